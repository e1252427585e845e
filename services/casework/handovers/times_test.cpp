#include "services/casework/handovers/times.h"

#include <gtest/gtest.h>

#include <chrono>

namespace polku::casework {
namespace {

domain::Instant noon(int year, unsigned month, unsigned day) {
    return domain::start_of_day({year, month, day}) + std::chrono::hours(12);
}
/// Thursday, two working days before the weekend of Independence Day, which is a Sunday in 2026.
domain::Instant const kProposed = noon(2026, 12, 3);

TEST(HandoverTimes, CountFinnishWorkingDaysAfterTheDayOfTheProposal) {
    EXPECT_EQ(answer_by(kProposed, {}), (domain::LocalDate{2026, 12, 17}));
    EXPECT_EQ(answer_by(noon(2026, 12, 21), {}), (domain::LocalDate{2027, 1, 8}))
        << "Christmas Eve, Christmas Day, New Year and Epiphany do not count";
    EXPECT_EQ(answer_by(kProposed, {.answer = 1}), (domain::LocalDate{2026, 12, 4}));
}

TEST(HandoverTimes, RemindOnceOnEachOfTheirDays) {
    EXPECT_EQ(next_reminder(kProposed, {}, std::nullopt), domain::start_of_day({2026, 12, 8}));
    EXPECT_EQ(next_reminder(kProposed, {}, 3), domain::start_of_day({2026, 12, 10}));
    EXPECT_EQ(next_reminder(kProposed, {}, 5), std::nullopt);
    EXPECT_EQ(reminder_due(kProposed, {}, std::nullopt, noon(2026, 12, 7)), std::nullopt);
    EXPECT_EQ(reminder_due(kProposed, {}, std::nullopt, domain::start_of_day({2026, 12, 8})), 3);
    EXPECT_EQ(reminder_due(kProposed, {}, 3, noon(2026, 12, 9)), std::nullopt);
    EXPECT_EQ(reminder_due(kProposed, {}, 3, noon(2026, 12, 10)), 5);
    EXPECT_EQ(reminder_due(kProposed, {}, std::nullopt, noon(2026, 12, 11)), 5) << "the later of two that are late";
    EXPECT_EQ(reminder_due(kProposed, {}, 5, noon(2026, 12, 17)), std::nullopt);
}

TEST(HandoverTimes, KnowWhichProposalsHaveWaitedLongEnough) {
    EXPECT_EQ(proposed_by(0, {2026, 12, 8}), (domain::LocalDate{2026, 12, 8}));
    EXPECT_EQ(proposed_by(3, {2026, 12, 8}), (domain::LocalDate{2026, 12, 3}));
    EXPECT_EQ(proposed_by(3, {2026, 12, 7}), (domain::LocalDate{2026, 12, 2}));
    EXPECT_EQ(proposed_by(1, {2026, 12, 6}), (domain::LocalDate{2026, 12, 3})) << "a Sunday: Friday was its day";
}

}  // namespace
}  // namespace polku::casework
