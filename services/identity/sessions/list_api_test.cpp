#include "services/identity/sessions/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::identity {
namespace {

using http::Method;
using nlohmann::json;
using std::chrono::minutes;
using ::testing::HasSubstr;
using ::testing::Not;

class OwnSessions : public SignInTest {
protected:
    json list(std::string_view token) { return json::parse(own(Method::get, token, "/internal/sessions").body); }
    http::Response end(std::string_view token, std::string const& session) {
        return own(Method::post, token, "/internal/sessions/end", fmt::format(R"({{"session":"{}"}})", session));
    }
};

TEST_F(OwnSessions, SaysWhereSinceWhenAndWhichIsThisOne) {
    add_user("tuula");
    add_user("timo");
    auto const first = token_of(sign_in("tuula"));
    token_of(sign_in("timo"));
    api_.clock().advance(minutes(10));
    auto const second = token_of(sign_in("tuula", kSamplePassword, "", kAway));
    auto const answer = list(first);
    ASSERT_EQ(answer.at("items").size(), 2U) << "nobody else's";
    auto const& newest = answer.at("items").at(0);
    EXPECT_EQ(newest.at("device"), "Firefox, Windows");
    EXPECT_EQ(newest.at("source"), kAway);
    EXPECT_EQ(newest.at("opened_at"), "2026-11-22T10:10:00.000Z");
    EXPECT_EQ(newest.at("seen_at"), "2026-11-22T10:10:00.000Z");
    EXPECT_EQ(newest.at("current"), false);
    EXPECT_EQ(answer.at("items").at(1).at("current"), true);
    EXPECT_THAT(answer.dump(), Not(HasSubstr(first)));
    EXPECT_THAT(answer.dump(), Not(HasSubstr(second)));
}

TEST_F(OwnSessions, WhatHasExpiredIsNotListed) {
    add_user("tuula");
    token_of(sign_in("tuula"));
    api_.clock().advance(minutes(20));
    auto const token = token_of(sign_in("tuula"));
    api_.clock().advance(minutes(15));
    EXPECT_EQ(list(token).at("items").size(), 1U);
}

TEST_F(OwnSessions, OneIsEndedAndNoneOfAnotherPerson) {
    add_user("tuula");
    add_user("timo");
    auto const lost = token_of(sign_in("tuula"));
    api_.clock().advance(minutes(1));
    auto const here = token_of(sign_in("tuula"));
    auto const of_timo = token_of(sign_in("timo"));
    auto const timos = list(of_timo).at("items").at(0).at("id").get<std::string>();
    EXPECT_EQ(end(here, timos).status, 404);
    EXPECT_EQ(resolve(of_timo).status, 200);
    auto const ended = end(here, list(here).at("items").at(1).at("id"));
    EXPECT_EQ(ended.status, 200) << ended.body;
    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("action":"session_close")"));
    EXPECT_EQ(resolve(lost).status, 401);
    EXPECT_EQ(resolve(here).status, 200);
}

TEST_F(OwnSessions, AllOthersAreEndedAtOnce) {
    add_user("tuula");
    add_user("timo");
    auto const one = token_of(sign_in("tuula"));
    auto const two = token_of(sign_in("tuula"));
    auto const here = token_of(sign_in("tuula"));
    auto const of_timo = token_of(sign_in("timo"));
    EXPECT_EQ(own(Method::post, here, "/internal/sessions/end-others").status, 200);
    EXPECT_EQ(resolve(one).status, 401);
    EXPECT_EQ(resolve(two).status, 401);
    EXPECT_EQ(resolve(here).status, 200);
    EXPECT_EQ(resolve(of_timo).status, 200);
}

TEST_F(OwnSessions, NobodyWithoutAToken) {
    EXPECT_EQ(own(Method::get, "", "/internal/sessions").status, 401);
    EXPECT_EQ(end("x", "00000000-0000-7000-8000-00000000f001").status, 401);
}

}  // namespace
}  // namespace polku::identity
