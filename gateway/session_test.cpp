#include "gateway/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::gateway {

namespace {

using http::Method;
using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;

constexpr char const* kResolve = "/internal/sessions/resolve";

TEST(Session, SigningInSetsTheCookieAndAnswersTheSession) {
    TestGateway gateway;
    auto const response = gateway.change(Method::post, "/api/v1/session", R"({"username":"one","password":"right"})");
    EXPECT_EQ(response.status, 201);
    EXPECT_EQ(response.header("set-cookie"), "__Host-polku=token-1; Path=/; Secure; HttpOnly; SameSite=Strict");
    EXPECT_EQ(response.body, R"({"acting":")" + std::string(kOfficer) + R"("})");
    EXPECT_THAT(response.body, Not(HasSubstr("token")));
    EXPECT_EQ(response.header("cache-control"), "no-store");
}

TEST(Session, AsksIdentityAsTheGatewayWithoutTheBrowsersKey) {
    TestGateway gateway;
    gateway.change(Method::post, "/api/v1/session", R"({"username":"one","password":"right"})",
                   {{"idempotency-key", "chosen-by-anybody"}});
    ASSERT_EQ(gateway.identity.channel.seen.size(), 1U);
    auto const& asked = gateway.identity.channel.seen.front();
    EXPECT_EQ(asked.principal->person.text, "system:gateway");
    EXPECT_FALSE(asked.header("idempotency-key"));
    EXPECT_EQ(asked.header("content-type"), "application/json");
}

TEST(Session, WrongCredentialsSetNoCookie) {
    TestGateway gateway;
    auto const response = gateway.change(Method::post, "/api/v1/session", R"({"username":"one","password":"wrong"})");
    EXPECT_EQ(response.status, 401);
    EXPECT_THAT(response.body, HasSubstr("wrong_credentials"));
    EXPECT_FALSE(response.header("set-cookie"));
}

TEST(Session, SigningInAnewEndsTheFormerSession) {
    TestGateway gateway;
    auto const first = gateway.sign_in();
    gateway.change(Method::post, "/api/v1/session", R"({"username":"one","password":"right"})", {first});
    EXPECT_FALSE(gateway.identity.sessions.contains("token-1"));
    EXPECT_TRUE(gateway.identity.sessions.contains("token-2"));
}

TEST(Session, ShowsWhoIsSignedIn) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    auto const response = gateway.get("/api/v1/session", {cookie});
    EXPECT_EQ(response.status, 200);
    EXPECT_THAT(response.body, HasSubstr(kOfficer));
}

TEST(Session, NobodySignedInIsNoFaultAndShowsNothing) {
    TestGateway gateway;
    for (auto const cookie : {"", "other=1", "__Host-polku=unknown", "__Host-polku=", "__Host-polku=a b",
                              "__Host-polku=token-1; __Host-polku=token-1"}) {
        gateway.identity.sessions["token-1"] = kOfficer;
        auto const response = gateway.get("/api/v1/session", {{"cookie", cookie}});
        EXPECT_EQ(response.status, 204) << cookie;
        EXPECT_EQ(response.body, "") << cookie;
    }
}

TEST(Session, IdentityAwayIs503AndNotSignedOut) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    gateway.identity.away = true;
    EXPECT_EQ(gateway.get("/api/v1/session", {cookie}).status, 503);
    EXPECT_EQ(gateway.get("/api/v1/cases/1", {cookie}).status, 503);
    auto const left = gateway.change(Method::del, "/api/v1/session", "", {cookie});
    EXPECT_EQ(left.status, 503);
    EXPECT_FALSE(left.header("set-cookie"));
}

TEST(Session, IsAskedForAtMostOnceASecond) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    gateway.get("/api/v1/cases/1", {cookie});
    gateway.clock.advance(999ms);
    gateway.get("/api/v1/cases/1", {cookie});
    EXPECT_EQ(gateway.identity.asked(Method::post, kResolve), 1);
    gateway.clock.advance(1ms);
    gateway.get("/api/v1/cases/1", {cookie});
    EXPECT_EQ(gateway.identity.asked(Method::post, kResolve), 2);
}

