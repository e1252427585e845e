// Money in integer cents of euro, and the three operations that round. Nothing here uses floating point.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace polku::domain {

// Sums that leave the range of 64 bits throw std::overflow_error: no amount that the schema allows can do it, so it is
// a broken invariant and not a fault of the user's.
struct Cents {
    std::int64_t value = 0;

    bool operator==(Cents const&) const = default;
    std::strong_ordering operator<=>(Cents const&) const = default;
};

[[nodiscard]] Cents operator+(Cents a, Cents b);
[[nodiscard]] Cents operator-(Cents a, Cents b);
[[nodiscard]] Cents operator-(Cents a);
[[nodiscard]] Cents operator*(Cents a, std::int64_t times);
Cents& operator+=(Cents& a, Cents b);
Cents& operator-=(Cents& a, Cents b);
[[nodiscard]] Cents sum(std::span<Cents const> amounts);

// Hundredths of a per cent: 25.5 % = 2550.
struct BasisPoints {
    std::int64_t value = 0;

    bool operator==(BasisPoints const&) const = default;
    std::strong_ordering operator<=>(BasisPoints const&) const = default;
};

// amount * rate, rounded half up; below zero mirrored (half away from zero), so that a recovery is exactly the negative
// of what it recovers.
[[nodiscard]] Cents portion(Cents amount, BasisPoints rate);

// amount * numerator / denominator, rounded in the same way. Requires: denominator > 0.
[[nodiscard]] Cents portion(Cents amount, std::int64_t numerator, std::int64_t denominator);

// VAT of an invoice is counted on the sum of the lines of one rate, never line by line: three lines of 10.02 at 25.5 %
// give 7.67, not 7.68.
[[nodiscard]] Cents vat_of_sum(std::span<Cents const> net_lines, BasisPoints rate);

// Splits by the largest-remainder method; the parts add up to `total` exactly. Ties go to the lowest index. A negative
// total is split as the mirror of the positive one. Requires: no weight below zero and a sum of weights above zero,
// otherwise std::invalid_argument.
[[nodiscard]] std::vector<Cents> allocate(Cents total, std::span<std::int64_t const> weights);

// 1 234,50 € with no-break spaces (U+00A0) and a true minus (U+2212), as in Finnish text.
[[nodiscard]] std::string format_euros(Cents amount);

// 1234.50 and -0.05: plain ASCII with two decimals, for XML and bank files.
[[nodiscard]] std::string format_decimal(Cents amount);

}  // namespace polku::domain
