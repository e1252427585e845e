#include "shared/domain/instant.h"

#include <gtest/gtest.h>

namespace polku::domain {

TEST(Instant, IsFormattedInUtcWithMilliseconds) {
    EXPECT_EQ(format_instant(Instant{0}), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(format_instant(Instant{-1}), "1969-12-31T23:59:59.999Z");
    EXPECT_EQ(format_instant(FakeClock{}.now()), "2026-11-22T10:00:00.000Z");
}

TEST(Instant, ParsesOffsetsAndFractions) {
    EXPECT_EQ(parse_instant("1970-01-01T00:00:00Z"), Instant{0});
    EXPECT_EQ(parse_instant("1970-01-01t02:00:00+02:00"), Instant{0});
    EXPECT_EQ(parse_instant("1969-12-31T19:30:00-04:30"), Instant{0});
    EXPECT_EQ(parse_instant("1970-01-01T00:00:00.5z"), Instant{500});
    EXPECT_EQ(parse_instant("1970-01-01T00:00:00.123999999Z"), Instant{123});
    EXPECT_EQ(parse_instant("1985-04-12T23:20:50.52Z"), Instant{482196050520});
    EXPECT_EQ(parse_instant("2024-02-29T00:00:00-00:00"), parse_instant("2024-02-29T00:00:00Z"));
}

TEST(Instant, RoundTrips) {
    for (std::int64_t const ms :
         {-62'135'596'800'000LL, -1LL, 0LL, 951'782'400'000LL, 1'795'351'509'123LL, 253'402'300'799'999LL})
        EXPECT_EQ(parse_instant(format_instant(Instant{ms})), Instant{ms}) << ms;
}

TEST(Instant, RefusesWhatIsNotATime) {
    for (auto const* text : {"",
                             "2026-11-22",
                             "2026-11-22T13:05:09",
                             "2026-11-22 13:05:09Z",
                             "2026-11-22T13:05Z",
                             "2026-11-22T24:00:00Z",
                             "2026-11-22T13:60:00Z",
                             "2026-06-30T23:59:60Z",
                             "2026-02-29T00:00:00Z",
                             "2026-13-01T00:00:00Z",
                             "2026-00-10T00:00:00Z",
                             "2026-11-22T13:05:09.Z",
                             "2026-11-22T13:05:09.1234567890Z",
                             "2026-11-22T13:05:09+24:00",
                             "2026-11-22T13:05:09+0200",
                             "2026-11-22T13:05:09Zx",
                             " 2026-11-22T13:05:09Z",
                             "26-11-22T13:05:09Z",
                             "2026-11-22T13:05:09,5Z",
                             "-026-11-22T13:05:09Z"})
        EXPECT_EQ(parse_instant(text), std::nullopt) << text;
    EXPECT_EQ(parse_instant(std::string_view{"2026-11-22T13:05:09Z\0", 21}), std::nullopt);
}

TEST(Instant, FakeClockMovesWhenTold) {
    FakeClock clock;
    auto const before = clock.now();
    EXPECT_EQ(clock.now(), before);
    clock.advance(std::chrono::minutes{5});
    EXPECT_EQ(clock.now() - before, std::chrono::minutes{5});
    EXPECT_EQ(clock.now() - std::chrono::minutes{5}, before);
    EXPECT_GT(SystemClock{}.now(), Instant{1'700'000'000'000});
}

}  // namespace polku::domain
