#include "shared/domain/working_days.h"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

namespace polku::domain {

namespace {

std::set<std::string> holidays_of(int year) {
    std::set<std::string> holidays;
    for (auto date = LocalDate(year, 1, 1); date.year() == year; date = add_days(date, 1)) {
        if (is_holiday(date)) holidays.insert(format_finnish(date).substr(0, format_finnish(date).size() - 4));
    }
    return holidays;
}

std::set<std::string> with_fixed_holidays(std::set<std::string> movable) {
    movable.merge(std::set<std::string>{"1.1.", "6.1.", "1.5.", "6.12.", "24.12.", "25.12.", "26.12."});
    return movable;
}

}  // namespace

TEST(WorkingDays, HolidaysOfThreeYears) {
    // Good Friday, Easter Day and Monday, Ascension Day, Whit Sunday, Midsummer Eve and Day, All Saints' Day.
    EXPECT_EQ(holidays_of(2026),
              with_fixed_holidays({"3.4.", "5.4.", "6.4.", "14.5.", "24.5.", "19.6.", "20.6.", "31.10."}));
    EXPECT_EQ(holidays_of(2027),
              with_fixed_holidays({"26.3.", "28.3.", "29.3.", "6.5.", "16.5.", "25.6.", "26.6.", "6.11."}));
    EXPECT_EQ(holidays_of(2028),
              with_fixed_holidays({"14.4.", "16.4.", "17.4.", "25.5.", "4.6.", "23.6.", "24.6.", "4.11."}));
}

TEST(WorkingDays, EasterAtItsExtremes) {
    EXPECT_EQ(easter_sunday(1818), LocalDate(1818, 3, 22));
    EXPECT_EQ(easter_sunday(2008), LocalDate(2008, 3, 23));
    EXPECT_EQ(easter_sunday(2038), LocalDate(2038, 4, 25));
    EXPECT_EQ(easter_sunday(2000), LocalDate(2000, 4, 23));
}

TEST(WorkingDays, TenFromTheEndOfNovember) {
    LocalDate const monday(2026, 11, 30);
    EXPECT_EQ(add_working_days(monday, 10), LocalDate(2026, 12, 14));  // Independence Day is a Sunday
    EXPECT_EQ(add_working_days(monday, 10, Saturdays::work), LocalDate(2026, 12, 11));
    EXPECT_EQ(add_working_days(monday, 0), monday);
    EXPECT_THROW((void)add_working_days(monday, -1), std::invalid_argument);
}

TEST(WorkingDays, EvesAndHolidaysAreSkipped) {
    EXPECT_EQ(add_working_days(LocalDate(2026, 6, 18), 1), LocalDate(2026, 6, 22));    // over Midsummer
    EXPECT_EQ(add_working_days(LocalDate(2026, 12, 23), 1), LocalDate(2026, 12, 28));  // over Christmas
    EXPECT_EQ(add_working_days(LocalDate(2026, 4, 2), 1), LocalDate(2026, 4, 7));      // over Easter
    EXPECT_EQ(add_working_days(LocalDate(2026, 4, 2), 1, Saturdays::work), LocalDate(2026, 4, 4));
    EXPECT_FALSE(is_working_day(LocalDate(2026, 10, 31), Saturdays::work));
}

TEST(WorkingDays, BetweenIsTheInverse) {
    LocalDate const start(2026, 11, 28);
    for (int n = 0; n < 300; ++n) {
        ASSERT_EQ(working_days_between(start, add_working_days(start, n)), n);
        ASSERT_EQ(working_days_between(add_working_days(start, n), start), -n);
    }
}

TEST(Deadlines, MoveOverRestDays) {
    EXPECT_EQ(deadline_after_days(LocalDate(2026, 11, 22), 7), LocalDate(2026, 11, 30));  // Sunday -> Monday
    EXPECT_EQ(deadline_after_days(LocalDate(2026, 11, 23), 7), LocalDate(2026, 11, 30));
    EXPECT_EQ(deadline_after_weeks(LocalDate(2026, 12, 10), 2), LocalDate(2026, 12, 28));  // Christmas Eve
    EXPECT_EQ(deadline_after_months(LocalDate(2026, 5, 19), 1), LocalDate(2026, 6, 22));   // Midsummer Eve
    EXPECT_EQ(deadline_after_months(LocalDate(2026, 12, 31), 2), LocalDate(2027, 3, 1));   // 28.2. is a Sunday
    EXPECT_EQ(deadline_after_months(LocalDate(2026, 3, 30), 1),
              LocalDate(2026, 4, 30));  // the eve of May Day is no rest day
    EXPECT_EQ(deadline_after_months(LocalDate(2026, 4, 1), 1), LocalDate(2026, 5, 4));  // May Day, a Friday
    EXPECT_EQ(deadline_after_years(LocalDate(2024, 2, 29), 1), LocalDate(2025, 2, 28));
}

TEST(Deadlines, OverThreeMonths) {
    LocalDate const start(2026, 8, 15);
    EXPECT_EQ(months_full(start, 3), LocalDate(2026, 11, 15));  // a Sunday: a spell's months are not moved
    EXPECT_FALSE(lasted_over_months(start, LocalDate(2026, 11, 15), 3));
    EXPECT_TRUE(lasted_over_months(start, LocalDate(2026, 11, 16), 3));
    EXPECT_FALSE(lasted_over_days(start, LocalDate(2026, 11, 12), 90));
    EXPECT_TRUE(lasted_over_days(start, LocalDate(2026, 11, 13), 90));
    EXPECT_FALSE(lasted_over_days(start, LocalDate(2026, 11, 13), 91));
}

}  // namespace polku::domain
