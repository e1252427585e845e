#include "services/identity/sign_in/rules.h"

#include <gtest/gtest.h>

namespace polku::identity {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

domain::Instant const kTryTime{1'795'341'600'000};

TEST(GuessingRules, AFewFailuresAreFreeThenTheWaitDoubles) {
    EXPECT_EQ(wait_after(Counted::pair, 1), seconds(0));
    EXPECT_EQ(wait_after(Counted::pair, 4), seconds(0));
    EXPECT_EQ(wait_after(Counted::pair, 5), seconds(2));
    EXPECT_EQ(wait_after(Counted::pair, 6), seconds(4));
    EXPECT_EQ(wait_after(Counted::pair, 9), seconds(32));
    EXPECT_EQ(wait_after(Counted::pair, 10), seconds(60));
    EXPECT_EQ(wait_after(Counted::account, 9), seconds(0));
    EXPECT_EQ(wait_after(Counted::account, 10), seconds(2));
    EXPECT_EQ(wait_after(Counted::source, 29), seconds(0));
    EXPECT_EQ(wait_after(Counted::source, 30), seconds(2));
}

TEST(GuessingRules, NobodyWaitsForEver) {
    for (auto const counted : {Counted::pair, Counted::account, Counted::source, Counted::code})
        EXPECT_LE(wait_after(counted, 1'000'000'000), minutes(5));
}

TEST(GuessingRules, ATryTooSoonIsRefusedAndNotCounted) {
    std::optional<Tries> tries;
    for (int i = 0; i < 5; ++i) tries = take_try(tries, Counted::pair, kTryTime).value();
    EXPECT_EQ(tries->failures, 5);
    auto const soon = take_try(tries, Counted::pair, kTryTime + milliseconds(1));
    ASSERT_FALSE(soon);
    EXPECT_EQ(soon.error().status, 429);
    EXPECT_EQ(soon.error().code, "too_many_tries");
    EXPECT_EQ(soon.error().facts.front(), (std::pair<std::string, std::string>("retry_after", "2")));
    EXPECT_EQ(take_try(tries, Counted::pair, kTryTime + seconds(2))->failures, 6);
}

TEST(GuessingRules, NobodyWaitsForAClockThatWentBack) {
    Tries const tries{.failures = 9, .last_at = kTryTime, .open_at = kTryTime + seconds(32)};
    auto const earlier = kTryTime - hours(3);
    auto const taken = take_try(tries, Counted::pair, earlier);
    ASSERT_TRUE(taken);
    EXPECT_EQ(*taken, (Tries{.failures = 10, .last_at = earlier, .open_at = earlier + seconds(60)}));
    EXPECT_FALSE(take_try(*taken, Counted::pair, earlier + seconds(59))) << "the tries before still count";
}

TEST(GuessingRules, FailuresAreForgottenAnHourAfterTheLast) {
    Tries const tries{.failures = 9, .last_at = kTryTime, .open_at = kTryTime + seconds(32)};
    EXPECT_EQ(take_try(tries, Counted::pair, kTryTime + hours(1) - milliseconds(1))->failures, 10);
    EXPECT_EQ(take_try(tries, Counted::pair, kTryTime + hours(1))->failures, 1);
}

TEST(GuessingRules, WhatWasRightIsGivenBack) {
    Tries const tries{.failures = 30, .last_at = kTryTime, .open_at = kTryTime + seconds(2)};
    EXPECT_EQ(give_back(tries), (Tries{.failures = 29, .last_at = kTryTime, .open_at = kTryTime}));
    EXPECT_EQ(give_back({.failures = 1, .last_at = kTryTime, .open_at = kTryTime}), std::nullopt);
}

TEST(GuessingRules, OneHouseholdIsOneNetwork) {
    EXPECT_EQ(network_of("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(network_of("2001:db8:1:2:aaaa::1"), network_of("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    EXPECT_NE(network_of("2001:db8:1:2::1"), network_of("2001:db8:1:3::1"));
    EXPECT_EQ(network_of(""), "");
    EXPECT_EQ(network_of("nowhere"), "");
}

}  // namespace
}  // namespace polku::identity
