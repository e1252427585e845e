#include "services/payments/statements/period.h"

#include <fmt/format.h>

namespace polku::payments {

Period period_of(domain::LocalDate day) { return {.year = day.year(), .month = day.month()}; }

Period period_of(domain::Instant instant) { return period_of(domain::local_date(instant)); }

Period next(Period period) {
    if (period.month == 12) return {.year = period.year + 1, .month = 1};
    return {.year = period.year, .month = period.month + 1};
}

domain::Instant first_instant(Period period) {
    return domain::start_of_day(domain::LocalDate(period.year, period.month, 1));
}

domain::Instant last_instant(Period period) { return first_instant(next(period)) - std::chrono::milliseconds{1}; }

std::string format_period(Period period) { return fmt::format("{:04}-{:02}", period.year, period.month); }

std::optional<Period> parse_period(std::string_view text) {
    auto const day = domain::parse_iso(std::string(text) + "-01");
    if (text.size() != 7 || !day) return std::nullopt;
    return period_of(*day);
}

}  // namespace polku::payments
