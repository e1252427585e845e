#include "services/casework/handovers/figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

namespace polku::casework {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

domain::Id const kA{"a"};
domain::Id const kB{"b"};

/// Proposed on Monday 9.11.2026, decided so many days later.
Wait wait_of(int days, HandoverState state = HandoverState::accepted) {
    auto const monday = domain::start_of_day({2026, 11, 9});
    return {kA, kB, state, monday, monday + std::chrono::hours(24 * days + 12)};
}

TEST(HandoverFigures, AreOfFiveOrMore) {
    std::vector<Wait> waits(4, wait_of(1));
    EXPECT_THAT(wait_figures(waits), IsEmpty());
    waits.push_back({kB, kA, HandoverState::accepted, {}, {}});
    EXPECT_THAT(wait_figures(waits), IsEmpty()) << "the other way is another pair";
    waits.push_back(wait_of(1));
    EXPECT_THAT(wait_figures(waits), SizeIs(1));
}

TEST(HandoverFigures, CountWorkingDaysAndHowItEnded) {
    using enum HandoverState;
    std::vector<Wait> const waits{wait_of(0), wait_of(1, declined), wait_of(7, withdrawn), wait_of(14, expired),
                                  wait_of(2)};
    auto const figures = wait_figures(waits);
    ASSERT_THAT(figures, SizeIs(1));
    EXPECT_EQ(figures[0].decided, 5);
    EXPECT_EQ(figures[0].accepted, 2);
    EXPECT_EQ(figures[0].declined, 1);
    EXPECT_EQ(figures[0].withdrawn, 1);
    EXPECT_EQ(figures[0].expired, 1);
    EXPECT_EQ(figures[0].median_working_days, 2);
    EXPECT_EQ(figures[0].longest_working_days, 10);
}

TEST(HandoverFigures, HalfOfThemWaitedAtMostTheMedian) {
    std::vector<Wait> const waits{wait_of(0), wait_of(0), wait_of(1), wait_of(2), wait_of(3), wait_of(3)};
    EXPECT_EQ(wait_figures(waits).at(0).median_working_days, 1);
}

}  // namespace
}  // namespace polku::casework
