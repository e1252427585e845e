#include "shared/domain/instant.h"

#include <stdexcept>

namespace polku::domain {

namespace {

// Reads a fixed layout from the front of a text; any mismatch makes it fail for good.
class InstantScanner {
public:
    explicit InstantScanner(std::string_view text) : rest_(text) {}

    int digits(std::size_t count) {
        int number = 0;
        for (std::size_t i = 0; i < count; ++i) number = number * 10 + digit();
        return number;
    }

    char one_of(std::string_view allowed) {
        if (rest_.empty() || allowed.find(rest_.front()) == std::string_view::npos) {
            failed_ = true;
            return '\0';
        }
        auto const c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }

    // ".123456789" cut to milliseconds; 0 when there is no fraction.
    int fraction_ms() {
        if (rest_.empty() || rest_.front() != '.') return 0;
        rest_.remove_prefix(1);
        int ms = digit() * 100;
        int unit = 10;
        for (int count = 1; count < 9 && more_digits(); ++count, unit /= 10) ms += digit() * unit;
        return ms;
    }

    [[nodiscard]] bool done() const { return !failed_ && rest_.empty(); }

private:
    [[nodiscard]] bool more_digits() const { return !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; }

    int digit() {
        if (!more_digits()) {
            failed_ = true;
            return 0;
        }
        auto const value = rest_.front() - '0';
        rest_.remove_prefix(1);
        return value;
    }

    std::string_view rest_;
    bool failed_ = false;
};

}  // namespace

std::string format_instant(Instant instant) {
    auto const time = std::chrono::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{instant.ms}};
    auto const day = std::chrono::floor<std::chrono::days>(time);
    std::chrono::year_month_day const date{day};
    std::chrono::hh_mm_ss const clock{time - day};
    auto const year = static_cast<int>(date.year());
    if (year < 0 || year > 9999) throw std::out_of_range("an instant's year has four digits");
    // By hand: it stands in every answer, many times.
    std::string text = "0000-00-00T00:00:00.000Z";
    auto const put = [&text](std::size_t at, std::size_t digits, std::int64_t number) {
        for (; digits > 0; number /= 10) text[at + --digits] = static_cast<char>('0' + number % 10);
    };
    put(0, 4, year);
    put(5, 2, static_cast<unsigned>(date.month()));
    put(8, 2, static_cast<unsigned>(date.day()));
    put(11, 2, clock.hours().count());
    put(14, 2, clock.minutes().count());
    put(17, 2, clock.seconds().count());
    put(20, 3, clock.subseconds().count());
    return text;
}

std::optional<Instant> parse_instant(std::string_view text) {
    InstantScanner scan(text);
    auto const year = scan.digits(4);
    scan.one_of("-");
    auto const month = scan.digits(2);
    scan.one_of("-");
    auto const day = scan.digits(2);
    scan.one_of("Tt");
    auto const hour = scan.digits(2);
    scan.one_of(":");
    auto const minute = scan.digits(2);
    scan.one_of(":");
    auto const second = scan.digits(2);
    auto const fraction = scan.fraction_ms();
    auto const zone = scan.one_of("Zz+-");
    int offset_minutes = 0;
    if (zone == '+' || zone == '-') {
        auto const hours = scan.digits(2);
        scan.one_of(":");
        auto const minutes = scan.digits(2);
        if (hours > 23 || minutes > 59) return std::nullopt;
        offset_minutes = (hours * 60 + minutes) * (zone == '-' ? -1 : 1);
    }
    std::chrono::year_month_day const date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!scan.done() || !date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    auto const time = std::chrono::sys_days{date} + std::chrono::hours{hour} +
                      std::chrono::minutes{minute - offset_minutes} + std::chrono::seconds{second} +
                      std::chrono::milliseconds{fraction};
    return Instant{time.time_since_epoch().count()};
}

Instant SystemClock::now() const {
    auto const now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    return {now.time_since_epoch().count()};
}

}  // namespace polku::domain
