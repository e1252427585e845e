#include "services/identity/sessions/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace polku::identity {
namespace {

using nlohmann::json;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::HasSubstr;

class SessionApi : public SignInTest {};

TEST_F(SessionApi, SigningInSaysWhoWhereAndWhat) {
    auto const authority = add_authority();
    auto const team = add_team(authority, "TE-tiimi Keski");
    auto const tuula = add_user("tuula", "Tuula Testinen");
    auto const membership = id_of(post_membership(
        tuula, fmt::format(R"({{"organisation":"{}","team":"{}","role":"officer"}})", authority.text, team.text)));
    auto const response = sign_in("Tuula");
    ASSERT_EQ(response.status, 201) << response.body;
    auto answer = json::parse(response.body);
    auto const token = answer.at("token").get<std::string>();
    EXPECT_EQ(token.size(), 43U);
    answer.erase("token");
    auto const can = answer.at("session").at("can");
    EXPECT_TRUE(std::ranges::find(can, json("work_list")) != can.end()) << can;
    answer.at("session").erase("can");
    EXPECT_EQ(answer, json::parse(fmt::format(
                          R"({{"principal":{{"person":"{0}","display_name":"Tuula Testinen","membership":"{1}",
                "organisation":"{2}","team":"{3}","contract":null,"client":null,"role":"officer"}},
              "language":"sv",
              "session":{{"person":{{"id":"{0}","name":"Tuula Testinen","language":"sv"}},
                "memberships":[{{"id":"{1}","organisation":{{"id":"{2}","kind":"employment_authority",
                    "name":{{"fi":"Näyte 0166906-4","sv":"Exempel","en":"Sample"}}}},"role":"officer",
                  "team":{{"id":"{3}","name":"TE-tiimi Keski"}},"contract":null,"client":null}}],
                "acting":"{1}","demands":null,"expires_at":"2026-11-22T10:30:00.000Z","expires_in":1800,
                "extendable":true}}}})",
                          tuula.text, membership.text, authority.text, team.text)));

    auto resolved = json::parse(resolve(token).body);
    EXPECT_FALSE(resolved.contains("token")) << "told once";
    EXPECT_EQ(resolved.at("session").at("can"), can);
    resolved.at("session").erase("can");
    EXPECT_EQ(resolved, answer);

    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("action":"session_open")"));
    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("person":")" + tuula.text)) << "not the gateway";
}

TEST_F(SessionApi, AWrongPasswordAndAnUnknownUsernameLookTheSame) {
    add_user("tuula");
    auto const wrong = sign_in("tuula", "polku-sample-2027");
    auto const unknown = sign_in("nobody");
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(unknown.status, 401);
    auto wrong_body = json::parse(wrong.body);
    auto unknown_body = json::parse(unknown.body);
    EXPECT_EQ(wrong_body.at("code"), "wrong_credentials");
    wrong_body.erase("instance");
    unknown_body.erase("instance");
    EXPECT_EQ(wrong_body, unknown_body);
    EXPECT_EQ(sign_in("tuula", "").status, 422);
}

TEST_F(SessionApi, EndsAfterHalfAnHourOfSilence) {
    add_user("tuula");
    auto const token = token_of(sign_in("tuula"));
    api_.clock().advance(minutes(29));
    EXPECT_EQ(resolve(token).status, 200);
    settle();
    api_.clock().advance(minutes(29));
    EXPECT_EQ(resolve(token).status, 200) << "it was heard of";
    settle();
    api_.clock().advance(minutes(30));
    auto const over = resolve(token);
    EXPECT_EQ(over.status, 401);
    EXPECT_EQ(json::parse(over.body).at("code"), "unauthenticated");
    EXPECT_EQ(sign_out(token).status, 401);
}

TEST_F(SessionApi, EndsAfterTenHoursHoweverBusy) {
    add_user("tuula");
    auto const token = token_of(sign_in("tuula"));
    for (int i = 0; i < 20; ++i) {
        EXPECT_EQ(resolve(token).status, 200) << i;
        settle();
        api_.clock().advance(minutes(29));
    }
    EXPECT_EQ(resolve(token).status, 200);
    settle();
    api_.clock().advance(minutes(19));
    EXPECT_EQ(json::parse(resolve(token).body).at("session").at("expires_at"), "2026-11-22T20:00:00.000Z");
    api_.clock().advance(minutes(1));
    EXPECT_EQ(resolve(token).status, 401);
}

TEST_F(SessionApi, LookingDoesNotMakeItLastLonger) {
    add_user("tuula");
    auto const token = token_of(sign_in("tuula"));
    api_.clock().advance(minutes(20));
    auto const session = json::parse(resolve(token, true).body).at("session");
    EXPECT_EQ(session.at("expires_in"), 600);
    EXPECT_EQ(session.at("expires_at"), "2026-11-22T10:30:00.000Z");
    settle();
    api_.clock().advance(minutes(10));
    EXPECT_EQ(resolve(token, true).status, 401);
}

TEST_F(SessionApi, ContinuingMakesItLastLongerUntilTheEnd) {
    add_user("tuula");
    auto const token = token_of(sign_in("tuula"));
    auto const go_on = [&] { return own(http::Method::post, token, "/internal/sessions/continue"); };
    api_.clock().advance(minutes(29));
    auto const continued = go_on();
    ASSERT_EQ(continued.status, 200) << continued.body;
    EXPECT_EQ(json::parse(continued.body).at("session").at("expires_in"), 1800);
    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("action":"session_continue")"));
    for (int i = 0; i < 20; ++i) {
        api_.clock().advance(minutes(28));
        EXPECT_EQ(go_on().status, 200) << i;
    }
    auto const last = json::parse(go_on().body).at("session");
    EXPECT_EQ(last.at("expires_in"), 660) << "ten hours are over soon";
    EXPECT_EQ(last.at("extendable"), false);
    api_.clock().advance(minutes(11));
    EXPECT_EQ(go_on().status, 401);
}

