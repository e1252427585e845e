#include "shared/domain/money.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace polku::domain {

namespace {

__extension__ using MoneyWide = __int128;

Cents narrow(MoneyWide value) {
    if (value > std::numeric_limits<std::int64_t>::max() || value < std::numeric_limits<std::int64_t>::min())
        throw std::overflow_error("an amount of money is beyond 64 bits");
    return {static_cast<std::int64_t>(value)};
}

struct WholeAndCents {
    std::string_view sign;
    std::uint64_t euros;
    std::uint64_t cents;
};

WholeAndCents split_amount(Cents amount, std::string_view minus) {
    // Negated as unsigned, so that the lowest amount has a magnitude too.
    auto const bits = static_cast<std::uint64_t>(amount.value);
    auto const magnitude = amount.value < 0 ? 0 - bits : bits;
    return {amount.value < 0 ? minus : std::string_view{}, magnitude / 100, magnitude % 100};
}

}  // namespace

Cents operator+(Cents a, Cents b) { return narrow(MoneyWide{a.value} + b.value); }

Cents operator-(Cents a, Cents b) { return narrow(MoneyWide{a.value} - b.value); }

Cents operator-(Cents a) { return narrow(-MoneyWide{a.value}); }

Cents operator*(Cents a, std::int64_t times) { return narrow(MoneyWide{a.value} * times); }

Cents& operator+=(Cents& a, Cents b) { return a = a + b; }

Cents& operator-=(Cents& a, Cents b) { return a = a - b; }

Cents sum(std::span<Cents const> amounts) {
    MoneyWide total = 0;
    for (auto const amount : amounts) total += amount.value;
    return narrow(total);
}

Cents portion(Cents amount, std::int64_t numerator, std::int64_t denominator) {
    if (denominator <= 0) throw std::invalid_argument("a portion needs a denominator above zero");
    auto const product = MoneyWide{amount.value} * numerator;
    auto const magnitude = product < 0 ? -product : product;
    auto const whole = magnitude / denominator;
    auto const rest = magnitude % denominator;
    auto const rounded = rest * 2 >= denominator ? whole + 1 : whole;
    return narrow(product < 0 ? -rounded : rounded);
}

Cents portion(Cents amount, BasisPoints rate) { return portion(amount, rate.value, 10'000); }

Cents vat_of_sum(std::span<Cents const> net_lines, BasisPoints rate) { return portion(sum(net_lines), rate); }

std::vector<Cents> allocate(Cents total, std::span<std::int64_t const> weights) {
    MoneyWide weight_sum = 0;
    for (auto const weight : weights) {
        if (weight < 0) throw std::invalid_argument("a weight is below zero");
        weight_sum += weight;
    }
    if (weight_sum == 0) throw std::invalid_argument("an amount is allocated to no weight");

    auto const magnitude = total.value < 0 ? -MoneyWide{total.value} : MoneyWide{total.value};
    std::vector<MoneyWide> parts(weights.size());
    std::vector<MoneyWide> remainders(weights.size());
    auto missing = magnitude;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        parts[i] = magnitude * weights[i] / weight_sum;
        remainders[i] = magnitude * weights[i] % weight_sum;
        missing -= parts[i];
    }
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](auto a, auto b) { return remainders[a] > remainders[b]; });
    // Fewer cents are missing than there are parts with a remainder, so no part of weight zero gets one.
    for (std::size_t i = 0; missing > 0; ++i, --missing) ++parts[order[i]];

    std::vector<Cents> result;
    result.reserve(parts.size());
    for (auto const part : parts) result.push_back(narrow(total.value < 0 ? -part : part));
    return result;
}

std::string format_euros(Cents amount) {
    auto const [sign, euros, cents] = split_amount(amount, "\u2212");
    auto whole = std::to_string(euros);
    for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3)
        whole.insert(static_cast<std::size_t>(at), "\u00a0");
    return fmt::format("{}{},{:02}\u00a0€", sign, whole, cents);
}

std::string format_decimal(Cents amount) {
    auto const [sign, euros, cents] = split_amount(amount, "-");
    return fmt::format("{}{}.{:02}", sign, euros, cents);
}

}  // namespace polku::domain