TEST(Session, EndedElsewhereShowsWithinASecond) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    EXPECT_EQ(gateway.get("/api/v1/cases/1", {cookie}).status, 200);
    gateway.identity.sessions.clear();
    gateway.clock.advance(1000ms);
    EXPECT_EQ(gateway.get("/api/v1/cases/1", {cookie}).status, 401);
}

TEST(Session, SigningOutHoldsAtOnceAndClearsTheCookie) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    EXPECT_EQ(gateway.get("/api/v1/cases/1", {cookie}).status, 200);
    auto const response = gateway.change(Method::del, "/api/v1/session", "", {cookie});
    EXPECT_EQ(response.status, 204);
    EXPECT_EQ(response.header("set-cookie"), "__Host-polku=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
    EXPECT_EQ(gateway.get("/api/v1/cases/1", {cookie}).status, 401);
    EXPECT_EQ(gateway.change(Method::del, "/api/v1/session", "", {cookie}).status, 204);
}

TEST(Session, SwitchingTheMembershipHoldsAtOnce) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    gateway.get("/api/v1/cases/1", {cookie});
    auto const response = gateway.change(Method::put, "/api/v1/session/membership",
                                         R"({"membership":")" + std::string(kOther) + R"("})", {cookie});
    EXPECT_EQ(response.status, 200);
    EXPECT_THAT(response.body, HasSubstr(kOther));
    gateway.get("/api/v1/cases/1", {cookie});
    EXPECT_EQ(gateway.casework.seen.back().principal->membership.text, kOther);
}

TEST(Session, SwitchingSaysWhatIsWrong) {
    TestGateway gateway;
    auto const path = "/api/v1/session/membership";
    EXPECT_EQ(gateway.change(Method::put, path, R"({"membership":"x"})").status, 401);
    auto const cookie = gateway.sign_in();
    auto const foreign =
        gateway.change(Method::put, path, R"({"membership":"00000000-0000-7000-8000-0000000000ff"})", {cookie});
    EXPECT_EQ(foreign.status, 422);
    EXPECT_THAT(foreign.body, HasSubstr("not_your_membership"));
}

TEST(Session, WhoHasChosenNoMembershipReachesNoService) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in("two");
    EXPECT_EQ(gateway.get("/api/v1/session", {cookie}).status, 200);
    auto const response = gateway.get("/api/v1/cases/1", {cookie});
    EXPECT_EQ(response.status, 403);
    EXPECT_THAT(response.body, HasSubstr("choose_membership"));
    EXPECT_THAT(response.body, HasSubstr("\"title\":\"Välj först")) << "the problem stands in the person's language";
    EXPECT_TRUE(gateway.casework.seen.empty());
}

TEST(Session, TheCodeIsAskedForWithoutACookie) {
    TestGateway gateway;
    auto const asked = gateway.change(Method::post, "/api/v1/session", R"({"username":"coded","password":"right"})");
    EXPECT_EQ(asked.status, 200);
    EXPECT_EQ(asked.body, R"({"needs":"code"})");
    EXPECT_FALSE(asked.header("set-cookie"));
    auto const opened =
        gateway.change(Method::post, "/api/v1/session", R"({"username":"coded","password":"right","code":"123456"})");
    EXPECT_EQ(opened.status, 201);
    EXPECT_TRUE(opened.header("set-cookie"));
}

TEST(Session, LookingDoesNotCountAsBeingHeardOf) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    gateway.get("/api/v1/session", {cookie});
    EXPECT_THAT(gateway.identity.channel.seen.back().body, HasSubstr(R"("peek":true)"));
    gateway.get("/api/v1/cases/1", {cookie});
    EXPECT_THAT(gateway.identity.channel.seen.back().body, HasSubstr(R"("peek":false)"));
    EXPECT_EQ(gateway.identity.asked(Method::post, kResolve), 2) << "a look is not kept for those who do something";
}

TEST(Session, ContinuingAnswersTheSession) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    auto const response = gateway.change(Method::post, "/api/v1/session/continue", "", {cookie});
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, R"({"acting":")" + std::string(kOfficer) + R"("})");
    EXPECT_EQ(gateway.change(Method::post, "/api/v1/session/continue").status, 401);
}