TEST_F(SessionApi, ResolvingWritesAtMostOnceAMinute) {
    add_user("tuula");
    auto const token = token_of(sign_in("tuula"));
    settle();
    auto const before = api_.database().figures().jobs;
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(resolve(token).status, 200);
        api_.clock().advance(seconds(11));
    }
    EXPECT_EQ(api_.database().figures().jobs, before) << "55 seconds";
    api_.clock().advance(seconds(5));
    EXPECT_EQ(resolve(token).status, 200);
    settle();
    EXPECT_EQ(api_.database().figures().jobs, before + 2) << "the touch, and the write that waited for it";
    EXPECT_EQ(resolve(token).status, 200);
    settle();
    EXPECT_EQ(api_.database().figures().jobs, before + 3);
}

TEST_F(SessionApi, APersonOfSeveralMembershipsChooses) {
    auto const authority = add_authority();
    auto const provider = add_provider();
    auto const tuula = add_user("tuula");
    auto const officer = add_officer(tuula, authority);
    auto const coach = add_coach(tuula, provider);
    auto const opened = sign_in("tuula");
    auto const token = token_of(opened);
    auto const first = json::parse(opened.body);
    EXPECT_EQ(first.at("principal"), nullptr);
    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("person":"system:gateway")")) << "no role is made up";
    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("subject":")" + tuula.text));
    EXPECT_EQ(first.at("session").at("acting"), nullptr);
    EXPECT_EQ(first.at("session").at("can"), json::array());
    EXPECT_EQ(first.at("session").at("memberships").size(), 2U);

    EXPECT_EQ(act_in(token, authority).status, 422);
    auto const chosen = act_in(token, coach);
    ASSERT_EQ(chosen.status, 200) << chosen.body;
    EXPECT_EQ(json::parse(chosen.body).at("principal").at("role"), "coach");
    EXPECT_EQ(json::parse(chosen.body).at("principal").at("contract"), kSampleContract.text);
    EXPECT_EQ(json::parse(resolve(token).body).at("session").at("acting"), coach.text);
    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("action":"session_switch")"));

    EXPECT_EQ(act_in(token, officer).status, 200);
    EXPECT_EQ(json::parse(resolve(token).body).at("principal").at("role"), "officer");
}

TEST_F(SessionApi, AnEndedMembershipIsActedInNoLonger) {
    auto const authority = add_authority();
    auto const tuula = add_user("tuula");
    auto const membership = add_officer(tuula, authority);
    auto const token = token_of(sign_in("tuula"));
    EXPECT_EQ(end_membership_of(tuula, membership, {{"if-match", "\"1\""}}).status, 200);
    auto const after = json::parse(resolve(token).body);
    EXPECT_EQ(after.at("principal"), nullptr);
    EXPECT_EQ(after.at("session").at("memberships"), json::array());
    EXPECT_EQ(act_in(token, membership).status, 422);
}

TEST_F(SessionApi, AMembershipOfLaterIsNotActedInBefore) {
    auto const authority = add_authority();
    auto const tuula = add_user("tuula");
    auto const membership = id_of(post_membership(
        tuula, fmt::format(R"({{"organisation":"{}","role":"officer","valid_from":"2026-11-23"}})", authority.text)));
    EXPECT_EQ(json::parse(sign_in("tuula").body).at("session").at("acting"), nullptr);
    api_.clock().advance(hours(12));  // midnight in Helsinki
    EXPECT_EQ(json::parse(sign_in("tuula").body).at("session").at("acting"), membership.text);
}

TEST_F(SessionApi, SigningOutEndsTheSessionAtOnceAndNoOther) {
    auto const tuula = add_user("tuula");
    auto const token = token_of(sign_in("tuula"));
    auto const other = token_of(sign_in("tuula"));
    EXPECT_NE(token, other) << "a new token at each sign-in";
    EXPECT_EQ(sign_out(token).status, 200);
    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("action":"session_close")"));
    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("subject":")" + tuula.text));
    EXPECT_EQ(resolve(token).status, 401);
    EXPECT_EQ(act_in(token, tuula).status, 401);
    EXPECT_EQ(sign_out(token).status, 401);
    EXPECT_EQ(resolve(other).status, 200);
}

TEST_F(SessionApi, SigningInSweepsUpOldSessions) {
    add_user("tuula");
    token_of(sign_in("tuula"));
    token_of(sign_in("tuula"));
    api_.clock().advance(minutes(31));
    token_of(sign_in("tuula"));
    static constexpr storage::Query kCount{"test.count_sessions", "SELECT count(*) FROM session"};
    auto const count = api_.database().read(
        [](storage::Tx& tx) { return tx.one(kCount, [](storage::Row const& row) { return row.integer(0); }); });
    EXPECT_EQ(count, 1);
}

TEST_F(SessionApi, OnlyThePartsOfTheHouseAsk) {
    auto const body = R"({"token":"x"})";
    EXPECT_EQ(api_.post(administrator(), "/internal/sessions/resolve", body).status, 404);
    EXPECT_EQ(api_.post(administrator(), "/internal/sessions", R"({"username":"a","password":"b"})").status, 404);
}

}  // namespace
}  // namespace polku::identity
