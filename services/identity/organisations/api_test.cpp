#include "services/identity/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::identity {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

using OrganisationApi = IdentityTest;

TEST_F(OrganisationApi, ListsWhatWasRegistered) {
    auto const made = post("/api/v1/organisations",
                           R"({"kind":"provider","name":{"fi":"Työpolku Malli Oy","sv":"Arbetsstig Modell Ab",)"
                           R"("en":"Workpath Sample Ltd"},"business_id":"1046216-1"})");
    EXPECT_EQ(made.status, 201);
    auto const id = id_of(made);
    EXPECT_EQ(made.header("location"), "/api/v1/organisations/" + id.text);
    EXPECT_EQ(made.header("etag"), "\"1\"");
    auto const team = add_team(id, "Valmennus");
    auto const consortium = id_of(post("/api/v1/consortia", R"({"name":"Kaari-konsortio"})"));

    auto const directory = json::parse(api_.get(principal(access::Role::coach), "/api/v1/organisations").body);
    EXPECT_EQ(directory, json::parse(fmt::format(
                             R"({{"items":[{{"id":"{}","version":2,"kind":"provider","called":null,
                                  "name":{{"fi":"Työpolku Malli Oy","sv":"Arbetsstig Modell Ab","en":"Workpath Sample Ltd"}},
                                  "business_id":"1046216-1","teams":[{{"id":"{}","name":"Valmennus"}}],"can":[]}}],
                                 "consortia":[{{"id":"{}","name":"Kaari-konsortio"}}],"next":null}})",
                             id.text, team.text, consortium.text)));

    auto const one = get("/api/v1/organisations/" + id.text);
    EXPECT_EQ(one.header("etag"), "\"2\"") << "a team is part of its organisation";
    EXPECT_EQ(json::parse(one.body).at("can"), json::parse(R"(["organisation_write"])"));
    EXPECT_EQ(get("/api/v1/organisations/" + team.text).status, 404);
}

TEST_F(OrganisationApi, EachRegistrationHasItsEventAndItsJournalRow) {
    auto const organisation = add_authority();
    auto const team = add_team(organisation, "TE-tiimi Keski");
    auto const events = api_.recorded_events();
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].event.type, "polku.organisation.registered.v1");
    EXPECT_EQ(events[0].event.subject, organisation.text);
    EXPECT_EQ(events[1].event.type, "polku.team.registered.v1");
    EXPECT_EQ(events[1].event.subject, team.text);
    auto const journal = api_.journal();
    ASSERT_EQ(journal.size(), 2U);
    EXPECT_THAT(journal[0], HasSubstr(R"("action":"organisation_write")"));
    EXPECT_THAT(journal[0], HasSubstr(R"("subject":")" + organisation.text));
    EXPECT_THAT(journal[1], HasSubstr(R"("subject":")" + team.text));
}

TEST_F(OrganisationApi, IsCalledByAKindOfTheSettingsOwn) {
    auto const body = [](std::string_view called) {
        return fmt::format(
            R"({{"kind":"provider","called":"{}","name":{{"fi":"A","sv":"A","en":"A"}},"business_id":"1046216-1"}})",
            called);
    };
    EXPECT_THAT(faults_of(post("/api/v1/organisations", body("Own kind"))), ElementsAre("/called not_a_code"));
    auto const made = id_of(post("/api/v1/organisations", body("association")));
    auto const shown = json::parse(get("/api/v1/organisations/" + made.text).body);
    EXPECT_EQ(shown.at("kind"), "provider") << "what it may do is its kind's";
    EXPECT_EQ(shown.at("called"), "association");
}

TEST_F(OrganisationApi, SaysEveryFaultAtOnce) {
    auto const refused = post("/api/v1/organisations",
                              R"({"kind":"club","name":{"fi":" ","en":"Sample"},"business_id":"0166906-5","size":3})");
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(faults_of(refused),
                ::testing::UnorderedElementsAre("/kind not_a_choice", "/name/fi required", "/name/sv required",
                                                "/business_id business_id_check", "/size unknown_field"));
    EXPECT_TRUE(api_.recorded_events().empty());
    EXPECT_TRUE(api_.journal().empty());
}

TEST_F(OrganisationApi, RefusesWhatSomebodyElseHas) {
    auto const authority = add_authority();
    auto const provider = add_provider();
    auto const second = post("/api/v1/organisations",
                             R"({"kind":"provider","name":{"fi":"A","sv":"A","en":"A"},"business_id":"166906-4"})");
    EXPECT_EQ(second.status, 422) << "an old business ID without its zero is the same one";
    EXPECT_THAT(faults_of(second), ElementsAre("/business_id business_id_taken"));

    add_team(authority, "TE-tiimi Keski");
    auto const teams = "/api/v1/organisations/" + authority.text + "/teams";
    EXPECT_THAT(faults_of(post(teams, R"({"name":" te-tiimi KESKI "})")), ElementsAre("/name name_taken"));
    add_team(provider, "TE-tiimi Keski");

    EXPECT_EQ(post("/api/v1/consortia", R"({"name":"Kaari"})").status, 201);
    EXPECT_THAT(faults_of(post("/api/v1/consortia", R"({"name":"KAARI"})")), ElementsAre("/name name_taken"));
}

TEST_F(OrganisationApi, ATeamNeedsAnOrganisation) {
    auto const nowhere = "/api/v1/organisations/" + kSampleClient.text + "/teams";
    EXPECT_EQ(post(nowhere, R"({"name":"Keski"})").status, 404);
}

TEST_F(OrganisationApi, EverybodySignedInReadsTheDirectory) {
    add_authority();
    for (auto const role : {access::Role::coach, access::Role::client, access::Role::evaluator}) {
        auto const directory = api_.get(principal(role), "/api/v1/organisations");
        ASSERT_EQ(directory.status, 200) << access::name(role);
        EXPECT_EQ(json::parse(directory.body).at("items").size(), 1U);
        EXPECT_EQ(json::parse(directory.body).at("items")[0].at("can"), json::array());
    }
}

TEST_F(OrganisationApi, OnlyTheAdministratorRegisters) {
    auto const refused = api_.post(principal(access::Role::officer), "/api/v1/consortia", R"({"name":"Kaari"})");
    EXPECT_EQ(refused.status, 403);
    auto const log = api_.read_log();
    ASSERT_EQ(log.size(), 1U) << "a refusal has its entry";
    EXPECT_THAT(log[0], HasSubstr(R"("action":"organisation_write")"));
    EXPECT_THAT(log[0], HasSubstr(R"("kind":"refusal")"));
    EXPECT_EQ(json::parse(get("/api/v1/organisations").body).at("consortia").size(), 0U);
}

}  // namespace
}  // namespace polku::identity
