#pragma once

#include "shared/http/message.h"
#include "shared/runtime/awaitable.h"

namespace polku::http {

class Router;

/// How one part calls another, in this process or in another: the same call.
class Channel {
public:
    virtual ~Channel() = default;
    /// Answers what the other part answered, or 503 when it is away. Throws nothing. Where the answer is a stream
    /// (Response::stream), its pieces are asked for on this very loop; when either side goes away, so does the other.
    virtual runtime::Awaitable<Response> send(Request request) = 0;
};

/// Calls the router in the same process, without a socket. The parts of a process know each other in circles, so a
/// channel is made first and connected when its part stands; until then the part is away (503).
class LocalChannel final : public Channel {
public:
    LocalChannel() = default;
    explicit LocalChannel(Router& router) : router_(&router) {}
    /// Before the first request.
    void connect(Router& router) { router_ = &router; }
    runtime::Awaitable<Response> send(Request request) override;

private:
    Router* router_ = nullptr;
};

}  // namespace polku::http
