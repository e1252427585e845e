#include "services/casework/plan_contents/testing.h"
#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

class PlanVersionApi : public CaseworkTest {
protected:
    nlohmann::json page(access::Principal const& who, std::string const& path) {
        auto const response = api_.get(who, path);
        EXPECT_EQ(response.status, 200) << response.body;
        return nlohmann::json::parse(response.body);
    }
    nlohmann::json versions(access::Principal const& who, domain::Id const& case_id) {
        return page(who, of_case(case_id, "/plan/versions"));
    }
    http::Response ask(access::Principal const& who, domain::Id const& case_id) {
        fill_plan(api_, who, case_id);
        tick();
        return api_.post(who, of_case(case_id, "/plan/versions"), "");
    }
    http::Response act(access::Principal const& who, domain::Id const& case_id, domain::Id const& version,
                       std::string_view what, std::string_view body = "") {
        tick();
        return api_.post(who, of_case(case_id, "/plan/versions/" + version.text + "/" + std::string(what)),
                         std::string(body));
    }
    Registered with_county() {
        auto const made = taken();
        EXPECT_EQ(add_party(coach(), made.case_id, kCounty, kSocialTeam).status, 201);
        return made;
    }
    std::vector<std::string> acts(access::Principal const& who, domain::Id const& case_id, std::size_t index = 0) {
        return versions(who, case_id)["items"][index]["can"].get<std::vector<std::string>>();
    }
    /// Titles of what the reader is shown of a kept version.
    std::vector<std::string> kept(access::Principal const& who, domain::Id const& case_id, domain::Id const& version) {
        std::vector<std::string> titles;
        auto const shown = page(who, of_case(case_id, "/plan/versions/" + version.text));
        for (auto const& goal : shown["goals"]) {
            titles.push_back(goal["title"]);
            for (auto const& action : goal["actions"]) {
                if (action["title"] != kFilledIn) titles.push_back(action["title"]);
            }
        }
        return titles;
    }
};

TEST_F(PlanVersionApi, EveryOrganisationAgreesForItselfAndTheClientAcknowledges) {
    auto const made = with_county();
    add_goal(coach(), made.case_id, "Töihin");
    add_goal(social_worker(), made.case_id, "Talous", "social");
    EXPECT_THAT(versions(coach(), made.case_id)["items"], IsEmpty());
    auto const asked = ask(coach(), made.case_id);
    EXPECT_EQ(asked.status, 201) << asked.body;
    EXPECT_THAT(asked.body, HasSubstr(R"("state":"in_review")"));
    auto const version = id_of(asked);
    EXPECT_THAT(acts(coach(), made.case_id), ElementsAre("plan_ask"));
    EXPECT_THAT(acts(officer(), made.case_id), ElementsAre("plan_agree"));
    EXPECT_THAT(acts(client_person(made.client), made.case_id), IsEmpty());
    EXPECT_THAT(act(client_person(made.client), made.case_id, version, "acknowledge").body,
                HasSubstr("plan_version_not_agreed"));

    EXPECT_THAT(act(officer(), made.case_id, version, "agree").body, HasSubstr(R"("state":"in_review")"));
    EXPECT_THAT(act(second_officer(), made.case_id, version, "agree").body, HasSubstr("plan_version_already_agreed"));
    EXPECT_THAT(act(social_worker(), made.case_id, version, "agree").body, HasSubstr(R"("state":"agreed")"));
    EXPECT_THAT(acts(client_person(made.client), made.case_id), ElementsAre("plan_acknowledge"));
    EXPECT_EQ(act(client_person(made.client), made.case_id, version, "acknowledge").status, 200);
    EXPECT_THAT(act(client_person(made.client), made.case_id, version, "acknowledge").body,
                HasSubstr("plan_version_already_acknowledged"));

    auto const shown = versions(coach(), made.case_id)["items"][0];
    EXPECT_EQ(shown["state"], "agreed");
    EXPECT_EQ(shown["agreements"].size(), 3U);
    for (auto const& agreement : shown["agreements"]) EXPECT_FALSE(agreement["at"].is_null());
    EXPECT_FALSE(shown["acknowledged"].is_null());
    EXPECT_THAT(shown["can"], IsEmpty());
}

