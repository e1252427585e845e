#include "services/identity/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::identity {
namespace {

using nlohmann::json;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

class PeopleApi : public IdentityTest {
protected:
    json user(domain::Id const& id) { return json::parse(get("/api/v1/users/" + id.text).body); }
};

TEST_F(PeopleApi, AUserIsListedWithoutThePassword) {
    auto const made = post("/api/v1/users", R"({"username":"Aino.Esimerkki","name":"Aino Esimerkki","language":"fi",)"
                                            R"("password":"polku-sample-2026"})");
    EXPECT_EQ(made.status, 201);
    auto const id = id_of(made);
    EXPECT_EQ(made.header("location"), "/api/v1/users/" + id.text);

    auto const list = get("/api/v1/users");
    EXPECT_EQ(json::parse(list.body),
              json::parse(fmt::format(R"({{"items":[{{"id":"{}","version":1,"username":"aino.esimerkki",
                  "name":"Aino Esimerkki","language":"fi","disabled_at":null,"memberships":[],"can":["user_write"]}}],"next":null}})",
                                      id.text)));
    EXPECT_THAT(api_.journal(), Each(Not(HasSubstr("polku-sample"))));
    EXPECT_THAT(api_.journal(), Each(Not(HasSubstr("Esimerkki"))));
}

TEST_F(PeopleApi, SaysEveryFaultOfAUserAtOnce) {
    EXPECT_THAT(
        faults_of(post("/api/v1/users", R"({"username":"Päivi","name":"","language":"de","password":"lyhyt"})")),
        UnorderedElementsAre("/username username_form", "/name required", "/language not_a_choice",
                             "/password too_short"));
    EXPECT_THAT(faults_of(post("/api/v1/users", R"({"username":"Aino.Esimerkki","name":"Aino","language":"fi",)"
                                                R"("password":"aino.esimerkki"})")),
                ElementsAre("/password password_is_username"));
    EXPECT_THAT(faults_of(post("/api/v1/users",
                               R"({"username":"aino","name":"Aino","language":"fi","password":"Salasana1234"})")),
                ElementsAre("/password password_common"));
}

TEST_F(PeopleApi, AUsernameIsUniqueInAnyCase) {
    add_user("aino");
    auto const again =
        post("/api/v1/users", R"({"username":"AINO","name":"Aili","language":"fi","password":"polku-sample-2026"})");
    EXPECT_EQ(again.status, 422);
    EXPECT_THAT(faults_of(again), ElementsAre("/username username_taken"));
}

TEST_F(PeopleApi, AMembershipBeginsIsSeenAndEnds) {
    auto const authority = add_authority();
    auto const team = add_team(authority, "TE-tiimi Keski");
    auto const tuula = add_user("tuula");
    auto const made = post_membership(
        tuula, fmt::format(R"({{"organisation":"{}","team":"{}","role":"officer"}})", authority.text, team.text));
    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(made.header("location"), "/api/v1/users/" + tuula.text);
    auto const membership = id_of(made);
    EXPECT_EQ(user(tuula).at("memberships"),
              json::parse(fmt::format(R"([{{"id":"{}","version":1,"organisation":"{}","team":"{}","role":"officer",
                  "contract":null,"client":null,"valid_from":"2026-11-22","ended_at":null}}])",
                                      membership.text, authority.text, team.text)));
    EXPECT_EQ(user(tuula).at("version"), 2) << "a membership is part of its user";

    EXPECT_EQ(end_membership_of(tuula, membership, {}).status, 428);
    EXPECT_EQ(end_membership_of(tuula, membership, {{"if-match", "\"9\""}}).status, 412);
    EXPECT_EQ(end_membership_of(tuula, tuula, {{"if-match", "\"1\""}}).status, 404);
    auto const done = end_membership_of(tuula, membership, {{"if-match", "\"1\""}});
    EXPECT_EQ(json::parse(done.body),
              json::parse(fmt::format(R"({{"id":"{}","version":2,"state":"ended"}})", membership.text)));
    EXPECT_EQ(user(tuula).at("memberships")[0].at("ended_at"), "2026-11-22T10:00:00.000Z");
    auto const again = end_membership_of(tuula, membership, {{"if-match", "\"1\""}});
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(json::parse(again.body).at("code"), "membership_ended");
    EXPECT_EQ(json::parse(again.body).at("ended_at"), "2026-11-22T10:00:00.000Z");

    auto const events = api_.recorded_events();
    ASSERT_EQ(events.size(), 4U);
    EXPECT_EQ(events[2].event.type, "polku.membership.started.v1");
    EXPECT_EQ(events[3].event.type, "polku.membership.ended.v1");
    EXPECT_EQ(events[3].event.subject, membership.text);
}

