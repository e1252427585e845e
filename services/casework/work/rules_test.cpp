#include "services/casework/work/rules.h"

#include <gtest/gtest.h>

namespace polku::casework {
namespace {

using domain::LocalDate;

TEST(UrgencyTest, GroupsByTheDayItIsDue) {
    LocalDate const monday(2026, 11, 23);
    EXPECT_EQ(urgency(LocalDate(2026, 11, 20), monday), Urgency::late);
    EXPECT_EQ(urgency(monday, monday), Urgency::today);
    EXPECT_EQ(urgency(LocalDate(2026, 11, 24), monday), Urgency::this_week);
    EXPECT_EQ(urgency(LocalDate(2026, 11, 29), monday), Urgency::this_week);
    EXPECT_EQ(urgency(LocalDate(2026, 11, 30), monday), Urgency::later);
}

TEST(UrgencyTest, OnSundayTheWeekEnds) {
    LocalDate const sunday(2026, 11, 29);
    EXPECT_EQ(urgency(sunday, sunday), Urgency::today);
    EXPECT_EQ(urgency(LocalDate(2026, 11, 30), sunday), Urgency::later);
}

}  // namespace
}  // namespace polku::casework
