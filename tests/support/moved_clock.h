#pragma once

#include "shared/domain/date.h"
#include "shared/domain/instant.h"

#include <atomic>
#include <chrono>

namespace polku::tests {

/// The system's clock, moved by as much as the test says: it goes on by itself, so that what happens after another is
/// later. For several threads.
class MovedClock final : public domain::Clock {
public:
    MovedClock() = default;
    /// Begins at noon of today in Helsinki: for what comes out otherwise at another hour of the day.
    struct Noon {};
    explicit MovedClock(Noon) { set_day(today()); }

    [[nodiscard]] domain::Instant now() const override {
        return domain::SystemClock().now() + std::chrono::milliseconds(moved_by_.load());
    }
    void advance(std::chrono::milliseconds duration) { moved_by_ += duration.count(); }
    /// Noon of that day in Helsinki.
    void set_day(domain::LocalDate day) {
        auto const noon = domain::start_of_day(day) + std::chrono::hours(12);
        advance(noon - now());
    }
    [[nodiscard]] domain::LocalDate today() const { return domain::local_date(now()); }

private:
    std::atomic<std::int64_t> moved_by_ = 0;
};

}  // namespace polku::tests
