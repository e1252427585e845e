// Local dates, and what day it is in Helsinki.
#pragma once

#include "shared/domain/instant.h"

#include <chrono>
#include <compare>
#include <expected>
#include <string>
#include <string_view>

namespace polku::domain {

// A day of the proleptic Gregorian calendar in Europe/Helsinki; always a day that exists. 1970-01-01 by default.
class LocalDate {
public:
    constexpr LocalDate() = default;

    // Requires: the day exists; otherwise std::invalid_argument. Text from outside goes through parse_*.
    LocalDate(int year, unsigned month, unsigned day);
    explicit LocalDate(std::chrono::year_month_day date);
    explicit LocalDate(std::chrono::sys_days days) : date_(days) {}

    [[nodiscard]] constexpr int year() const { return static_cast<int>(date_.year()); }
    [[nodiscard]] constexpr unsigned month() const { return static_cast<unsigned>(date_.month()); }
    [[nodiscard]] constexpr unsigned day() const { return static_cast<unsigned>(date_.day()); }
    [[nodiscard]] constexpr std::chrono::year_month_day ymd() const { return date_; }
    [[nodiscard]] constexpr std::chrono::sys_days days() const { return std::chrono::sys_days{date_}; }

    bool operator==(LocalDate const&) const = default;
    std::strong_ordering operator<=>(LocalDate const&) const = default;

private:
    std::chrono::year_month_day date_{std::chrono::year{1970}, std::chrono::month{1}, std::chrono::day{1}};
};

enum class DateFault {
    not_a_date,    // not of the form at all
    no_such_date,  // of the form, but the calendar has no such day (31.2.2026)
};

[[nodiscard]] std::string_view fault_code(DateFault fault);  // the key in messages.h

[[nodiscard]] std::string format_iso(LocalDate date);      // 2026-11-30
[[nodiscard]] std::string format_finnish(LocalDate date);  // 30.11.2026, 5.4.2026

[[nodiscard]] std::expected<LocalDate, DateFault> parse_iso(std::string_view text);      // YYYY-MM-DD exactly
[[nodiscard]] std::expected<LocalDate, DateFault> parse_finnish(std::string_view text);  // d.m.yyyy or dd.mm.yyyy

// The day it is in Helsinki at that instant.
[[nodiscard]] LocalDate local_date(Instant instant);

// The first instant of the day in Helsinki. The day lasts until start_of_day(add_days(date, 1)): 23, 24 or 25 hours.
[[nodiscard]] Instant start_of_day(LocalDate date);

[[nodiscard]] LocalDate add_days(LocalDate date, int days);

// The day with the same number, or the month's last day when it has none (31.1. + 1 month = 28.2. or 29.2.).
[[nodiscard]] LocalDate add_months(LocalDate date, int months);

[[nodiscard]] LocalDate last_day_of_month(LocalDate date);
[[nodiscard]] int days_between(LocalDate from, LocalDate to);  // to - from; negative when `to` is earlier

// Full years on that day; negative before birth. Born on 29 February: the year fills on 1 March in common years.
[[nodiscard]] int age(LocalDate birth, LocalDate on);

[[nodiscard]] int iso_weekday(LocalDate date);  // 1 = Monday ... 7 = Sunday

}  // namespace polku::domain
