#pragma once

#include "shared/domain/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Time-based one-time passwords: RFC 6238 over HMAC-SHA-1, which every authenticator application knows; six digits, a
/// step of 30 seconds.
namespace polku::identity::totp {

inline constexpr int kDigits = 6;
inline constexpr std::int64_t kStepSeconds = 30;
/// A telephone's clock may be a step before or behind (RFC 6238, 5.2).
inline constexpr std::int64_t kDrift = 1;

/// 20 random bytes (RFC 4226, 4: 160 bits are recommended).
[[nodiscard]] std::string new_secret();

/// RFC 4648, 6, without padding: how a secret is shown to a person and told to an application.
[[nodiscard]] std::string base32(std::string_view bytes);

/// The value of HOTP (RFC 4226, 5.3) as text, with leading zeros. `digits` 6 to 8.
[[nodiscard]] std::string code_at(std::string_view secret, std::int64_t step, int digits = kDigits);

[[nodiscard]] std::int64_t step_of(domain::Instant now);

/// The step whose code this is: now's, or one of drift, and after `last_step`, so that no code is taken twice. Compares
/// in constant time.
[[nodiscard]] std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view code,
                                                        domain::Instant now, std::int64_t last_step);

/// What an application reads from a link or a QR code (the "Key Uri Format" of Google Authenticator).
[[nodiscard]] std::string key_uri(std::string_view issuer, std::string_view account, std::string_view secret);

}  // namespace polku::identity::totp
