#include "shared/domain/date.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <optional>
#include <stdexcept>

namespace polku::domain {

namespace {

date::time_zone const& helsinki() {
    static auto const* const zone = date::locate_zone("Europe/Helsinki");
    return *zone;
}

// One to `most` digits from the front of `text`; nothing when there is none.
std::optional<int> take_number(std::string_view& text, std::size_t most) {
    std::size_t count = 0;
    int number = 0;
    while (count < text.size() && count < most && text[count] >= '0' && text[count] <= '9')
        number = number * 10 + (text[count++] - '0');
    if (count == 0) return std::nullopt;
    text.remove_prefix(count);
    return number;
}

bool take_char(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

std::expected<LocalDate, DateFault> existing_date(int year, int month, int day) {
    std::chrono::year_month_day const date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (year == 0 || !date.ok()) return std::unexpected(DateFault::no_such_date);
    return LocalDate{date};
}

}  // namespace

LocalDate::LocalDate(std::chrono::year_month_day date) : date_(date) {
    if (!date.ok()) throw std::invalid_argument("no such date");
}

LocalDate::LocalDate(int year, unsigned month, unsigned day)
    : LocalDate(
          std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}}) {}

std::string_view fault_code(DateFault fault) { return fault == DateFault::not_a_date ? "not_a_date" : "no_such_date"; }

std::string format_iso(LocalDate date) {
    // By hand: it stands in every answer, many times.
    std::string text = "0000-00-00";
    auto const put = [&text](std::size_t at, std::size_t digits, unsigned number) {
        for (; digits > 0; number /= 10) text[at + --digits] = static_cast<char>('0' + number % 10);
    };
    put(0, 4, static_cast<unsigned>(date.year()));
    put(5, 2, date.month());
    put(8, 2, date.day());
    return text;
}

std::string format_finnish(LocalDate date) { return fmt::format("{}.{}.{:04}", date.day(), date.month(), date.year()); }

std::expected<LocalDate, DateFault> parse_iso(std::string_view text) {
    if (text.size() != 10) return std::unexpected(DateFault::not_a_date);
    auto const year = take_number(text, 4);
    bool const first_dash = take_char(text, '-');
    auto const month = take_number(text, 2);
    bool const second_dash = take_char(text, '-');
    auto const day = take_number(text, 2);
    // Ten characters with both dashes and nothing left over have exactly 4, 2 and 2 digits.
    if (!year || !first_dash || !month || !second_dash || !day || !text.empty())
        return std::unexpected(DateFault::not_a_date);
    return existing_date(*year, *month, *day);
}

std::expected<LocalDate, DateFault> parse_finnish(std::string_view text) {
    auto const day = take_number(text, 2);
    bool const first_dot = take_char(text, '.');
    auto const month = take_number(text, 2);
    bool const second_dot = take_char(text, '.');
    auto const year_digits = text.size();
    auto const year = take_number(text, 4);
    if (!day || !first_dot || !month || !second_dot || !year || year_digits != 4 || !text.empty())
        return std::unexpected(DateFault::not_a_date);
    return existing_date(*year, *month, *day);
}

LocalDate local_date(Instant instant) {
    // Half a year has one offset, and what is asked for is mostly near what was asked for last.
    thread_local date::sys_info period{};
    auto const utc = date::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{instant.ms}};
    if (utc < period.begin || utc >= period.end) period = helsinki().get_info(utc);
    auto const days = std::chrono::floor<std::chrono::days>(utc.time_since_epoch() + period.offset);
    return LocalDate{std::chrono::sys_days{days}};
}

Instant start_of_day(LocalDate date) {
    auto const local = date::local_days{date.days().time_since_epoch()};
    auto const utc = helsinki().to_sys(local, date::choose::earliest);
    return {std::chrono::duration_cast<std::chrono::milliseconds>(utc.time_since_epoch()).count()};
}

LocalDate add_days(LocalDate date, int days) { return LocalDate{date.days() + std::chrono::days{days}}; }

LocalDate add_months(LocalDate date, int months) {
    auto const moved = date.ymd() + std::chrono::months{months};
    if (moved.ok()) return LocalDate{moved};
    return LocalDate{std::chrono::year_month_day{moved.year() / moved.month() / std::chrono::last}};
}

LocalDate last_day_of_month(LocalDate date) {
    return LocalDate{std::chrono::year_month_day{date.ymd().year() / date.ymd().month() / std::chrono::last}};
}

int days_between(LocalDate from, LocalDate to) { return static_cast<int>((to.days() - from.days()).count()); }

int age(LocalDate birth, LocalDate on) {
    bool const birthday_ahead = on.month() < birth.month() || (on.month() == birth.month() && on.day() < birth.day());
    return on.year() - birth.year() - (birthday_ahead ? 1 : 0);
}

int iso_weekday(LocalDate date) { return static_cast<int>(std::chrono::weekday{date.days()}.iso_encoding()); }

}  // namespace polku::domain
