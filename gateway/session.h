#pragma once

#include "gateway/session_acts.h"
#include "gateway/session_cache.h"
#include "shared/domain/instant.h"
#include "shared/domain/problem.h"
#include "shared/http/channel.h"

#include <optional>
#include <string>
#include <string_view>

/// Signing in and out, and who a cookie belongs to. identity owns the sessions; a token stays between the browser, the
/// gateway and identity.
namespace polku::gateway {

class Sessions {
public:
    /// Both outlive this.
    Sessions(http::Channel& identity, domain::Clock const& clock) : identity_(identity), clock_(clock) {}

    /// Who asks: the session of the request's cookie, at most one second old. Nothing: not signed in. Problem: 503 when
    /// identity is away.
    runtime::Awaitable<domain::Result<std::optional<SignedIn>>> resolve(http::Request const& request);

    /// The same, asked of identity now: also what ended within this second shows. The session is looked at, and not
    /// heard of: looking does not keep it alive.
    runtime::Awaitable<domain::Result<std::optional<SignedIn>>> look(http::Request const& request);

    /// Answers /api/v1/session and what is listed in session_acts.h; 404 beside them and 405 for other methods.
    runtime::Awaitable<http::Response> answer(http::Request request);

private:
    runtime::Awaitable<http::Response> sign_in(http::Request request);
    runtime::Awaitable<http::Response> show(http::Request request);
    runtime::Awaitable<http::Response> act(http::Request request, SessionAct const& act);
    runtime::Awaitable<http::Response> sign_out(http::Request request);
    runtime::Awaitable<domain::Result<std::optional<SignedIn>>> look_up(std::string token, http::Request const& request,
                                                                        bool peek);
    runtime::Awaitable<domain::Result<std::optional<SignedIn>>> ask(std::string token, http::Request const& request,
                                                                    bool peek);
    runtime::Awaitable<http::Response> close(std::string token, http::Request const& request);

    http::Channel& identity_;
    domain::Clock const& clock_;
    SessionCache cache_;
};

}  // namespace polku::gateway
