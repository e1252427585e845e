#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

using nlohmann::json;

class PlanApi : public CaseworkTest {
protected:
    json plan(access::Principal const& who, domain::Id const& case_id) {
        auto const response = read_plan(who, case_id);
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    /// "title by ground" of every goal and action that the reader sees.
    std::vector<std::string> shown(access::Principal const& who, domain::Id const& case_id) {
        std::vector<std::string> found;
        auto const note = [&](json const& item) {
            found.push_back(item["title"].get<std::string>() + " by " + item["ground"].get<std::string>());
        };
        auto const page = plan(who, case_id);
        for (auto const& goal : page["goals"]) {
            note(goal);
            for (auto const& action : goal["actions"]) note(action);
        }
        return found;
    }
    http::Response change_goal(access::Principal const& who, domain::Id const& case_id, domain::Id const& goal,
                               std::string_view title, http::Headers headers, std::string_view category = "employment",
                               domain::Id const& organisation = kTyopolku) {
        tick();
        return api_.put(who, of_case(case_id, "/plan/goals/" + goal.text), goal_body(title, category, organisation),
                        std::move(headers));
    }
    static std::string action_body(std::string_view title, domain::Id const& organisation,
                                   std::string_view category = "employment", std::string_view ends = "2026-12-31") {
        return fmt::format(
            R"({{"title":"{}","category":"{}","organisation":"{}","starts_on":"2026-12-01","ends_on":"{}"}})", title,
            category, organisation.text, ends);
    }
    http::Response add_action(access::Principal const& who, domain::Id const& case_id, domain::Id const& goal,
                              std::string_view title, std::string_view category = "employment") {
        tick();
        return api_.post(who, of_case(case_id, "/plan/goals/" + goal.text + "/actions"),
                         action_body(title, who.organisation, category));
    }
    http::Response ask(access::Principal const& who, domain::Id const& case_id) {
        tick();
        return api_.post(who, of_case(case_id, "/plan/versions"), "");
    }
    Registered with_county() {
        auto const made = taken();
        EXPECT_EQ(add_party(coach(), made.case_id, kCounty, kSocialTeam).status, 201);
        return made;
    }
};

TEST_F(PlanApi, SeveralOrganisationsWriteOnePlan) {
    auto const made = with_county();
    auto const work = id_of(add_goal(coach(), made.case_id, "Töihin"));
    EXPECT_EQ(add_action(coach(), made.case_id, work, "Valmennus").status, 201);
    EXPECT_EQ(add_action(social_worker(), made.case_id, work, "Palvelutarpeen arvio", "social").status, 201);
    EXPECT_EQ(add_goal(social_worker(), made.case_id, "Talous tasapainoon", "social").status, 201);
    EXPECT_EQ(add_goal(officer(), made.case_id, "Osaaminen", "skills").status, 201);

    // Kalle's consent opens social data to the lot's organisations; skills he did not name.
    EXPECT_THAT(shown(coach(), made.case_id),
                UnorderedElementsAre("Töihin by commission", "Valmennus by commission",
                                     "Palvelutarpeen arvio by consent", "Talous tasapainoon by consent"));
    EXPECT_THAT(shown(officer(), made.case_id),
                UnorderedElementsAre("Töihin by statute", "Valmennus by statute", "Osaaminen by statute"));
    EXPECT_THAT(shown(social_worker(), made.case_id),
                UnorderedElementsAre("Töihin by statute", "Valmennus by statute", "Palvelutarpeen arvio by statute",
                                     "Talous tasapainoon by statute", "Osaaminen by statute"));
    EXPECT_EQ(shown(client_person(made.client), made.case_id).size(), 5U);
}

TEST_F(PlanApi, TheSocialWorkerSeesOnlyWhatTheLawOpensAndEachItemsGround) {
    auto const made = with_county();
    add_goal(coach(), made.case_id, "Terveys", "health");
    add_goal(coach(), made.case_id, "Töihin", "employment");
    // The county has no ground for economy, and neither has the coach: nobody can even record it.
    EXPECT_THAT(add_goal(coach(), made.case_id, "Velat", "economy").body, HasSubstr("no_ground_to_record"));
    EXPECT_THAT(shown(social_worker(), made.case_id), UnorderedElementsAre("Terveys by statute", "Töihin by statute"));
    EXPECT_THAT(shown(coach(), made.case_id), UnorderedElementsAre("Terveys by consent", "Töihin by commission"));
    EXPECT_THAT(shown(officer(), made.case_id), ElementsAre("Töihin by statute"));
}

TEST_F(PlanApi, WhatIsWithheldLeavesNoTrace) {
    auto no_consent = referral();
    no_consent.consent_categories.clear();
    auto const made = taken(no_consent);
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    auto const before = read_plan(coach(), made.case_id).body;
    auto const hidden = id_of(add_goal(social_worker(), made.case_id, "Päihdehoito", "social"));
    EXPECT_EQ(read_plan(coach(), made.case_id).body, before);
    // Neither by its id nor by what asking for agreement answers.
    EXPECT_EQ(change_goal(coach(), made.case_id, hidden, "X", at_version(1)).status, 404);
    EXPECT_EQ(add_action(coach(), made.case_id, hidden, "X").status, 404);
    EXPECT_THAT(ask(coach(), made.case_id).body, HasSubstr("plan_content_goal"));
}

TEST_F(PlanApi, OwnRecordsStayWhenTheConsentGoes) {
    auto const made = with_county();
    add_goal(coach(), made.case_id, "Uni kuntoon", "health");
    add_goal(social_worker(), made.case_id, "Hoitoon", "health");
    withdraw_consent(client_person(made.client), made.case_id, consent_of(made.case_id));
    EXPECT_THAT(shown(coach(), made.case_id), ElementsAre("Uni kuntoon by own_record"));
    EXPECT_THAT(shown(second_coach(), made.case_id), ElementsAre("Uni kuntoon by own_record"));
    EXPECT_THAT(shown(social_worker(), made.case_id),
                UnorderedElementsAre("Uni kuntoon by statute", "Hoitoon by statute"));
}

TEST_F(PlanApi, AChangeNeedsTheVersionThatWasShown) {
    auto const made = taken();
    auto const goal = id_of(add_goal(coach(), made.case_id, "Töihin"));
    EXPECT_EQ(change_goal(coach(), made.case_id, goal, "A", {}).status, 428);
    EXPECT_EQ(change_goal(coach(), made.case_id, goal, "A", at_version(2)).status, 412);
    EXPECT_EQ(change_goal(coach(), made.case_id, goal, "A", {{"if-match", "*"}}).status, 412);
    auto const changed = change_goal(coach(), made.case_id, goal, "Ensin", at_version(1));
    EXPECT_EQ(changed.status, 200);
    EXPECT_EQ(changed.header("etag"), "\"2\"");
    // The second of two who saw the same page: nothing is lost, nothing is overwritten.
    EXPECT_EQ(change_goal(second_coach(), made.case_id, goal, "Toinen", at_version(1)).status, 412);
    EXPECT_THAT(shown(coach(), made.case_id), ElementsAre("Ensin by commission"));
}

TEST_F(PlanApi, AnActionIsChangedAlike) {
    auto const made = taken();
    auto const goal = id_of(add_goal(coach(), made.case_id, "Töihin"));
    auto const action = id_of(add_action(coach(), made.case_id, goal, "Kurssi"));
    auto const change = [&](std::string_view ends, http::Headers headers) {
        return api_.put(coach(), of_case(made.case_id, "/plan/actions/" + action.text),
                        action_body("Kurssi", kTyopolku, "employment", ends), std::move(headers));
    };
    EXPECT_EQ(change("2026-12-24", {}).status, 428);
    EXPECT_EQ(change("2026-12-24", at_version(7)).status, 412);
    EXPECT_EQ(change("2026-12-24", at_version(1)).status, 200);
    EXPECT_THAT(change("2026-11-30", at_version(2)).body, HasSubstr("ends_before_start"));
    auto const shown_action = plan(coach(), made.case_id)["goals"][0]["actions"][0];
    EXPECT_EQ(shown_action["ends_on"], "2026-12-24");
    EXPECT_EQ(shown_action["version"], 2);
    EXPECT_EQ(shown_action["late"], false);
    api_.clock().set(domain::start_of_day(domain::LocalDate{2026, 12, 25}));
    EXPECT_EQ(plan(coach(), made.case_id)["goals"][0]["actions"][0]["late"], true);
}

TEST_F(PlanApi, WhoShallDoItIsOfTheAccountableOrganisation) {
    auto const made = with_county();
    auto const goal = id_of(add_goal(coach(), made.case_id, "Töihin"));
    auto const aino = coach().person;
    write([&](storage::Tx& tx) {
        put_membership(tx, {.id = id(3000), .person = aino, .organisation = kTyopolku, .team = kTyopolkuTeam});
        put_membership(tx, {.id = id(3001), .person = id(3100), .organisation = kTyopolku, .team = std::nullopt});
    });
    auto const body = [](domain::Id const& organisation, domain::Id const& team, domain::Id const& person) {
        return fmt::format(
            R"({{"title":"Kurssi","category":"employment","organisation":"{}","team":"{}","person":"{}",)"
            R"("starts_on":"2026-12-01","ends_on":"2026-12-31"}})",
            organisation.text, team.text, person.text);
    };
    auto const actions = of_case(made.case_id, "/plan/goals/" + goal.text + "/actions");
    auto const refused = [&](domain::Id const& organisation, domain::Id const& team, domain::Id const& person) {
        std::vector<std::string> faults;
        auto const response = api_.post(coach(), actions, body(organisation, team, person));
        EXPECT_EQ(response.status, 422) << response.body;
        auto const page = json::parse(response.body);
        for (auto const& error : page["errors"])
            faults.push_back(error["pointer"].get<std::string>() + " " + error["code"].get<std::string>());
        return faults;
    };
    EXPECT_THAT(refused(kTyopolku, kSocialTeam, aino),
                ElementsAre("/team not_a_team_of_the_organisation", "/person not_in_the_team"));
    EXPECT_THAT(refused(kCounty, kSocialTeam, aino), ElementsAre("/person not_in_the_team"));
    EXPECT_THAT(refused(kTyopolku, kTyopolkuTeam, id(3999)), ElementsAre("/person not_in_the_team"));
    // A supervisor is in no team.
    EXPECT_EQ(api_.post(coach(), actions, body(kTyopolku, kTyopolkuTeam, id(3100))).status, 201);
    auto const action = id_of(api_.post(coach(), actions, body(kTyopolku, kTyopolkuTeam, aino)));
    // Who has left since does not hold up a change of other things, and is named no more where it is not so yet.
    write([&](storage::Tx& tx) { remove_membership(tx, id(3000)); });
    auto const of_action = of_case(made.case_id, "/plan/actions/" + action.text);
    EXPECT_EQ(api_.put(coach(), of_action, body(kTyopolku, kTyopolkuTeam, aino), at_version(1)).status, 200);
    EXPECT_THAT(refused(kTyopolku, kTyopolkuTeam, aino), ElementsAre("/person not_in_the_team"));
}

TEST_F(PlanApi, OnlyTheAccountableAndTheResponsibleChange) {
    auto const made = with_county();
    auto const ours = id_of(add_goal(coach(), made.case_id, "Valmentajan"));
    auto const theirs = id_of(add_goal(social_worker(), made.case_id, "Sosiaalityön"));
    auto const refused = change_goal(social_worker(), made.case_id, ours, "X", at_version(1));
    EXPECT_EQ(refused.status, 403);
    EXPECT_THAT(refused.body, HasSubstr("not_your_organisations_item"));
    EXPECT_EQ(change_goal(coach(), made.case_id, theirs, "Yhdessä", at_version(1), "employment", kCounty).status, 200);
    auto const page = plan(social_worker(), made.case_id);
    for (auto const& goal : page["goals"]) {
        EXPECT_EQ(goal["can"].size(), goal["id"] == theirs.text ? 1U : 0U);
    }
}

TEST_F(PlanApi, EveryFaultOfABodyAtOnce) {
    auto const made = taken();
    auto const refused = api_.post(coach(), of_case(made.case_id, "/plan/goals"),
                                   R"({"title":"","category":"weather","organisation":"x","extra":1})");
    EXPECT_EQ(refused.status, 422);
    std::vector<std::string> pointers;
    auto const page = json::parse(refused.body);
    for (auto const& error : page["errors"]) pointers.push_back(error["pointer"]);
    EXPECT_THAT(pointers, UnorderedElementsAre("/title", "/category", "/organisation", "/measure", "/extra"));
    EXPECT_THAT(api_.post(coach(), of_case(made.case_id, "/plan/goals"), goal_body("X", "employment", kSilta)).body,
                HasSubstr("not_in_the_case"));
    EXPECT_THAT(shown(coach(), made.case_id), IsEmpty());
}

TEST_F(PlanApi, WhoMayWrite) {
    auto const made = with_county();
    EXPECT_EQ(add_goal(client_person(made.client), made.case_id, "X").status, 403);
    EXPECT_EQ(add_goal(finance(), made.case_id, "X").status, 403);
    EXPECT_EQ(add_goal(silta_coach(), made.case_id, "X").status, 404);
    EXPECT_EQ(add_goal(coach_in_b(), made.case_id, "X").status, 404);
    EXPECT_EQ(ask(social_worker(), made.case_id).status, 403);
    EXPECT_EQ(add_goal(officer(), made.case_id, "Y").status, 201);
}

TEST_F(PlanApi, AnItemIsFoundUnderItsOwnCaseOnly) {
    auto const one = taken();
    auto const two = refer("N-2", "Esimerkki");
    accept(coach(), two.handover);
    auto const goal = id_of(add_goal(coach(), one.case_id, "Töihin"));
    EXPECT_EQ(change_goal(coach(), two.case_id, goal, "X", at_version(1)).status, 404);
    EXPECT_EQ(add_action(coach(), two.case_id, goal, "X").status, 404);
}

}  // namespace
}  // namespace polku::casework::samples
