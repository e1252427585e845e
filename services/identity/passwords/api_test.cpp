#include "services/identity/sessions/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::identity {
namespace {

using http::Method;
using nlohmann::json;
using std::chrono::hours;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::string_view kNewPassword = "uusi-ja-pitka-lause";

class OwnPasswords : public SignInTest {
protected:
    http::Response change(std::string_view token, std::string_view current, std::string_view wanted) {
        return own(Method::put, token, "/internal/sessions/password",
                   fmt::format(R"({{"current":"{}","password":"{}"}})", current, wanted));
    }
    http::Response reset(domain::Id const& user) {
        return post(fmt::format("/api/v1/users/{}/password-reset", user.text), {});
    }
    http::Response choose(std::string_view token, std::string_view wanted = kNewPassword) {
        return api_.post(gateway(), "/internal/sessions/password-reset",
                         fmt::format(R"({{"token":"{}","password":"{}"}})", token, wanted));
    }
};

TEST_F(OwnPasswords, ChangingOnesOwnEndsTheOtherSessions) {
    auto const tuula = add_user("tuula");
    auto const other = token_of(sign_in("tuula"));
    auto const here = token_of(sign_in("tuula"));
    auto const changed = change(here, kSamplePassword, kNewPassword);
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("action":"credential_write")"));
    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("subject":")" + tuula.text));
    EXPECT_EQ(resolve(other).status, 401);
    EXPECT_EQ(resolve(here).status, 200);
    EXPECT_EQ(sign_in("tuula").status, 401);
    EXPECT_EQ(sign_in("tuula", kNewPassword).status, 201);
}

TEST_F(OwnPasswords, TheCurrentOneIsDemandedAndTheNewOneIsJudged) {
    add_user("tuula");
    auto const token = token_of(sign_in("tuula"));
    EXPECT_THAT(faults_of(change(token, "not the password", kNewPassword)), ElementsAre("/current wrong_password"));
    EXPECT_THAT(api_.read_log().back(), HasSubstr(R"("kind":"refusal")"));
    EXPECT_THAT(faults_of(change(token, kSamplePassword, "short")), ElementsAre("/password too_short"));
    EXPECT_THAT(faults_of(change(token, kSamplePassword, "salasana1234")), ElementsAre("/password password_common"));
    EXPECT_THAT(faults_of(change(token, kSamplePassword, kSamplePassword)), ElementsAre("/password password_same"));
    EXPECT_EQ(change("x", kSamplePassword, kNewPassword).status, 401);
}

TEST_F(OwnPasswords, GuessingTheCurrentOneIsSlowed) {
    add_user("tuula");
    auto const token = token_of(sign_in("tuula"));
    for (int i = 0; i < 5; ++i) EXPECT_EQ(change(token, "not the password", kNewPassword).status, 422);
    EXPECT_EQ(change(token, kSamplePassword, kNewPassword).status, 429);
}

TEST_F(OwnPasswords, AnAdministratorGivesALinkThatWorksOnce) {
    auto const tuula = add_user("tuula");
    auto const open = token_of(sign_in("tuula"));
    auto const given = reset(tuula);
    ASSERT_EQ(given.status, 201) << given.body;
    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("action":"credential_reset")"));
    auto const token = json::parse(given.body).at("token").get<std::string>();
    EXPECT_EQ(json::parse(given.body).at("ends_at"), "2026-11-23T10:00:00.000Z");
    EXPECT_EQ(resolve(open).status, 401) << "nobody stays signed in";
    EXPECT_EQ(sign_in("tuula").status, 401) << "the old password is worth nothing";
    for (auto const& entry : api_.journal()) EXPECT_THAT(entry, ::testing::Not(HasSubstr(token)));

    EXPECT_THAT(faults_of(choose(token, "short")), ElementsAre("/password too_short"));
    EXPECT_EQ(choose(token).status, 200);
    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("outcome":"password_chosen")"));
    EXPECT_EQ(sign_in("tuula", kNewPassword).status, 201);
    EXPECT_EQ(code_of(choose(token)), "reset_ended");
}

TEST_F(OwnPasswords, ALinkEndsAfterADayAndWithTheNext) {
    auto const tuula = add_user("tuula");
    auto const first = json::parse(reset(tuula).body).at("token").get<std::string>();
    auto const second = json::parse(reset(tuula).body).at("token").get<std::string>();
    EXPECT_EQ(choose(first).status, 409);
    api_.clock().advance(hours(24));
    EXPECT_EQ(choose(second).status, 409);
    EXPECT_EQ(choose("made-up").status, 409);
}

TEST_F(OwnPasswords, NobodyResetsTheirOwn) {
    auto const antti = add_user("antti");
    auto self = administrator();
    self.person = antti;
    auto const path = fmt::format("/api/v1/users/{}/password-reset", antti.text);
    EXPECT_EQ(code_of(api_.post(self, path, {})), "own_credentials");
    EXPECT_EQ(sign_in("antti").status, 201);
    EXPECT_EQ(post("/api/v1/users/00000000-0000-7000-8000-00000000ffff/password-reset", {}).status, 404);
}

TEST_F(OwnPasswords, AnAdministratorSeesAndEndsSessions) {
    auto const tuula = add_user("tuula");
    auto const token = token_of(sign_in("tuula"));
    auto const path = fmt::format("/api/v1/users/{}", tuula.text);
    auto const seen = json::parse(get(path + "/sign-in").body);
    EXPECT_EQ(seen.at("sessions").size(), 1U);
    EXPECT_EQ(seen.at("sessions").at(0).at("device"), "Firefox, Windows");
    EXPECT_EQ(seen.at("password_changed_at"), "2026-11-22T10:00:00.000Z");
    EXPECT_EQ(seen.at("second_factor_since"), nullptr);
    EXPECT_EQ(seen.at("reset_until"), nullptr);
    EXPECT_EQ(post(path + "/sessions/end", {}).status, 200);
    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("action":"user_session_close")"));
    EXPECT_EQ(resolve(token).status, 401);
    EXPECT_EQ(post(path + "/second-factor/remove", {}).status, 409);
    reset(tuula);
    auto const after = json::parse(get(path + "/sign-in").body);
    EXPECT_EQ(after.at("reset_until"), "2026-11-23T10:00:00.000Z");
    EXPECT_EQ(after.at("password_changed_at"), nullptr);
    EXPECT_EQ(api_.get(principal(access::Role::officer), path + "/sign-in").status, 403);
}

TEST_F(OwnPasswords, WhatIsDoneToAClientsSignInIsInTheLogOfThatClient) {
    auto const authority = add_authority();
    auto const kalle = add_user("kalle");
    auto const path = fmt::format("/api/v1/users/{}", kalle.text);
    auto const named = HasSubstr(R"("clients":[")" + kSampleClient.text + R"("])");
    ASSERT_EQ(post(path + "/memberships", fmt::format(R"({{"organisation":"{}","role":"client","client":"{}"}})",
                                                      authority.text, kSampleClient.text))
                  .status,
              201);
    EXPECT_EQ(get(path + "/sign-in").status, 200);
    ASSERT_FALSE(api_.read_log().empty());
    EXPECT_THAT(api_.read_log().back(), named);
    EXPECT_EQ(post(path + "/sessions/end", {}).status, 200);
    EXPECT_THAT(api_.journal().back(), named);
    EXPECT_EQ(reset(kalle).status, 201);
    EXPECT_THAT(api_.journal().back(), named);
}

}  // namespace
}  // namespace polku::identity
