// Finnish public holidays, working days and deadlines. Sources: Act on the calculation of prescribed time limits
// (150/1930), and the holidays as fixed by law (kirkkolaki 1054/1993, 4:3; 388/1937; 272/1944).
#pragma once

#include "shared/domain/date.h"

namespace polku::domain {

// Easter Sunday by the anonymous Gregorian algorithm.
[[nodiscard]] LocalDate easter_sunday(int year);

// A holy day other than an ordinary Sunday, Independence Day, May Day, or one of the two eves on which deadlines do not
// end (Midsummer Eve, Christmas Eve).
[[nodiscard]] bool is_holiday(LocalDate date);

enum class Saturdays {
    rest,  // the usual week: Monday to Friday
    work,  // where a contract counts Saturdays as working days
};

[[nodiscard]] bool is_working_day(LocalDate date, Saturdays saturdays = Saturdays::rest);

// The n-th working day after `start`, which is itself not counted. Requires: n >= 0; n = 0 gives `start`.
[[nodiscard]] LocalDate add_working_days(LocalDate start, int n, Saturdays saturdays = Saturdays::rest);

// Working days after `from`, up to and including `to`; negative when `to` is earlier. The inverse of add_working_days.
[[nodiscard]] int working_days_between(LocalDate from, LocalDate to, Saturdays saturdays = Saturdays::rest);

// A time limit under 150/1930: the start day is not counted, a limit of months ends on the day of the same number (or
// the month's last), and one whose last day is a Saturday, Sunday or holiday ends on the next working day.
[[nodiscard]] LocalDate deadline_after_days(LocalDate start, int days);
[[nodiscard]] LocalDate deadline_after_weeks(LocalDate start, int weeks);
[[nodiscard]] LocalDate deadline_after_months(LocalDate start, int months);
[[nodiscard]] LocalDate deadline_after_years(LocalDate start, int years);
[[nodiscard]] LocalDate moved_over_rest_days(LocalDate date);

// The day on which that many months of a spell are full, by the same law but not moved: 15.8. + 3 months = 15.11.
[[nodiscard]] LocalDate months_full(LocalDate start, int months);

// "Over 3 months": the spell still goes on the day after they are full. `last` is its last day, or today.
[[nodiscard]] bool lasted_over_months(LocalDate start, LocalDate last, int months);

// The alternative of a contract that counts days (90 or 91): both `start` and `last` count.
[[nodiscard]] bool lasted_over_days(LocalDate start, LocalDate last, int days);

}  // namespace polku::domain
