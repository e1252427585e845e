#pragma once

#include "shared/domain/instant.h"
#include "shared/domain/problem.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// How guessing is slowed down: after some failed tries each next one waits, twice as long every time, never for ever
/// (OWASP ASVS 5.0, 6.3.1; NIST SP 800-63B, 3.2.2).
namespace polku::identity {

/// What failed tries are counted of.
enum class Counted : std::uint8_t {
    pair,     ///< one account from one source
    account,  ///< one account, from wherever its owner has not signed in before
    source,   ///< one source, whatever the account
    code,     ///< one account's one-time codes
};

/// Failed tries in a row.
struct Tries {
    std::int64_t failures = 1;
    domain::Instant last_at;
    domain::Instant open_at;  ///< nothing is tried before

    bool operator==(Tries const&) const = default;
};

/// Counted from the last one.
inline constexpr std::chrono::hours kTriesForgotten{1};
inline constexpr std::chrono::hours kSourceForgotten{90 * 24};

/// How long after this many failures the next try waits; at most five minutes.
std::chrono::milliseconds wait_after(Counted counted, std::int64_t failures);

/// One more try. It counts as failed until it is given back, so that many at once are not all the first. 429
/// `too_many_tries` with `retry_after` in seconds when it comes too soon: that one is not counted. When the clock has
/// gone back since the last one, nobody waits for as long as it went.
domain::Result<Tries> take_try(std::optional<Tries> const& before, Counted counted, domain::Instant now);

/// It was right after all: nothing when no failure is left.
std::optional<Tries> give_back(Tries const& tries);

/// Where tries come from: an IPv4 address as it is, of an IPv6 address the first 64 bits, since one household has them
/// all. Empty for what is no address.
std::string network_of(std::string_view source);

}  // namespace polku::identity
