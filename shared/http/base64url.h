#pragma once

#include <optional>
#include <string>
#include <string_view>

/// RFC 4648, 5, without padding: bytes as they may stand in a URL or a field.
namespace polku::http {

std::string to_base64url(std::string_view bytes);
/// Nothing: another character than of that alphabet, or bits that no byte needs.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace polku::http
