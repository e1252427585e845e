#pragma once

#include "shared/domain/date.h"
#include "shared/domain/instant.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace polku::payments {

/// A calendar month in Helsinki.
struct Period {
    int year = 1970;
    unsigned month = 1;  ///< 1 to 12

    bool operator==(Period const&) const = default;
    std::strong_ordering operator<=>(Period const&) const = default;
};

[[nodiscard]] Period period_of(domain::LocalDate day);
[[nodiscard]] Period period_of(domain::Instant instant);
[[nodiscard]] Period next(Period period);
[[nodiscard]] domain::Instant first_instant(Period period);
[[nodiscard]] domain::Instant last_instant(Period period);  ///< a millisecond before the next month begins
[[nodiscard]] std::string format_period(Period period);     ///< "2026-05"
[[nodiscard]] std::optional<Period> parse_period(std::string_view text);

}  // namespace polku::payments