TEST_F(PeopleApi, NobodyLeavesATeamBeforeTheirCasesArePlaced) {
    auto const authority = add_authority();
    auto const team = add_team(authority, "TE-tiimi Keski");
    auto const tuula = add_user("tuula");
    auto const membership = id_of(post_membership(
        tuula, fmt::format(R"({{"organisation":"{}","team":"{}","role":"officer"}})", authority.text, team.text)));
    open_cases_.cases = 6;
    auto const refused = end_membership_of(tuula, membership, {{"if-match", "\"1\""}});
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(json::parse(refused.body).at("code"), "has_open_cases");
    EXPECT_EQ(json::parse(refused.body).at("cases"), "6");
    EXPECT_THAT(std::string(json::parse(refused.body).at("message").at("en")), ::testing::HasSubstr("(6)"));
    EXPECT_EQ(open_cases_.asked.back(), fmt::format("/internal/people/{}/open-cases?organisation={}&team={}",
                                                    tuula.text, authority.text, team.text));
    open_cases_.away = true;
    EXPECT_EQ(end_membership_of(tuula, membership, {{"if-match", "\"1\""}}).status, 503) << "nobody knows";
    open_cases_ = {};
    // Another role in the same team: they stay in it.
    auto const another = id_of(post_membership(
        tuula, fmt::format(R"({{"organisation":"{}","team":"{}","role":"supervisor"}})", authority.text, team.text)));
    EXPECT_EQ(end_membership_of(tuula, another, {{"if-match", "\"1\""}}).status, 200);
    EXPECT_TRUE(open_cases_.asked.empty());
    EXPECT_EQ(end_membership_of(tuula, membership, {{"if-match", "\"1\""}}).status, 200);
    EXPECT_EQ(open_cases_.asked.size(), 1U);
}

TEST_F(PeopleApi, TheSameMembershipIsHadOnceAtATime) {
    auto const authority = add_authority();
    auto const timo = add_user("timo");
    auto const membership = add_officer(timo, authority);
    auto const wanted = fmt::format(R"({{"organisation":"{}","role":"officer"}})", authority.text);
    auto const twice = post_membership(timo, wanted);
    EXPECT_EQ(twice.status, 409);
    EXPECT_EQ(json::parse(twice.body).at("code"), "membership_exists");
    EXPECT_EQ(end_membership_of(timo, membership, {{"if-match", "\"1\""}}).status, 200);
    EXPECT_EQ(post_membership(timo, wanted).status, 201);
}

TEST_F(PeopleApi, SaysEveryFaultOfAMembershipAtOnce) {
    auto const authority = add_authority();
    auto const team = add_team(add_provider(), "Valmennus");
    auto const aino = add_user("aino");
    EXPECT_THAT(faults_of(post_membership(aino, fmt::format(R"({{"organisation":"{}","team":"{}","role":"coach",)"
                                                            R"("client":"{}","valid_from":"2026-11-21"}})",
                                                            authority.text, team.text, kSampleClient.text))),
                ElementsAre("/role role_not_in_organisation", "/team team_not_in_organisation",
                            "/contract contract_required", "/client client_not_for_role", "/valid_from in_the_past"));
    EXPECT_THAT(faults_of(post_membership(aino, R"({"organisation":"x","role":"system","valid_from":"22.11.2026"})")),
                UnorderedElementsAre("/organisation not_an_id", "/role not_a_choice", "/valid_from not_a_date"));
    EXPECT_EQ(post_membership(team, fmt::format(R"({{"organisation":"{}","role":"officer"}})", authority.text)).status,
              404);
}

TEST_F(PeopleApi, OneClientHasOneUser) {
    auto const authority = add_authority();
    auto const wanted =
        fmt::format(R"({{"organisation":"{}","role":"client","client":"{}"}})", authority.text, kSampleClient.text);
    EXPECT_EQ(post_membership(add_user("kalle"), wanted).status, 201);
    EXPECT_THAT(faults_of(post_membership(add_user("kaisa"), wanted)), ElementsAre("/client client_has_user"));
}

