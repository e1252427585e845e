#include "shared/domain/working_days.h"

#include <stdexcept>

namespace polku::domain {

namespace {

constexpr int kSaturday = 6;
constexpr int kSunday = 7;

// The Saturday of the week that begins on that day.
LocalDate saturday_from(LocalDate first) { return add_days(first, (kSaturday - iso_weekday(first) + 7) % 7); }

bool is_fixed_holiday(LocalDate date) {
    constexpr struct {
        unsigned month;
        unsigned day;
    } kFixed[] = {{1, 1}, {1, 6}, {5, 1}, {12, 6}, {12, 24}, {12, 25}, {12, 26}};
    for (auto const& fixed : kFixed) {
        if (date.month() == fixed.month && date.day() == fixed.day) return true;
    }
    return false;
}

bool is_easter_holiday(LocalDate date) {
    // Days after Easter Sunday: Good Friday, Easter Day and Monday, Ascension Day, Whit Sunday.
    auto const offset = days_between(easter_sunday(date.year()), date);
    return offset == -2 || offset == 0 || offset == 1 || offset == 39 || offset == 49;
}

}  // namespace

LocalDate easter_sunday(int year) {
    // Anonymous Gregorian algorithm (Meeus/Jones/Butcher), with its usual letters.
    int const a = year % 19;
    int const b = year / 100;
    int const c = year % 100;
    int const d = b / 4;
    int const e = b % 4;
    int const f = (b + 8) / 25;
    int const g = (b - f + 1) / 3;
    int const h = (19 * a + b - d - g + 15) % 30;
    int const i = c / 4;
    int const k = c % 4;
    int const l = (32 + 2 * e + 2 * i - h - k) % 7;
    int const m = (a + 11 * h + 22 * l) / 451;
    int const n = h + l - 7 * m + 114;
    return LocalDate{year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1)};
}

bool is_holiday(LocalDate date) {
    if (is_fixed_holiday(date)) return true;
    // Each kind only where it can fall: days are counted one by one.
    switch (date.month()) {
        case 3:
        case 4:
        case 5: return is_easter_holiday(date);
        case 6: {
            auto const midsummer = saturday_from(LocalDate{date.year(), 6, 20});
            return is_easter_holiday(date) || date == midsummer || date == add_days(midsummer, -1);
        }
        case 10:
        case 11: return date == saturday_from(LocalDate{date.year(), 10, 31});
        default: return false;
    }
}

bool is_working_day(LocalDate date, Saturdays saturdays) {
    auto const weekday = iso_weekday(date);
    if (weekday == kSunday || (weekday == kSaturday && saturdays == Saturdays::rest)) return false;
    return !is_holiday(date);
}

LocalDate add_working_days(LocalDate start, int n, Saturdays saturdays) {
    if (n < 0) throw std::invalid_argument("working days are counted forwards");
    auto date = start;
    while (n > 0) {
        date = add_days(date, 1);
        if (is_working_day(date, saturdays)) --n;
    }
    return date;
}

int working_days_between(LocalDate from, LocalDate to, Saturdays saturdays) {
    if (to < from) return -working_days_between(to, from, saturdays);
    int count = 0;
    for (auto date = from; date < to;) {
        date = add_days(date, 1);
        count += is_working_day(date, saturdays) ? 1 : 0;
    }
    return count;
}

LocalDate moved_over_rest_days(LocalDate date) {
    while (!is_working_day(date)) date = add_days(date, 1);
    return date;
}

LocalDate deadline_after_days(LocalDate start, int days) { return moved_over_rest_days(add_days(start, days)); }

LocalDate deadline_after_weeks(LocalDate start, int weeks) { return moved_over_rest_days(add_days(start, 7 * weeks)); }

LocalDate deadline_after_months(LocalDate start, int months) { return moved_over_rest_days(add_months(start, months)); }

LocalDate deadline_after_years(LocalDate start, int years) { return deadline_after_months(start, 12 * years); }

LocalDate months_full(LocalDate start, int months) { return add_months(start, months); }

bool lasted_over_months(LocalDate start, LocalDate last, int months) { return last > months_full(start, months); }

bool lasted_over_days(LocalDate start, LocalDate last, int days) { return days_between(start, last) + 1 > days; }

}  // namespace polku::domain
