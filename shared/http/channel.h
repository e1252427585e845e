#pragma once

#include "shared/http/message.h"
#include "shared/runtime/awaitable.h"

namespace polku::http {

class Router;

/// How one part calls another, in this process or in another: the same call.
class Channel {
public:
    virtual ~Channel() = default;
    /// Answers what the other part answered, or 503 when it is away. Throws nothing.
    virtual runtime::Awaitable<Response> send(Request request) = 0;
};

/// Calls the router in the same process, without a socket.
class LocalChannel final : public Channel {
public:
    explicit LocalChannel(Router& router) : router_(router) {}
    runtime::Awaitable<Response> send(Request request) override;

private:
    Router& router_;
};

}  // namespace polku::http
