#pragma once

#include "gateway/session_cache.h"
#include "shared/domain/instant.h"
#include "shared/domain/problem.h"
#include "shared/http/channel.h"

#include <optional>
#include <string_view>

/// Signing in and out, and who a cookie belongs to. identity owns the sessions; a token stays between the browser, the
/// gateway and identity.
namespace polku::gateway {

inline constexpr std::string_view kSessionPath = "/api/v1/session";
inline constexpr std::string_view kMembershipPath = "/api/v1/session/membership";

class Sessions {
public:
    /// Both outlive this.
    Sessions(http::Channel& identity, domain::Clock const& clock) : identity_(identity), clock_(clock) {}

    /// Who asks: the session of the request's cookie, at most one second old. Nothing: not signed in. Problem: 503 when
    /// identity is away.
    runtime::Awaitable<domain::Result<std::optional<SignedIn>>> resolve(http::Request const& request);

    /// Answers /api/v1/session and /api/v1/session/membership; 404 below them and 405 for other methods.
    runtime::Awaitable<http::Response> answer(http::Request request);

private:
    runtime::Awaitable<http::Response> sign_in(http::Request request);
    runtime::Awaitable<http::Response> show(http::Request request);
    runtime::Awaitable<http::Response> switch_membership(http::Request request);
    runtime::Awaitable<http::Response> sign_out(http::Request request);
    runtime::Awaitable<http::Response> close(std::string token, http::Request const& request);

    http::Channel& identity_;
    domain::Clock const& clock_;
    SessionCache cache_;
};

}  // namespace polku::gateway
