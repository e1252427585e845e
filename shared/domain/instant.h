// A point in time, and the clock that tells it. Rules never ask a clock: they are given `now`.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace polku::domain {

// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted (as stored in the database).
struct Instant {
    std::int64_t ms = 0;

    bool operator==(Instant const&) const = default;
    std::strong_ordering operator<=>(Instant const&) const = default;
};

[[nodiscard]] constexpr Instant operator+(Instant instant, std::chrono::milliseconds duration) {
    return {instant.ms + duration.count()};
}

[[nodiscard]] constexpr Instant operator-(Instant instant, std::chrono::milliseconds duration) {
    return {instant.ms - duration.count()};
}

[[nodiscard]] constexpr std::chrono::milliseconds operator-(Instant later, Instant earlier) {
    return std::chrono::milliseconds{later.ms - earlier.ms};
}

// RFC 3339 in UTC, always with milliseconds: 2026-11-22T13:05:09.123Z. Requires: years 0000 to 9999.
[[nodiscard]] std::string format_instant(Instant instant);

// RFC 3339 with any offset; up to nine digits of fraction, cut (not rounded) to milliseconds. Nothing for what is not a
// time: a missing offset, an impossible date, hour 24, a leap second, text before or after.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);

class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};

// Tests move it; it never moves by itself. Not for several threads.
class FakeClock final : public Clock {
public:
    // 2026-11-22T10:00:00Z, noon in Helsinki, unless told.
    explicit FakeClock(Instant now = Instant{1'795'341'600'000}) : now_(now) {}

    [[nodiscard]] Instant now() const override { return now_; }
    void set(Instant now) { now_ = now; }
    void advance(std::chrono::milliseconds duration) { now_ = now_ + duration; }

private:
    Instant now_;
};

}  // namespace polku::domain