TEST(Session, EndingTheOthersHoldsAtOnceHere) {
    TestGateway gateway;
    auto const kept = gateway.sign_in();
    auto const other = gateway.sign_in();
    EXPECT_EQ(gateway.get("/api/v1/cases/1", {other}).status, 200);
    EXPECT_EQ(gateway.change(Method::post, "/api/v1/sessions/end-others", "", {kept}).status, 200);
    EXPECT_EQ(gateway.get("/api/v1/cases/1", {other}).status, 401);
    EXPECT_EQ(gateway.get("/api/v1/cases/1", {kept}).status, 200);
}

TEST(Session, AnActPassesOnTheTokenTheSourceAndTheBrowserButNoCookie) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    auto request = TestGateway::request(Method::put, "/api/v1/session/password", R"({"current":"a"})",
                                        {cookie, {"x-polku-request", "1"}, {"user-agent", "Firefox/140"}});
    request.headers.emplace_back("polku-source", "198.51.100.9");
    request.source = "192.0.2.7";
    gateway.send(std::move(request));
    auto const& asked = gateway.identity.channel.seen.back();
    EXPECT_EQ(asked.path, "/internal/sessions/password");
    EXPECT_EQ(asked.header("polku-token"), "token-1");
    EXPECT_EQ(asked.header("polku-source"), "192.0.2.7") << "what the connection says, not the browser";
    EXPECT_EQ(asked.header("user-agent"), "Firefox/140");
    EXPECT_EQ(asked.body, R"({"current":"a"})");
    EXPECT_FALSE(asked.header("cookie"));
}

TEST(Session, ANewPasswordByALinkNeedsNoSession) {
    TestGateway gateway;
    gateway.change(Method::post, "/api/v1/session/password-reset", R"({"token":"t","password":"p"})");
    EXPECT_EQ(gateway.identity.asked(Method::post, "/internal/sessions/password-reset"), 1);
    EXPECT_EQ(gateway.get("/api/v1/sessions").status, 401);
}

TEST(Session, OtherMethodsAndAddressesAreRefused) {
    TestGateway gateway;
    EXPECT_EQ(gateway.change(Method::put, "/api/v1/session").status, 405);
    EXPECT_EQ(gateway.get("/api/v1/session/membership").header("allow"), "PUT");
    EXPECT_EQ(gateway.get("/api/v1/session/other").status, 404);
    EXPECT_EQ(gateway.get("/api/v1/sessions/other").status, 404);
    EXPECT_EQ(gateway.change(Method::put, "/api/v1/session/second-factor").header("allow"), "GET, HEAD, POST");
}

TEST(SessionCache, DoesNotKeepWhatWasAskedBeforeItWasForgotten) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    // While identity answers the read, the person signs out on another thread.
    auto inside = false;
    gateway.identity.before_answer = [&] {
        if (std::exchange(inside, true)) return;
        gateway.change(Method::del, "/api/v1/session", "", {cookie});
    };
    EXPECT_EQ(gateway.get("/api/v1/cases/1", {cookie}).status, 200);
    EXPECT_EQ(gateway.get("/api/v1/cases/1", {cookie}).status, 401);
}

TEST(SessionCache, IsBounded) {
    SessionCache cache(2);
    domain::Instant const now{5000};
    cache.keep("a", {}, now, cache.mark());
    cache.keep("b", {}, now, cache.mark());
    cache.keep("c", {}, now, cache.mark());
    EXPECT_EQ(cache.size(), 2U);
    EXPECT_FALSE(cache.find("c", now));
    cache.keep("c", {}, now + 1000ms, cache.mark());
    EXPECT_EQ(cache.size(), 1U) << "what is old makes room";
    EXPECT_TRUE(cache.find("c", now + 1000ms));
}

TEST(SessionCache, AsksAnewWhenTheClockStepsBack) {
    SessionCache cache;
    domain::Instant const now{5000};
    cache.keep("a", {}, now, cache.mark());
    EXPECT_TRUE(cache.find("a", now));
    EXPECT_FALSE(cache.find("a", now - 1ms));
}

}  // namespace

}  // namespace polku::gateway
