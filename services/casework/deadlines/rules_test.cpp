#include "services/casework/deadlines/rules.h"

#include <gtest/gtest.h>

namespace polku::casework {
namespace {

using domain::LocalDate;

DeadlineRule const kRules[] = {
    {DeadlineKind::first_interview, LocalDate{2022, 5, 2}, LocalDate{2025, 12, 31}, 5, DeadlineUnit::working_days},
    {DeadlineKind::first_interview, LocalDate{2026, 1, 1}, std::nullopt, 10, DeadlineUnit::working_days},
    {DeadlineKind::review, LocalDate{2022, 5, 2}, std::nullopt, 3, DeadlineUnit::months},
    {DeadlineKind::stagnation, LocalDate{2022, 5, 2}, std::nullopt, 30, DeadlineUnit::days}};

TEST(DeadlineRules, TheFirstInterviewIsCountedInWorkingDaysFromTheOpening) {
    // Independence Day is a Sunday in 2026.
    EXPECT_EQ(next_deadline({LocalDate{2026, 11, 30}, {}}, kRules),
              (Deadline{DeadlineKind::first_interview, LocalDate{2026, 12, 14}}));
    // The setting of the day on which the count began holds to its end.
    EXPECT_EQ(next_deadline({LocalDate{2025, 12, 30}, {}}, kRules)->due_on, (LocalDate{2026, 1, 8}));
}

TEST(DeadlineRules, ThenAReviewEveryThreeMonthsFromTheLast) {
    EXPECT_EQ(next_deadline({LocalDate{2026, 1, 7}, LocalDate{2026, 11, 23}}, kRules),
              (Deadline{DeadlineKind::review, LocalDate{2027, 2, 23}}));
    // 28.2.2027 is a Sunday: the law moves it to the next working day.
    EXPECT_EQ(next_deadline({LocalDate{2026, 1, 7}, LocalDate{2026, 11, 30}}, kRules)->due_on, (LocalDate{2027, 3, 1}));
}

TEST(DeadlineRules, WithoutARuleInForceNothingIsDue) {
    EXPECT_FALSE(next_deadline({LocalDate{2020, 1, 7}, {}}, kRules));
    EXPECT_FALSE(next_deadline({LocalDate{2026, 1, 7}, {}}, {}));
    EXPECT_FALSE(standing_still_before(LocalDate{2026, 11, 30}, {}));
}

TEST(DeadlineRules, ACaseStandsStillAfterItsDaysWithoutAnAct) {
    auto const act = domain::start_of_day(LocalDate{2026, 11, 1});
    EXPECT_EQ(stands_still_from(act, kRules), (LocalDate{2026, 12, 1}));
    auto const on_the_day = standing_still_before(LocalDate{2026, 12, 1}, kRules).value();
    auto const the_day_before = standing_still_before(LocalDate{2026, 11, 30}, kRules).value();
    EXPECT_LT(act, on_the_day);
    EXPECT_FALSE(act < the_day_before);
}

}  // namespace
}  // namespace polku::casework