TEST_F(PeopleApi, WhoIsAClientIsShownOnlyWithAnEntryInTheReadLog) {
    auto const authority = add_authority();
    auto const tuula = add_user("tuula", "Tuula Testinen");
    add_officer(tuula, authority);
    EXPECT_EQ(get("/api/v1/users").status, 200);
    EXPECT_TRUE(api_.read_log().empty()) << "nothing about a client was shown";

    auto const kalle = add_user("kalle", "Kalle Näyte");
    EXPECT_EQ(post_membership(kalle, fmt::format(R"({{"organisation":"{}","role":"client","client":"{}"}})",
                                                 authority.text, kSampleClient.text))
                  .status,
              201);
    EXPECT_THAT(api_.journal().back(), HasSubstr(R"("clients":[")" + kSampleClient.text + R"("])"));
    EXPECT_EQ(get("/api/v1/users").status, 200);
    ASSERT_EQ(api_.read_log().size(), 1U);
    EXPECT_THAT(api_.read_log()[0], HasSubstr(R"("clients":[")" + kSampleClient.text + R"("])"));
    EXPECT_THAT(api_.read_log()[0], HasSubstr(R"("categories":["basic"])"));
}

TEST_F(PeopleApi, NamesOfStaffAreForEverybodyAndClientsHaveNone) {
    auto const authority = add_authority();
    auto const tuula = add_user("tuula", "Tuula Testinen");
    auto const membership = add_officer(tuula, authority);
    auto const kalle = add_user("kalle", "Kalle Näyte");
    post_membership(kalle, fmt::format(R"({{"organisation":"{}","role":"client","client":"{}"}})", authority.text,
                                       kSampleClient.text));
    auto const ask = "/api/v1/people?ids=" + kalle.text + "," + tuula.text + "," + authority.text;
    auto const expected =
        json::parse(fmt::format(R"({{"items":[{{"id":"{}","name":"Tuula Testinen"}}],"next":null}})", tuula.text));
    EXPECT_EQ(json::parse(api_.get(principal(access::Role::coach), ask).body), expected);
    EXPECT_EQ(json::parse(api_.get(principal(access::Role::client), ask).body), expected) << "who read the own data";

    EXPECT_EQ(end_membership_of(tuula, membership, {{"if-match", "\"1\""}}).status, 200);
    EXPECT_EQ(json::parse(get(ask).body), expected) << "what they did keeps their name";
}

TEST_F(PeopleApi, NamesAreAskedByTheHundred) {
    EXPECT_THAT(faults_of(get("/api/v1/people")), ElementsAre("ids required"));
    EXPECT_THAT(faults_of(get("/api/v1/people?ids=aino")), ElementsAre("ids not_an_id"));
    auto ids = kSampleClient.text;
    for (int i = 1; i < 100; ++i) ids += "," + kSampleClient.text;
    EXPECT_EQ(get("/api/v1/people?ids=" + ids).status, 200);
    EXPECT_THAT(faults_of(get("/api/v1/people?ids=" + ids + "," + kSampleClient.text)), ElementsAre("ids too_many"));
}

TEST_F(PeopleApi, UsersComeInPages) {
    for (auto const username : {"ben", "aino", "dina"}) add_user(username);
    auto const first = get("/api/v1/users?limit=2");
    auto const page = json::parse(first.body);
    ASSERT_EQ(page.at("items").size(), 2U);
    EXPECT_EQ(page.at("items")[0].at("username"), "aino");
    EXPECT_EQ(page.at("items")[1].at("username"), "ben");
    auto const cursor = page.at("next").get<std::string>();
    EXPECT_EQ(first.header("link"), "</api/v1/users?cursor=" + cursor + ">; rel=\"next\"");
    add_user("aili");  // before the cursor: moves nothing

    auto const rest = json::parse(get("/api/v1/users?limit=2&cursor=" + cursor).body);
    ASSERT_EQ(rest.at("items").size(), 1U);
    EXPECT_EQ(rest.at("items")[0].at("username"), "dina");
    EXPECT_EQ(rest.at("next"), nullptr);
    EXPECT_EQ(get("/api/v1/users?cursor=nonsense").status, 400);
}

TEST_F(PeopleApi, OnlyTheAdministratorSeesAndMakesUsers) {
    auto const user = R"({"username":"x1","name":"X","language":"fi","password":"polku-sample-2026"})";
    for (auto const role :
         {access::Role::officer, access::Role::finance, access::Role::data_protection, access::Role::client}) {
        EXPECT_EQ(api_.get(principal(role), "/api/v1/users").status, 403) << access::name(role);
        EXPECT_EQ(api_.post(principal(role), "/api/v1/users", user).status, 403) << access::name(role);
    }
    EXPECT_EQ(json::parse(get("/api/v1/users").body).at("items").size(), 0U);
}

}  // namespace
}  // namespace polku::identity
