#include "shared/domain/date.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace polku::domain {

TEST(LocalDate, IsAlwaysADayThatExists) {
    EXPECT_EQ(format_iso(LocalDate{}), "1970-01-01");
    EXPECT_NO_THROW(LocalDate(2024, 2, 29));
    EXPECT_THROW(LocalDate(2026, 2, 29), std::invalid_argument);
    EXPECT_LT(LocalDate(2026, 1, 31), LocalDate(2026, 2, 1));
}

TEST(LocalDate, ParsesIso) {
    EXPECT_EQ(parse_iso("2026-11-30"), LocalDate(2026, 11, 30));
    EXPECT_EQ(parse_iso("0001-01-01"), LocalDate(1, 1, 1));
    for (auto const* text : {"", "2026-11-3", "2026-1-30", "26-11-30", "2026/11/30", "30.11.2026", "2026-11-30Z",
                             " 2026-11-30", "2026-11--3", "+026-11-30", "2026-1 -30", "02026-1-30", "20261-1-30"})
        EXPECT_EQ(parse_iso(text).error(), DateFault::not_a_date) << text;
    for (auto const* text :
         {"2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31", "0000-01-01", "2100-02-29"})
        EXPECT_EQ(parse_iso(text).error(), DateFault::no_such_date) << text;
}

TEST(LocalDate, ParsesFinnish) {
    EXPECT_EQ(parse_finnish("5.4.2026"), LocalDate(2026, 4, 5));
    EXPECT_EQ(parse_finnish("05.04.2026"), LocalDate(2026, 4, 5));
    EXPECT_EQ(parse_finnish("31.12.2027"), LocalDate(2027, 12, 31));
    for (auto const* text : {"", "5.4.26", "5.4.", "2026-13-01", "2026-04-05", "005.4.2026", "5,4,2026", "5.4.2026 ",
                             "5.4.02026", "5. 4.2026", "eilen"})
        EXPECT_EQ(parse_finnish(text).error(), DateFault::not_a_date) << text;
    for (auto const* text : {"31.6.2025", "29.2.2026", "0.1.2026", "1.13.2026", "31.2.2026"})
        EXPECT_EQ(parse_finnish(text).error(), DateFault::no_such_date) << text;
}

TEST(LocalDate, Formats) {
    EXPECT_EQ(format_iso(LocalDate(2026, 4, 5)), "2026-04-05");
    EXPECT_EQ(format_finnish(LocalDate(2026, 4, 5)), "5.4.2026");
    EXPECT_EQ(format_finnish(LocalDate(24, 2, 29)), "29.2.0024") << "as parse_finnish takes it";
}

TEST(LocalDate, HelsinkiChangesDayAtItsOwnMidnight) {
    EXPECT_EQ(local_date(*parse_instant("2026-11-22T21:59:59.999Z")), LocalDate(2026, 11, 22));  // +02:00
    EXPECT_EQ(local_date(*parse_instant("2026-11-22T22:00:00Z")), LocalDate(2026, 11, 23));
    EXPECT_EQ(local_date(*parse_instant("2026-06-30T20:59:59.999Z")), LocalDate(2026, 6, 30));  // +03:00
    EXPECT_EQ(local_date(*parse_instant("2026-06-30T21:00:00Z")), LocalDate(2026, 7, 1));
    EXPECT_EQ(local_date(*parse_instant("1969-12-31T21:59:59Z")), LocalDate(1969, 12, 31));
}

TEST(LocalDate, DaysHave23Or24Or25Hours) {
    auto const hours = [](LocalDate date) {
        return (start_of_day(add_days(date, 1)) - start_of_day(date)) / std::chrono::hours{1};
    };
    EXPECT_EQ(format_instant(start_of_day(LocalDate(2026, 11, 22))), "2026-11-21T22:00:00.000Z");
    EXPECT_EQ(hours(LocalDate(2026, 3, 29)), 23);
    EXPECT_EQ(hours(LocalDate(2026, 10, 25)), 25);
    EXPECT_EQ(hours(LocalDate(2026, 11, 22)), 24);
}

TEST(LocalDate, StartOfDayIsTheInverse) {
    for (auto date = LocalDate(2025, 12, 25); date < LocalDate(2027, 1, 5); date = add_days(date, 1)) {
        ASSERT_EQ(local_date(start_of_day(date)), date);
        ASSERT_EQ(local_date(start_of_day(date) - std::chrono::milliseconds{1}), add_days(date, -1));
    }
}

TEST(LocalDate, MonthsEndOnTheSameNumberOrTheLast) {
    EXPECT_EQ(add_months(LocalDate(2026, 1, 31), 1), LocalDate(2026, 2, 28));
    EXPECT_EQ(add_months(LocalDate(2024, 1, 31), 1), LocalDate(2024, 2, 29));
    EXPECT_EQ(add_months(LocalDate(2026, 11, 30), 3), LocalDate(2027, 2, 28));
    EXPECT_EQ(add_months(LocalDate(2024, 2, 29), 12), LocalDate(2025, 2, 28));
    EXPECT_EQ(add_months(LocalDate(2026, 3, 31), -1), LocalDate(2026, 2, 28));
    EXPECT_EQ(add_months(LocalDate(2026, 1, 15), -13), LocalDate(2024, 12, 15));
    EXPECT_EQ(last_day_of_month(LocalDate(2026, 2, 1)), LocalDate(2026, 2, 28));
}

TEST(LocalDate, AgeFillsOnTheBirthday) {
    LocalDate const birth(1996, 11, 22);
    EXPECT_EQ(age(birth, LocalDate(2026, 11, 21)), 29);
    EXPECT_EQ(age(birth, LocalDate(2026, 11, 22)), 30);
    EXPECT_EQ(age(LocalDate(2004, 2, 29), LocalDate(2022, 2, 28)), 17);
    EXPECT_EQ(age(LocalDate(2004, 2, 29), LocalDate(2022, 3, 1)), 18);
    EXPECT_EQ(age(birth, LocalDate(1996, 11, 21)), -1);
}

TEST(LocalDate, WeekdaysAndDistances) {
    EXPECT_EQ(iso_weekday(LocalDate(2026, 11, 30)), 1);
    EXPECT_EQ(iso_weekday(LocalDate(2026, 12, 6)), 7);
    EXPECT_EQ(days_between(LocalDate(2026, 2, 27), LocalDate(2026, 3, 1)), 2);
    EXPECT_EQ(days_between(LocalDate(2026, 3, 1), LocalDate(2026, 2, 27)), -2);
}

}  // namespace polku::domain
