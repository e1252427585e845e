#include "gateway/limits.h"

#include <algorithm>
#include <cmath>

namespace polku::gateway {

namespace {

constexpr double kMinute = 60'000;

}  // namespace

double Buckets::tokens_at(Bucket const& bucket, domain::Instant now) const {
    auto const most = static_cast<double>(per_minute_);
    // A clock that stepped back gives nothing, and takes nothing.
    auto const passed = std::max<std::int64_t>((now - bucket.filled_at).count(), 0);
    return std::min(most, bucket.tokens + most * static_cast<double>(passed) / kMinute);
}

void Buckets::make_room(domain::Instant now) {
    std::erase_if(buckets_,
                  [&](auto const& entry) { return tokens_at(entry.second, now) >= static_cast<double>(per_minute_); });
}

std::optional<std::int64_t> Buckets::take(std::string_view key, domain::Instant now) {
    if (per_minute_ <= 0) return std::nullopt;
    std::lock_guard const lock(mutex_);
    std::string const name(key);
    auto found = buckets_.find(name);
    if (found == buckets_.end()) {
        if (buckets_.size() >= most_) make_room(now);
        if (buckets_.size() >= most_) return std::nullopt;
        found = buckets_.emplace(name, Bucket{static_cast<double>(per_minute_), now}).first;
    }
    auto& bucket = found->second;
    bucket = {tokens_at(bucket, now), now};
    if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return std::nullopt;
    }
    ++refused_;
    auto const seconds = (1 - bucket.tokens) * 60 / static_cast<double>(per_minute_);
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(seconds)));
}

std::size_t Buckets::size() const {
    std::lock_guard const lock(mutex_);
    return buckets_.size();
}

}  // namespace polku::gateway
