#include "services/identity/sessions/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::identity {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class DisablingApi : public SignInTest {
protected:
    DisablingApi() { add_officer(aino_, authority_); }
    json user(domain::Id const& id) { return json::parse(get("/api/v1/users/" + id.text).body); }
    http::Response act(domain::Id const& id, std::string_view what, std::optional<std::int64_t> version = {}) {
        auto const at = version ? *version : user(id).at("version").get<std::int64_t>();
        return post(fmt::format("/api/v1/users/{}/{}", id.text, what), {}, {{"if-match", fmt::format("\"{}\"", at)}});
    }
    std::vector<std::string> listed(std::string_view state) {
        std::vector<std::string> names;
        auto const list = json::parse(get(fmt::format("/api/v1/users?state={}", state)).body);
        for (auto const& one : list.at("items")) names.push_back(one.at("username"));
        return names;
    }

    domain::Id authority_ = add_authority();
    domain::Id aino_ = add_user("aino");
};

TEST_F(DisablingApi, EndsEveryMembershipAndSessionAndSignInAnswersAsForAWrongPassword) {
    auto const token = token_of(sign_in("aino"));
    ASSERT_EQ(act(aino_, "disable").status, 200);
    settle();
    EXPECT_EQ(resolve(token).status, 401);
    auto const shown = user(aino_);
    EXPECT_NE(shown.at("memberships")[0].at("ended_at"), nullptr);
    EXPECT_NE(shown.at("disabled_at"), nullptr);
    EXPECT_EQ(shown.at("name"), "Aino Esimerkki");
    EXPECT_EQ(api_.recorded_events().back().event.type, "polku.membership.ended.v1");

    add_user("ben");
    auto const right = sign_in("aino");
    auto const wrong = sign_in("ben", "not-the-password");
    EXPECT_EQ(right.status, 401);
    auto without_id = [](http::Response const& response) {
        auto body = json::parse(response.body);
        body.erase("request_id");
        body.erase("instance");
        return body;
    };
    EXPECT_EQ(without_id(right), without_id(wrong));
}

TEST_F(DisablingApi, ALinkToANewPasswordEndsAndNoneIsGiven) {
    auto const link = json::parse(post(fmt::format("/api/v1/users/{}/password-reset", aino_.text), "{}").body);
    ASSERT_EQ(act(aino_, "disable").status, 200);
    auto const used = api_.post(
        gateway(), "/internal/sessions/password-reset",
        fmt::format(R"({{"token":"{}","password":"another-2026-polku"}})", link.at("token").get<std::string>()));
    EXPECT_THAT(used.body, HasSubstr("reset_ended"));
    EXPECT_THAT(post(fmt::format("/api/v1/users/{}/password-reset", aino_.text), "{}").body,
                HasSubstr("user_disabled"));
    EXPECT_THAT(
        post_membership(aino_, fmt::format(R"({{"organisation":"{}","role":"officer"}})", authority_.text)).body,
        HasSubstr("user_disabled"));
}

TEST_F(DisablingApi, NobodyIsDisabledWithOpenCases) {
    open_cases_.cases = 3;
    auto const refused = act(aino_, "disable");
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("has_open_cases"));
    EXPECT_THAT(refused.body, HasSubstr("3"));
    EXPECT_THAT(open_cases_.asked, ElementsAre("/internal/people/" + aino_.text + "/open-cases?"));
    EXPECT_EQ(user(aino_).at("disabled_at"), nullptr);
    open_cases_.away = true;
    EXPECT_EQ(act(aino_, "disable").status, 503);
}

TEST_F(DisablingApi, NeitherOneselfNorTheLastAdministrator) {
    auto const antti = add_user("antti", "Antti Näyte");
    id_of(post_membership(antti, fmt::format(R"({{"organisation":"{}","role":"administrator"}})", authority_.text)));
    EXPECT_THAT(act(antti, "disable").body, HasSubstr("last_administrator"));
    auto self = administrator();
    self.person = aino_;
    auto const own = api_.post(self, fmt::format("/api/v1/users/{}/disable", aino_.text), {}, {{"if-match", "\"2\""}});
    EXPECT_THAT(own.body, HasSubstr("own_user"));
    id_of(post_membership(aino_, fmt::format(R"({{"organisation":"{}","role":"administrator"}})", authority_.text)));
    EXPECT_EQ(act(antti, "disable").status, 200);
}

TEST_F(DisablingApi, IsDoneOnTheVersionThatWasShownAndUndoneWithoutMemberships) {
    EXPECT_EQ(act(aino_, "disable", 77).status, 412);
    EXPECT_EQ(post(fmt::format("/api/v1/users/{}/disable", aino_.text), {}).status, 428);
    EXPECT_THAT(act(aino_, "enable").body, HasSubstr("user_enabled"));
    ASSERT_EQ(act(aino_, "disable").status, 200);
    EXPECT_THAT(act(aino_, "disable").body, HasSubstr("user_disabled"));
    EXPECT_THAT(listed("disabled"), ElementsAre("aino"));
    EXPECT_THAT(listed("enabled"), ElementsAre());
    ASSERT_EQ(act(aino_, "enable").status, 200);
    EXPECT_THAT(listed("disabled"), ElementsAre());
    auto const answer = sign_in("aino");
    EXPECT_EQ(answer.status, 201) << "with the password of before";
    EXPECT_EQ(json::parse(answer.body).at("principal"), nullptr) << "and no membership";
    EXPECT_EQ(get("/api/v1/users?state=gone").status, 422);
}

}  // namespace
}  // namespace polku::identity
