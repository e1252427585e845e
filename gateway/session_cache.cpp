#include "gateway/session_cache.h"

#include <utility>

namespace polku::gateway {

namespace {

/// Also false when the clock stepped back: better asked once too often.
bool fresh(domain::Instant asked_at, domain::Instant now) {
    auto const age = now - asked_at;
    return age >= std::chrono::milliseconds{0} && age < kSessionKept;
}

}  // namespace

std::optional<SignedIn> SessionCache::find(std::string const& token_hash, domain::Instant now) {
    std::lock_guard const lock(mutex_);
    auto const found = entries_.find(token_hash);
    if (found == entries_.end()) return std::nullopt;
    if (fresh(found->second.asked_at, now)) return found->second.signed_in;
    entries_.erase(found);
    return std::nullopt;
}

std::uint64_t SessionCache::mark() const {
    std::lock_guard const lock(mutex_);
    return forgotten_;
}

void SessionCache::keep(std::string token_hash, SignedIn signed_in, domain::Instant asked_at, std::uint64_t mark) {
    std::lock_guard const lock(mutex_);
    if (mark != forgotten_) return;
    if (entries_.size() >= limit_ && !entries_.contains(token_hash)) {
        std::erase_if(entries_, [&](auto const& entry) { return !fresh(entry.second.asked_at, asked_at); });
        // So many people within one second: whoever has no place is asked about again.
        if (entries_.size() >= limit_) return;
    }
    entries_.insert_or_assign(std::move(token_hash), Entry{std::move(signed_in), asked_at});
}

void SessionCache::forget(std::string const& token_hash) {
    std::lock_guard const lock(mutex_);
    ++forgotten_;
    entries_.erase(token_hash);
}

void SessionCache::forget_all() {
    std::lock_guard const lock(mutex_);
    ++forgotten_;
    entries_.clear();
}

std::size_t SessionCache::size() const {
    std::lock_guard const lock(mutex_);
    return entries_.size();
}

}  // namespace polku::gateway
