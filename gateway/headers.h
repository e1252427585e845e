#pragma once

#include "shared/http/message.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// What comes in by the door and may not go on, and what every answer carries out.
namespace polku::gateway {

/// Whether the one Host names an allowed host, with any port. `hosts` are in lower case, IPv6 without brackets.
[[nodiscard]] bool host_allowed(http::Request const& request, std::span<std::string const> hosts);

/// Drops what a client may not tell a service: what only the inside says of itself or of the way (Forwarded,
/// X-Forwarded-*, X-Real-IP, X-Road-*, X-Internal-*, X-Polku-*, X-Request-Id), hop-by-hop fields and those that
/// Connection names, names with `_` (some readers take it for `-`), and what ends here (Cookie, Authorization).
void drop_inbound(http::Headers& headers);

enum class AnswerKind : std::uint8_t { api, web };

/// The security headers and the request id. What a part has set of the security headers is replaced; Cache-Control of
/// its own stays, otherwise no-store.
void complete(http::Response& response, AnswerKind kind, std::string_view request_id);

}  // namespace polku::gateway
