#pragma once

#include "shared/http/message.h"
#include "shared/runtime/awaitable.h"

#include <utility>

namespace polku::http {

class Router;

/// How one part calls another, in this process or in another: the same call.
class Channel {
public:
    virtual ~Channel() = default;
    /// Answers what the other part answered, or 503 when it is away. Throws nothing.
    virtual runtime::Awaitable<Response> send(Request request) = 0;
    /// The same for an answer that may be a stream (Response::stream), whose pieces are then asked for on this very
    /// loop. When either side goes away, so does the other. Where both share a process, every answer may be one.
    virtual runtime::Awaitable<Response> stream(Request request) { return send(std::move(request)); }
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