TEST_F(PlanVersionApi, WorkGoesOnWhileAnAgreementIsPending) {
    auto const made = with_county();
    auto const goal = id_of(add_goal(coach(), made.case_id, "Töihin"));
    auto const version = id_of(ask(coach(), made.case_id));
    tick();
    EXPECT_EQ(api_.put(coach(), of_case(made.case_id, "/plan/goals/" + goal.text),
                       goal_body("Palkkatyöhön", "employment", kTyopolku), at_version(1))
                  .status,
              200);
    EXPECT_THAT(ask(coach(), made.case_id).body, HasSubstr("plan_already_in_review"));
    EXPECT_THAT(kept(officer(), made.case_id, version), ElementsAre("Töihin"));
    act(officer(), made.case_id, version, "agree");
    act(social_worker(), made.case_id, version, "agree");
    auto const changes = page(officer(), of_case(made.case_id, "/plan/changes?from=1"))["changes"];
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0]["fields"][0]["before"], "Töihin");
    EXPECT_EQ(changes[0]["fields"][0]["after"], "Palkkatyöhön");

    auto const second = id_of(ask(coach(), made.case_id));
    EXPECT_EQ(page(officer(), of_case(made.case_id, "/plan/changes?from=1&to=2"))["changes"], changes);
    act(officer(), made.case_id, second, "agree");
    act(social_worker(), made.case_id, second, "agree");
    auto const both = versions(officer(), made.case_id)["items"];
    EXPECT_EQ(both[0]["state"], "agreed");
    EXPECT_EQ(both[1]["state"], "superseded");
    EXPECT_EQ(page(officer(), of_case(made.case_id, "/plan"))["agreed"]["number"], 2);
}

TEST_F(PlanVersionApi, GivenBackWithAReasonAndTakenBack) {
    auto const made = with_county();
    add_goal(coach(), made.case_id, "Töihin");
    auto const first = id_of(ask(coach(), made.case_id));
    EXPECT_EQ(act(social_worker(), made.case_id, first, "return", "{}").status, 422);
    EXPECT_EQ(act(social_worker(), made.case_id, first, "return", R"({"reason":"Aika puuttuu"})").status, 200);
    EXPECT_THAT(act(officer(), made.case_id, first, "agree").body, HasSubstr("plan_version_already_settled"));
    EXPECT_EQ(versions(coach(), made.case_id)["items"][0]["settled"]["reason"], "Aika puuttuu");

    auto const second = id_of(ask(coach(), made.case_id));
    EXPECT_EQ(act(officer(), made.case_id, second, "withdraw").status, 403);
    EXPECT_EQ(act(coach(), made.case_id, second, "withdraw").status, 200);
    EXPECT_EQ(versions(coach(), made.case_id)["items"][0]["state"], "withdrawn");
    EXPECT_EQ(id_of(ask(coach(), made.case_id)).text.size(), 36U);
}

TEST_F(PlanVersionApi, EachReaderSeesOfAVersionWhatItsGroundsOpenToday) {
    auto const made = with_county();
    add_goal(coach(), made.case_id, "Töihin");
    add_goal(social_worker(), made.case_id, "Päihdehoito", "health");
    auto const version = id_of(ask(coach(), made.case_id));
    EXPECT_THAT(kept(coach(), made.case_id, version), UnorderedElementsAre("Töihin", "Päihdehoito"));
    EXPECT_THAT(kept(officer(), made.case_id, version), ElementsAre("Töihin"));
    EXPECT_THAT(kept(client_person(made.client), made.case_id, version), UnorderedElementsAre("Töihin", "Päihdehoito"));
    withdraw_consent(client_person(made.client), made.case_id, consent_of(made.case_id));
    EXPECT_THAT(kept(coach(), made.case_id, version), ElementsAre("Töihin"));
    EXPECT_THAT(kept(social_worker(), made.case_id, version), UnorderedElementsAre("Töihin", "Päihdehoito"));
    EXPECT_THAT(page(coach(), of_case(made.case_id, "/plan/changes?from=1"))["changes"], IsEmpty());
}

TEST_F(PlanVersionApi, NobodyAgreesOnWhatIsNotShownToThem) {
    auto no_consent = referral();
    no_consent.consent_categories.clear();
    auto const made = taken(no_consent);
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    add_goal(coach(), made.case_id, "Töihin");
    add_goal(social_worker(), made.case_id, "Päihdehoito", "social");
    auto const asked = ask(coach(), made.case_id);
    EXPECT_EQ(nlohmann::json::parse(api_.journal().back())["categories"], nlohmann::json({"employment"}));
    act(social_worker(), made.case_id, id_of(asked), "agree");
    static constexpr storage::Query kAgreedOn{
        "test.agreed_on", "SELECT categories FROM plan_agreement WHERE organisation = $1 AND agreed_at IS NOT NULL"};
    EXPECT_THAT(texts(kAgreedOn, kTyopolku), ElementsAre("employment"));
    EXPECT_THAT(texts(kAgreedOn, kCounty), ElementsAre("employment,social"));
    // Neither the list nor the version tells the coach that there is more.
    EXPECT_THAT(api_.get(coach(), of_case(made.case_id, "/plan/versions")).body, Not(HasSubstr("social")));
    EXPECT_THAT(kept(coach(), made.case_id, id_of(asked)), ElementsAre("Töihin"));
}

