#include "shared/domain/money.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <limits>
#include <random>
#include <stdexcept>

namespace polku::domain {

namespace {

constexpr Cents kMostCents{std::numeric_limits<std::int64_t>::max()};
constexpr Cents kLeastCents{std::numeric_limits<std::int64_t>::min()};

}  // namespace

TEST(Money, AddsAndMultipliesWithinItsRange) {
    EXPECT_EQ(Cents{150} + Cents{-50}, Cents{100});
    EXPECT_EQ(-(Cents{5} - Cents{7}), Cents{2});
    EXPECT_EQ(Cents{-3} * 4, Cents{-12});
    Cents total{1};
    total += Cents{2};
    total -= Cents{5};
    EXPECT_EQ(total, Cents{-2});
    EXPECT_EQ(sum(std::vector<Cents>{kMostCents, Cents{1}, Cents{-2}}), kMostCents - Cents{1});
}

TEST(Money, OverflowThrows) {
    EXPECT_THROW((void)(kMostCents + Cents{1}), std::overflow_error);
    EXPECT_THROW((void)(kLeastCents - Cents{1}), std::overflow_error);
    EXPECT_THROW((void)-kLeastCents, std::overflow_error);
    EXPECT_THROW((void)(kMostCents * 2), std::overflow_error);
    EXPECT_THROW((void)sum(std::vector<Cents>{kMostCents, Cents{1}}), std::overflow_error);
    EXPECT_THROW((void)portion(kMostCents, BasisPoints{10'001}), std::overflow_error);
}

TEST(Money, RoundsHalfUpAndMirrorsBelowZero) {
    EXPECT_EQ(portion(Cents{100'000}, BasisPoints{2550}), Cents{25'500});
    EXPECT_EQ(portion(Cents{1}, BasisPoints{5000}), Cents{1});
    EXPECT_EQ(portion(Cents{1}, BasisPoints{4999}), Cents{0});
    EXPECT_EQ(portion(Cents{3}, BasisPoints{5000}), Cents{2});
    EXPECT_EQ(portion(Cents{100}, 1, 3), Cents{33});
    EXPECT_EQ(portion(Cents{kMostCents}, BasisPoints{10'000}), kMostCents);
    for (std::int64_t amount = 0; amount < 1000; ++amount)
        ASSERT_EQ(portion(Cents{-amount}, BasisPoints{1350}), -portion(Cents{amount}, BasisPoints{1350}));
    EXPECT_THROW((void)portion(Cents{1}, 1, 0), std::invalid_argument);
}

TEST(Money, VatIsCountedOnTheSum) {
    EXPECT_EQ(vat_of_sum(std::vector<Cents>{Cents{100'000}}, BasisPoints{2550}), Cents{25'500});
    std::vector<Cents> const lines(3, Cents{1002});
    EXPECT_EQ(vat_of_sum(lines, BasisPoints{2550}), Cents{767});
    EXPECT_EQ(portion(Cents{1002}, BasisPoints{2550}) * 3, Cents{768});
}

TEST(Money, AllocatesByLargestRemainder) {
    auto const split = [](std::int64_t total, std::vector<std::int64_t> weights) {
        std::vector<std::int64_t> parts;
        for (auto const part : allocate(Cents{total}, weights)) parts.push_back(part.value);
        return parts;
    };
    using Parts = std::vector<std::int64_t>;
    EXPECT_EQ(split(100, {1, 1, 1}), (Parts{34, 33, 33}));  // ties: the lowest index
    EXPECT_EQ(split(-100, {1, 1, 1}), (Parts{-34, -33, -33}));
    EXPECT_EQ(split(10, {1, 2, 3}), (Parts{2, 3, 5}));  // 1.67, 3.33, 5.00
    EXPECT_EQ(split(5, {0, 1, 0}), (Parts{0, 5, 0}));
    EXPECT_EQ(split(0, {1, 2}), (Parts{0, 0}));
    EXPECT_EQ(split(1, {0, 1, 1}), (Parts{0, 1, 0}));
    EXPECT_THROW((void)split(1, {}), std::invalid_argument);
    EXPECT_THROW((void)split(1, {0, 0}), std::invalid_argument);
    EXPECT_THROW((void)split(1, {2, -1}), std::invalid_argument);
}

TEST(Money, AllocationAlwaysAddsUpAndStaysWithinACent) {
    std::mt19937_64 random(20261122);
    for (int round = 0; round < 5'000; ++round) {
        std::vector<std::int64_t> weights(1 + random() % 12);
        std::int64_t weight_sum = 0;
        for (auto& weight : weights) {
            weight = static_cast<std::int64_t>(random() % 1000);
            weight_sum += weight;
        }
        if (weight_sum == 0) continue;
        Cents const total{static_cast<std::int64_t>(random() % 20'000'001) - 10'000'000};
        auto const parts = allocate(total, weights);
        ASSERT_EQ(sum(parts), total);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            // |part - exact share| < 1 cent, multiplied by the sum of weights.
            ASSERT_LT(std::abs(parts[i].value * weight_sum - total.value * weights[i]), weight_sum);
        }
        auto const mirrored = allocate(-total, weights);
        for (std::size_t i = 0; i < parts.size(); ++i) ASSERT_EQ(mirrored[i], -parts[i]);
    }
}

TEST(Money, AllocatesTheWholeRange) {
    std::vector<std::int64_t> const weights(3, std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(sum(allocate(kMostCents, weights)), kMostCents);
    EXPECT_EQ(sum(allocate(kLeastCents, weights)), kLeastCents);
}

TEST(Money, RoundingIsTheNearestCent) {
    std::mt19937_64 random(7);
    for (int round = 0; round < 20'000; ++round) {
        auto const amount = static_cast<std::int64_t>(random() % 2'000'000'001) - 1'000'000'000;
        auto const rate = static_cast<std::int64_t>(random() % 20'001);
        auto const rounded = portion(Cents{amount}, BasisPoints{rate}).value;
        ASSERT_LE(std::abs(rounded * 10'000 - amount * rate), 5'000);
    }
}

TEST(Money, IsFormattedForPeopleAndMachines) {
    EXPECT_EQ(format_euros(Cents{123'450}), "1\u00a0234,50\u00a0€");
    EXPECT_EQ(format_euros(Cents{-123'456'789}), "\u22121\u00a0234\u00a0567,89\u00a0€");
    EXPECT_EQ(format_euros(Cents{5}), "0,05\u00a0€");
    EXPECT_EQ(format_euros(Cents{99'999}), "999,99\u00a0€");
    EXPECT_EQ(format_euros(kLeastCents), "\u221292\u00a0233\u00a0720\u00a0368\u00a0547\u00a0758,08\u00a0€");
    EXPECT_EQ(format_decimal(Cents{123'450}), "1234.50");
    EXPECT_EQ(format_decimal(Cents{-5}), "-0.05");
}

}  // namespace polku::domain
