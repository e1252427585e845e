#pragma once

#include "shared/http/message.h"

#include <optional>
#include <string>
#include <string_view>

/// The sign-in cookie. `__Host-`: the browser takes it over TLS alone, for the whole host, and no neighbouring host can
/// plant one (RFC 6265bis, 4.1.3.2).
namespace polku::gateway {

inline constexpr std::string_view kCookieName = "__Host-polku";

/// The token that the browser shows; nothing when there is none, more than one, or what cannot be a token.
[[nodiscard]] std::optional<std::string> cookie_token(http::Request const& request);

/// Values of Set-Cookie. The cookie goes with the browser session; how long it is worth something, identity knows.
[[nodiscard]] std::string cookie_of(std::string_view token);
[[nodiscard]] std::string cleared_cookie();

}  // namespace polku::gateway
