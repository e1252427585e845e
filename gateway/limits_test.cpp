#include "gateway/limits.h"

#include "gateway/source.h"
#include "gateway/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::gateway {

namespace {

using http::Method;
using testing::HasSubstr;
using namespace std::chrono_literals;

domain::Instant const kLimitTime{1'795'341'600'000};

TEST(Buckets, AMinutesWorthAtOnceThenEvenly) {
    Buckets buckets(60);
    for (int i = 0; i < 60; ++i) EXPECT_FALSE(buckets.take("a", kLimitTime)) << i;
    EXPECT_EQ(buckets.take("a", kLimitTime), 1);
    EXPECT_FALSE(buckets.take("b", kLimitTime)) << "others are unaffected";
    EXPECT_EQ(buckets.take("a", kLimitTime + 999ms), 1);
    EXPECT_FALSE(buckets.take("a", kLimitTime + 1000ms));
    EXPECT_TRUE(buckets.take("a", kLimitTime + 1000ms));
    EXPECT_EQ(buckets.refused(), 3U);
}

TEST(Buckets, NeverHoldMoreThanAMinutesWorth) {
    Buckets buckets(2);
    EXPECT_FALSE(buckets.take("a", kLimitTime));
    auto const later = kLimitTime + 10h;
    EXPECT_FALSE(buckets.take("a", later));
    EXPECT_FALSE(buckets.take("a", later));
    EXPECT_EQ(buckets.take("a", later), 30);
}

TEST(Buckets, ZeroIsNoLimitAndAClockThatStepsBackIsNone) {
    Buckets none(0);
    for (int i = 0; i < 1000; ++i) EXPECT_FALSE(none.take("a", kLimitTime));
    Buckets buckets(1);
    EXPECT_FALSE(buckets.take("a", kLimitTime));
    EXPECT_EQ(buckets.take("a", kLimitTime - 1h), 60);
}

TEST(Buckets, AreBounded) {
    Buckets buckets(60, 2);
    EXPECT_FALSE(buckets.take("a", kLimitTime));
    EXPECT_FALSE(buckets.take("b", kLimitTime));
    EXPECT_FALSE(buckets.take("c", kLimitTime));
    EXPECT_EQ(buckets.size(), 2U);
    EXPECT_FALSE(buckets.take("c", kLimitTime + 1s));
    EXPECT_EQ(buckets.size(), 1U) << "who has all tokens again needs no place";
}

TEST(Source, AProxyOnThisMachineIsBelievedAndNobodyElse) {
    http::Request request;
    request.headers = {{"x-forwarded-for", "192.0.2.1, 198.51.100.9"}};
    request.source = "127.0.0.1";
    EXPECT_EQ(source_of(request, true), "198.51.100.9") << "what the proxy itself has seen";
    EXPECT_EQ(source_of(request, false), "127.0.0.1");
    request.source = "203.0.113.5";
    EXPECT_EQ(source_of(request, true), "203.0.113.5");
    request.source = "::1";
    request.headers = {{"x-forwarded-for", "unknown"}};
    EXPECT_EQ(source_of(request, true), "::1");
    request.headers = {{"x-forwarded-for", "2001:db8::1"}};
    EXPECT_EQ(source_of(request, true), "2001:db8::1");
}

class LimitedGateway : public ::testing::Test {
protected:
    static http::Request asked(std::string source, std::pair<std::string, std::string> const& cookie) {
        auto request = TestGateway::request(Method::get, "/api/v1/cases/1", {}, {cookie});
        request.source = std::move(source);
        return request;
    }
};

TEST_F(LimitedGateway, APersonWhoAsksTooMuchWaitsAndOthersDoNot) {
    TestGateway gateway({.person_per_minute = 2, .address_per_minute = 0});
    auto const tuula = gateway.sign_in();
    EXPECT_EQ(gateway.send(asked("192.0.2.7", tuula)).status, 200);
    EXPECT_EQ(gateway.send(asked("192.0.2.8", tuula)).status, 200) << "wherever from";
    auto const refused = gateway.send(asked("192.0.2.9", tuula));
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.header("retry-after"), "30");
    EXPECT_THAT(refused.body, HasSubstr("too_many_requests"));
    EXPECT_EQ(gateway.casework.seen.size(), 2U);
    gateway.clock.advance(30s);
    EXPECT_EQ(gateway.send(asked("192.0.2.7", tuula)).status, 200);
}

TEST_F(LimitedGateway, AnAddressThatAsksTooMuchIsNotEvenLookedUp) {
    TestGateway gateway({.person_per_minute = 0, .address_per_minute = 2});
    auto const nobody = std::pair<std::string, std::string>("cookie", "");
    EXPECT_EQ(gateway.send(asked("192.0.2.7", nobody)).status, 401);
    EXPECT_EQ(gateway.send(asked("192.0.2.7", nobody)).status, 401);
    EXPECT_EQ(gateway.send(asked("192.0.2.7", nobody)).status, 429);
    EXPECT_EQ(gateway.send(asked("192.0.2.8", nobody)).status, 401);
    auto health = TestGateway::request(Method::get, "/health");
    health.source = "192.0.2.7";
    EXPECT_EQ(gateway.send(std::move(health)).status, 200);
}

TEST_F(LimitedGateway, ThisVeryMachineIsLimitedOnlyWhenTold) {
    TestGateway free({.person_per_minute = 1, .address_per_minute = 1});
    auto const tuula = free.sign_in();
    for (int i = 0; i < 5; ++i) EXPECT_EQ(free.send(asked("127.0.0.1", tuula)).status, 200);
    TestGateway told({.person_per_minute = 0, .address_per_minute = 1, .own_machine = true});
    auto const nobody = std::pair<std::string, std::string>("cookie", "");
    EXPECT_EQ(told.send(asked("127.0.0.1", nobody)).status, 401);
    EXPECT_EQ(told.send(asked("127.0.0.1", nobody)).status, 429);
}

}  // namespace

}  // namespace polku::gateway