TEST_F(PlanVersionApi, NothingIsAskedForUntilThePlanHasWhatItMustHave) {
    auto const made = with_county();
    add_goal(coach(), made.case_id, "Töihin");
    add_goal(social_worker(), made.case_id, "Talous", "social");
    auto const missing = [&](access::Principal const& who) {
        std::vector<std::string> fields;
        auto const plan = page(who, of_case(made.case_id, "/plan"));
        for (auto const& one : plan["missing"]) fields.push_back(one["field"]);
        return fields;
    };
    EXPECT_THAT(missing(coach()), ElementsAre("/goals/0/actions", "/goals/1/actions", "/tasks"));
    EXPECT_THAT(missing(officer()), IsEmpty()) << "told to who may ask";
    EXPECT_THAT(missing(client_person(made.client)), IsEmpty());
    auto const refused = api_.post(coach(), of_case(made.case_id, "/plan/versions"), "");
    EXPECT_EQ(refused.status, 422);
    std::vector<std::string> faults;
    auto const problem = nlohmann::json::parse(refused.body);
    for (auto const& fault : problem["errors"]) faults.push_back(fault["pointer"]);
    EXPECT_EQ(faults, missing(coach())) << refused.body;
    EXPECT_EQ(ask(coach(), made.case_id).status, 201);
    EXPECT_THAT(missing(coach()), IsEmpty());
}

TEST_F(PlanVersionApi, WhatIsRequiredIsASettingOfTheDay) {
    static constexpr storage::Query kNoLonger{"test.no_longer",
                                              "UPDATE plan_content_rule SET valid_until = '2026-11-30' "
                                              "WHERE content IN ('service', 'client_task')"};
    write([&](storage::Tx& tx) { tx.run(kNoLonger); });
    auto const made = taken();
    add_goal(coach(), made.case_id, "Töihin");
    EXPECT_EQ(api_.post(coach(), of_case(made.case_id, "/plan/versions"), "").status, 422);
    api_.clock().set(domain::start_of_day(domain::LocalDate{2026, 12, 1}));
    EXPECT_EQ(api_.post(coach(), of_case(made.case_id, "/plan/versions"), "").status, 201);
}

TEST_F(PlanVersionApi, WhoLeavesIsNotWaitedFor) {
    auto const made = taken();
    auto const party = id_of(add_party(coach(), made.case_id, kCounty, kSocialTeam));
    add_goal(coach(), made.case_id, "Töihin");
    auto const version = id_of(ask(coach(), made.case_id));
    act(officer(), made.case_id, version, "agree");
    EXPECT_EQ(versions(coach(), made.case_id)["items"][0]["state"], "in_review");
    end_party(coach(), made.case_id, party);
    EXPECT_EQ(versions(coach(), made.case_id)["items"][0]["state"], "agreed");
}

TEST_F(PlanVersionApi, WhoMay) {
    auto const made = with_county();
    add_goal(coach(), made.case_id, "Töihin");
    EXPECT_EQ(ask(officer(), made.case_id).status, 403);
    EXPECT_EQ(ask(client_person(made.client), made.case_id).status, 403);
    auto const version = id_of(ask(coach(), made.case_id));
    for (auto const* const what : {"agree", "withdraw", "acknowledge"}) {
        EXPECT_EQ(act(silta_coach(), made.case_id, version, what).status, 404) << what;
        EXPECT_EQ(act(coach_in_b(), made.case_id, version, what).status, 404) << what;
    }
    EXPECT_EQ(act(client_person(made.client), made.case_id, version, "agree").status, 403);
    EXPECT_EQ(act(coach(), made.case_id, version, "acknowledge").status, 403);
    // Of another case it is not found.
    auto const other = refer("N-2", "Esimerkki");
    accept(coach(), other.handover);
    EXPECT_EQ(api_.get(coach(), of_case(other.case_id, "/plan/versions/" + version.text)).status, 404);
    EXPECT_EQ(act(officer(), other.case_id, version, "agree").status, 404);
    EXPECT_EQ(api_.get(coach(), of_case(made.case_id, "/plan/changes")).status, 422);
    EXPECT_EQ(api_.get(coach(), of_case(made.case_id, "/plan/changes?from=x")).status, 422);
    EXPECT_EQ(api_.get(coach(), of_case(made.case_id, "/plan/changes?from=9")).status, 404);
}

}  // namespace
}  // namespace polku::casework::samples
