#pragma once

#include "shared/access/principal.h"
#include "shared/domain/instant.h"
#include "shared/domain/language.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace polku::gateway {

/// What identity says of a live session.
struct SignedIn {
    std::optional<access::Principal> principal;  ///< nothing until a membership is chosen
    domain::Language language = domain::Language::fi;
    std::string session;  ///< the session object of the API, as JSON
};

/// A right that has ended shows within this time (OWASP ASVS 5.0, 7.4).
inline constexpr std::chrono::milliseconds kSessionKept{1000};

/// Sessions by the hash of their token, each for at most kSessionKept. Thread-safe; held briefly.
class SessionCache {
public:
    explicit SessionCache(std::size_t limit = 10'000) : limit_(limit) {}

    [[nodiscard]] std::optional<SignedIn> find(std::string const& token_hash, domain::Instant now);

    /// Take it before identity is asked, and give it to keep(): what was asked before a forget() is not kept.
    [[nodiscard]] std::uint64_t mark() const;
    /// `asked_at`: when identity was asked, which is as old as the answer may be.
    void keep(std::string token_hash, SignedIn signed_in, domain::Instant asked_at, std::uint64_t mark);
    /// Signed out.
    void forget(std::string const& token_hash);
    /// Something of a person's sessions has changed: whoever comes next is asked about anew.
    void forget_all();

    [[nodiscard]] std::size_t size() const;

private:
    struct Entry {
        SignedIn signed_in;
        domain::Instant asked_at;
    };
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Entry> entries_;
    std::uint64_t forgotten_ = 0;
    std::size_t limit_;
};

}  // namespace polku::gateway
