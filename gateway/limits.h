#pragma once

#include "shared/domain/instant.h"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

/// How much one person, and one address, may ask for (OWASP ASVS 5.0, 2.4.1).
namespace polku::gateway {

struct Limits {
    std::int64_t person_per_minute = 1'200;   ///< 0 = no limit
    std::int64_t address_per_minute = 6'000;  ///< 0 = no limit; a whole house may stand behind one address
    /// Whether also what comes from this very machine is limited: measurements, and a proxy that names nobody.
    bool own_machine = false;
};

/// A token bucket for each key: a minute's worth at once, refilled evenly. Thread-safe; held briefly. Keeps at most
/// `most` buckets: past that, new keys are not limited until old ones have filled up again.
class Buckets {
public:
    explicit Buckets(std::int64_t per_minute, std::size_t most = 20'000) : per_minute_(per_minute), most_(most) {}

    /// Nothing: taken. Otherwise in how many whole seconds there is one.
    [[nodiscard]] std::optional<std::int64_t> take(std::string_view key, domain::Instant now);

    [[nodiscard]] std::uint64_t refused() const { return refused_; }
    [[nodiscard]] std::size_t size() const;

private:
    struct Bucket {
        double tokens;
        domain::Instant filled_at;
    };
    [[nodiscard]] double tokens_at(Bucket const& bucket, domain::Instant now) const;
    void make_room(domain::Instant now);

    std::int64_t per_minute_;
    std::size_t most_;
    std::atomic<std::uint64_t> refused_ = 0;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace polku::gateway
