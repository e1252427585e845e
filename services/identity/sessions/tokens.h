#pragma once

#include <string>
#include <string_view>

/// What a browser shows to say who it is. The token is told once, to its owner; the database knows its hash alone.
namespace polku::identity {

/// 256 random bits in base64url without padding (RFC 4648, 5): 43 characters.
[[nodiscard]] std::string new_token();

/// SHA-256 in lower-case hexadecimal. Fast is enough: nobody guesses 256 random bits.
[[nodiscard]] std::string token_hash(std::string_view token);

}  // namespace polku::identity
