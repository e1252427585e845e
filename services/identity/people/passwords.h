#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Passwords: Argon2id (RFC 9106) by libsodium. Both functions take tens of milliseconds and 64 MiB: heavy routes only,
/// never inside a transaction.
namespace polku::identity {

/// `$argon2id$...`: algorithm, parameters, salt and hash in one text.
[[nodiscard]] std::string hash_password(std::string_view password);

/// Whether the password is the one of `hash`. Without a hash (an unknown username) it is false after the same work, so
/// that the time taken does not tell which usernames exist.
[[nodiscard]] bool verify_password(std::optional<std::string> const& hash, std::string_view password);

/// How many passwords have been compared since the start: what a sign-in costs, whoever it is for.
[[nodiscard]] std::uint64_t passwords_compared();

}  // namespace polku::identity
