#include "services/identity/sign_in/rules.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace polku::identity {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

struct Pace {
    Counted counted;
    std::int64_t free;  ///< failures without a wait
    seconds first;
    seconds longest;
};

/// A source is often a whole house behind one address; an account is worth more than one person's slips of the finger.
constexpr std::array kPaces = {
    Pace{Counted::pair, 5, seconds{2}, seconds{60}},
    Pace{Counted::account, 10, seconds{2}, seconds{300}},
    Pace{Counted::source, 30, seconds{2}, seconds{60}},
    Pace{Counted::code, 5, seconds{2}, seconds{300}},
};

}  // namespace

milliseconds wait_after(Counted counted, std::int64_t failures) {
    auto const* const pace = std::ranges::find(kPaces, counted, &Pace::counted);
    if (failures < pace->free) return milliseconds{0};
    constexpr std::int64_t kMostDoublings = 10;  // longer than the longest of any
    auto const doublings = std::min(failures - pace->free, kMostDoublings);
    return std::min(pace->first * (std::int64_t{1} << doublings), pace->longest);
}

domain::Result<Tries> take_try(std::optional<Tries> const& before, Counted counted, domain::Instant now) {
    auto const remembered = before && now - before->last_at < kTriesForgotten ? before : std::nullopt;
    // After a clock that went back nobody can say how much of the wait is left: one try is let through, and counts.
    auto const clock_went_back = remembered && now < remembered->last_at;
    if (remembered && !clock_went_back && now < remembered->open_at) {
        auto const left = std::chrono::ceil<seconds>(remembered->open_at - now);
        return domain::refused({.status = 429,
                                .code = "too_many_tries",
                                .detail = "too soon after failed tries",
                                .faults = {},
                                .facts = {{"retry_after", std::to_string(left.count())}}});
    }
    auto const failures = (remembered ? remembered->failures : 0) + 1;
    return Tries{.failures = failures, .last_at = now, .open_at = now + wait_after(counted, failures)};
}

std::optional<Tries> give_back(Tries const& tries) {
    if (tries.failures <= 1) return std::nullopt;
    return Tries{.failures = tries.failures - 1, .last_at = tries.last_at, .open_at = tries.last_at};
}

std::string network_of(std::string_view source) {
    std::string text(source);
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return text;
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return {};
    std::string network;
    for (std::size_t i = 0; i < 8; ++i) network += fmt::format("{:02x}", bytes[i]);
    return network;
}

}  // namespace polku::identity
