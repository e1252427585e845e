#include "services/payments/fee_lines/rules.h"

#include "services/payments/contracts/rules.h"
#include "services/payments/testing_sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace polku::payments {
namespace {

using domain::Cents;
using domain::LocalDate;

Contract fee_contract(std::int64_t cents, std::vector<std::int64_t> const& shares) {
    Contract contract;
    contract.id = sample::id(1);
    contract.terms = sample::terms();
    contract.terms.parties.clear();
    int number = 700;
    for (auto const share : shares) {
        contract.terms.parties.push_back({.organisation = sample::id(number),
                                          .part = number == 700 ? Part::lead : Part::member,
                                          .valid_from = contract.terms.valid_from,
                                          .valid_until = {},
                                          .share = {share}});
        ++number;
    }
    contract.versions.push_back({.id = sample::id(11),
                                 .number = 1,
                                 .effective_from = LocalDate(2026, 1, 1),
                                 .activated_at = {1},
                                 .types = sample::version(LocalDate(2026, 1, 1), cents).types});
    contract.versions.push_back({.id = sample::id(12),
                                 .number = 2,
                                 .effective_from = LocalDate(2026, 7, 1),
                                 .activated_at = {2},
                                 .types = sample::version(LocalDate(2026, 7, 1), cents + 50'000).types});
    return contract;
}

VerifiedMilestone fee_milestone(LocalDate day, std::int64_t version) {
    VerifiedMilestone milestone;
    milestone.milestone = sample::id(50);
    milestone.contract = sample::id(1);
    milestone.contract_version = version;
    milestone.pseudonym = "P-SAMPLE0001";
    milestone.type = "M3";
    milestone.occurrence = "1";
    milestone.happened_on = day;
    milestone.organisation = sample::id(700);
    milestone.payable = true;
    return milestone;
}

TEST(FeeRules, ThePriceIsThatOfTheDayItHappened) {
    auto const contract = fee_contract(200'000, {10'000});
    EXPECT_EQ(price(fee_milestone(LocalDate(2026, 6, 30), 1), contract, sample::id(9))->amount, Cents{200'000});
    EXPECT_EQ(price(fee_milestone(LocalDate(2026, 7, 1), 2), contract, sample::id(9))->amount, Cents{250'000});
}

TEST(FeeRules, WhatDoesNotFitIsNotPriced) {
    auto const contract = fee_contract(200'000, {10'000});
    EXPECT_EQ(price(fee_milestone(LocalDate(2026, 6, 30), 2), contract, sample::id(9)).error().code,
              "version_not_valid");
    EXPECT_EQ(price(fee_milestone(LocalDate(2026, 6, 30), 3), contract, sample::id(9)).error().code, "unknown_version");
    auto milestone = fee_milestone(LocalDate(2026, 6, 30), 1);
    milestone.type = "M9";
    EXPECT_EQ(price(milestone, contract, sample::id(9)).error().code, "unknown_type");
    EXPECT_EQ(price(fee_milestone(LocalDate(2026, 6, 30), 1), fee_contract(1, {0}), sample::id(9)).error().code,
              "no_party");
}

// Worked example of the model: 342.00 split 50/30/20, and 100.00 over three equal parts.
TEST(FeeRules, KnownSplits) {
    auto const amounts = [](std::int64_t cents, std::vector<std::int64_t> const& shares) {
        std::vector<std::int64_t> found;
        auto const line = price(fee_milestone(LocalDate(2026, 6, 30), 1), fee_contract(cents, shares), sample::id(9));
        for (auto const& share : line->shares) found.push_back(share.amount.value);
        return found;
    };
    EXPECT_EQ(amounts(34'200, {5000, 3000, 2000}), (std::vector<std::int64_t>{17'100, 10'260, 6'840}));
    EXPECT_EQ(amounts(10'000, {3333, 3333, 3334}), (std::vector<std::int64_t>{3333, 3333, 3334}));
    EXPECT_EQ(amounts(1, {3000, 4000, 3000}), (std::vector<std::int64_t>{0, 1, 0}));
    EXPECT_EQ(amounts(1, {5000, 5000}), (std::vector<std::int64_t>{1, 0}));  // ties go to the lead
    EXPECT_EQ(amounts(100, {10'000, 0}), (std::vector<std::int64_t>{100}));  // who has no share is no payee
}

std::vector<std::int64_t> random_shares(std::mt19937& random) {
    std::vector<std::int64_t> shares;
    std::int64_t left = 10'000;
    for (auto parties = random() % 6; parties > 0 && left > 0; --parties) {
        shares.push_back(static_cast<std::int64_t>(random() % static_cast<unsigned>(left + 1)));
        left -= shares.back();
    }
    shares.push_back(left);
    return shares;
}

// Whatever the price and the shares: the parts add up to the cent, none is below zero or a cent or more from its exact
// part, and the same inputs give the same parts whatever the order in which the parties were written down.
TEST(FeeRules, SplitsAddUpToTheCent) {
    std::mt19937 random(20261122);
    for (int round = 0; round < 5000; ++round) {
        auto const cents = static_cast<std::int64_t>(random() % 100'000'001U);
        auto contract = fee_contract(cents, random_shares(random));
        auto const line = price(fee_milestone(LocalDate(2026, 6, 30), 1), contract, sample::id(9));
        ASSERT_TRUE(line);
        Cents sum{};
        for (auto const& share : line->shares) {
            sum += share.amount;
            ASSERT_GE(share.amount.value, 0);
            ASSERT_LT(std::abs(share.amount.value * 10'000 - cents * share.share.value), 10'000);
        }
        ASSERT_EQ(sum, Cents{cents});
        std::ranges::shuffle(contract.terms.parties, random);
        ASSERT_EQ(price(fee_milestone(LocalDate(2026, 6, 30), 1), contract, sample::id(9))->shares, line->shares);
    }
}

TEST(FeeRules, AHoldCountsFromItsInstantUntilItsRelease) {
    std::vector<Hold> const holds{
        {.reason = HoldReason::contested, .held_at = {100}, .released_at = domain::Instant{200}},
        {.reason = HoldReason::reopened, .held_at = {300}, .released_at = {}}};
    EXPECT_FALSE(held_at(holds, {99}));
    EXPECT_TRUE(held_at(holds, {100}));
    EXPECT_TRUE(held_at(holds, {199}));
    EXPECT_FALSE(held_at(holds, {200}));
    EXPECT_TRUE(held_at(holds, {300}));
    EXPECT_TRUE(held_at(holds, {1'000'000}));
}

}  // namespace
}  // namespace polku::payments
