#include "services/casework/check/store.h"
#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

using nlohmann::json;

/// Referrals, requests, and handovers that a consent blocks.
class HandoverKinds : public CaseworkTest {
protected:
    http::Response refer_to(access::Principal const& who, domain::Id const& case_id, domain::Id const& organisation,
                            domain::Id const& team) {
        tick();
        return api_.post(who, of_case(case_id, "/handovers"),
                         fmt::format(R"({{"kind":"referral","to_organisation":"{}","to_team":"{}","reason":"other"}})",
                                     organisation.text, team.text));
    }
    http::Response ask_for(access::Principal const& who, domain::Id const& case_id) {
        tick();
        return api_.post(who, of_case(case_id, "/handover-requests"),
                         R"({"reason":"moved_away","note":"Asiakas muutti alueellemme."})");
    }
    json page(access::Principal const& who, domain::Id const& handover) {
        auto const response = api_.get(who, "/api/v1/handovers/" + handover.text);
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    json the_case(domain::Id const& case_id) { return json::parse(read_case(supervisor(), case_id).body); }
    std::vector<std::string> events_of(domain::Id const& handover) {
        std::vector<std::string> types;
        for (auto const& recorded : api_.recorded_events()) {
            if (recorded.event.subject == handover.text) types.push_back(recorded.event.type);
        }
        return types;
    }
    std::vector<std::string> broken() {
        auto const now = api_.clock().now();
        std::vector<std::string> found;
        for (auto const& finding : api_.database().read([&](storage::Tx& tx) { return check_casework(tx, now); })) {
            for (auto const& subject : finding.broken) found.push_back(finding.what + ": " + subject);
        }
        return found;
    }
};

TEST_F(HandoverKinds, AReferralAddsAPartyAndMovesNothing) {
    auto const made = taken();
    auto const referral = id_of(refer_to(coach(), made.case_id, kCounty, kSocialTeam));
    EXPECT_THAT(refer_to(coach(), made.case_id, kCounty, kSocialTeam).body, HasSubstr("referral_already_open"));
    EXPECT_EQ(propose(coach(), made.case_id, kAuthority, kPirkka).status, 201) << "another matter";
    EXPECT_EQ(read_case(social_worker(), made.case_id).status, 403);
    EXPECT_EQ(page(social_worker(), referral)["kind"], "referral");
    EXPECT_EQ(accept(social_worker(), referral).status, 200);
    auto const shown = the_case(made.case_id);
    EXPECT_EQ(shown["responsible"]["team"], kTyopolkuTeam.text);
    EXPECT_THAT(shown["parties"].dump(), HasSubstr(kSocialTeam.text));
    EXPECT_EQ(read_case(social_worker(), made.case_id).status, 200);
    EXPECT_THAT(refer_to(coach(), made.case_id, kCounty, kSocialTeam).body, HasSubstr("party_already_in_case"));
    EXPECT_THAT(refer_to(coach(), made.case_id, kTyopolku, kTyopolkuTeam).body, HasSubstr("already_responsible"));
    EXPECT_THAT(refer_to(coach(), made.case_id, kSuunta, kSuuntaTeam).body, HasSubstr("no_ground_to_share"));
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(HandoverKinds, ADeclinedReferralIsNoDisagreement) {
    auto const made = taken();
    auto const referral = id_of(refer_to(coach(), made.case_id, kCounty, kSocialTeam));
    EXPECT_EQ(decline(social_worker(), referral).status, 200);
    EXPECT_TRUE(page(coach(), referral)["disagreement"].is_null());
    EXPECT_EQ(read_case(social_worker(), made.case_id).status, 403);
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(HandoverKinds, AnotherKindIsNotProposedInWords) {
    auto const made = taken();
    auto const response =
        api_.post(coach(), of_case(made.case_id, "/handovers"),
                  fmt::format(R"({{"kind":"return","to_organisation":"{}","to_team":"{}","reason":"other"}})",
                              kAuthority.text, kKeski.text));
    EXPECT_EQ(response.status, 422);
    EXPECT_THAT(response.body, HasSubstr("/kind"));
}

TEST_F(HandoverKinds, ARequestIsAnsweredByProposing) {
    auto const made = taken();
    EXPECT_EQ(ask_for(coach(), made.case_id).status, 403) << "has it";
    EXPECT_EQ(ask_for(silta_coach(), made.case_id).status, 404) << "knows nothing of it";
    auto const request = id_of(ask_for(officer(), made.case_id));
    EXPECT_THAT(ask_for(second_officer(), made.case_id).body, HasSubstr("request_already_open"));
    auto const shown = page(coach(), request);
    EXPECT_EQ(shown["kind"], "request");
    EXPECT_EQ(shown["note"], "Asiakas muutti alueellemme.");
    EXPECT_THAT(shown["package"]["parts"], IsEmpty());
    EXPECT_THAT(accept(coach(), request).body, HasSubstr("request_answered_by_proposing"));
    auto const proposal = id_of(propose(coach(), made.case_id, kAuthority, kKeski));
    EXPECT_EQ(page(officer(), request)["state"], "accepted");
    EXPECT_THAT(events_of(request), Contains("polku.handover.fulfilled.v1"));
    EXPECT_EQ(the_case(made.case_id)["responsible"]["team"], kTyopolkuTeam.text) << "asking moves nothing";
    EXPECT_EQ(accept(officer(), proposal).status, 200);
    EXPECT_EQ(the_case(made.case_id)["responsible"]["team"], kKeski.text);
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(HandoverKinds, ARequestIsDeclinedWithdrawnOrEndsWhenTheCaseMoves) {
    auto const made = taken();
    auto const declined = id_of(ask_for(officer(), made.case_id));
    EXPECT_EQ(decline(coach(), declined).status, 200);
    auto const withdrawn = id_of(ask_for(officer(), made.case_id));
    EXPECT_EQ(withdraw(officer(), withdrawn).status, 200);
    auto const overtaken = id_of(ask_for(officer(), made.case_id));
    auto const proposal = id_of(propose(coach(), made.case_id, kAuthority, kPirkka));
    EXPECT_EQ(page(officer(), overtaken)["state"], "proposed") << "the case was proposed to another team";
    EXPECT_EQ(accept(officer_pirkka(), proposal).status, 200);
    EXPECT_EQ(page(officer(), overtaken)["state"], "expired");
    EXPECT_THAT(events_of(overtaken), Contains("polku.handover.lapsed.v1"));
    auto const former = id_of(ask_for(coach(), made.case_id));
    EXPECT_EQ(page(officer_pirkka(), former)["from"]["team"], kTyopolkuTeam.text) << "who had it may ask for it";
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(HandoverKinds, AWithdrawnConsentBlocksWhatWasProposedOnIt) {
    auto const made = taken();
    add_goal(coach(), made.case_id, "Uni kuntoon", "health");
    auto const pending = id_of(propose(coach(), made.case_id, kSilta, kSiltaTeam));
    EXPECT_EQ(page(coach(), pending)["blocked"], false);
    withdraw_consent(client_person(made.client), made.case_id, consent_of(made.case_id));
    EXPECT_EQ(page(coach(), pending)["blocked"], true);
    EXPECT_EQ(page(silta_coach(), pending)["blocked"], true);
    EXPECT_THAT(page(silta_coach(), pending)["package"].dump(), Not(HasSubstr("Uni kuntoon")));
    EXPECT_THAT(events_of(pending), Contains("polku.handover.blocked.v1"));
    EXPECT_THAT(accept(silta_coach(), pending).body, HasSubstr("handover_blocked_by_consent"));

    tick();
    auto const anew = api_.post(client_person(made.client), of_case(made.case_id, "/consents"),
                                fmt::format(R"({{"given_how":"electronic","valid_from":"2026-11-01","valid_until":)"
                                            R"("2027-11-01","categories":["health"],"recipients":["{}"]}})",
                                            kSilta.text));
    EXPECT_EQ(anew.status, 201) << anew.body;
    EXPECT_EQ(page(silta_coach(), pending)["blocked"], false);
    EXPECT_THAT(events_of(pending), Contains("polku.handover.unblocked.v1"));
    EXPECT_EQ(accept(silta_coach(), pending).status, 200);
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(HandoverKinds, BlockedItIsStillDeclinedAndWithdrawn) {
    auto const made = taken();
    add_goal(coach(), made.case_id, "Uni kuntoon", "health");
    auto const first = id_of(propose(coach(), made.case_id, kSilta, kSiltaTeam));
    withdraw_consent(client_person(made.client), made.case_id, consent_of(made.case_id));
    EXPECT_EQ(decline(silta_coach(), first).status, 200);
    auto const second = id_of(propose(coach(), made.case_id, kSilta, kSiltaTeam));
    EXPECT_EQ(page(coach(), second)["blocked"], false) << "proposed without it";
    EXPECT_EQ(withdraw(coach(), second).status, 200);
}

/// What is open in a case that the coach hands to the authority's team Pirkka.
class HandoverItemsApi : public HandoverKinds {
protected:
    HandoverItemsApi() {
        write([&](storage::Tx& tx) {
            put_membership(tx, {id(9001), officer_pirkka().person, kAuthority, kPirkka});
            put_membership(tx, {id(9002), coach().person, kTyopolku, kTyopolkuTeam});
        });
    }
    domain::Id add_action(domain::Id const& case_id, domain::Id const& goal, std::string_view title) {
        tick();
        return id_of(api_.post(coach(), of_case(case_id, "/plan/goals/" + goal.text + "/actions"),
                               fmt::format(R"({{"title":"{}","category":"employment","organisation":"{}",)"
                                           R"("starts_on":"2026-11-22","ends_on":"2026-12-22"}})",
                                           title, kTyopolku.text)));
    }
    json items(access::Principal const& who, domain::Id const& handover) {
        auto const response = api_.get(who, "/api/v1/handovers/" + handover.text + "/items");
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    std::vector<std::string> fates(access::Principal const& who, domain::Id const& handover) {
        std::vector<std::string> said;
        auto const answer = items(who, handover);
        for (auto const& item : answer["items"])
            said.push_back(item["title"].get<std::string>() + " " + item["fate"].get<std::string>());
        return said;
    }
};

TEST_F(HandoverItemsApi, EveryOpenOneIsListedChosenAndNoneIsLost) {
    auto const made = taken();
    auto const goal = id_of(add_goal(coach(), made.case_id, "Tavoite"));
    add_goal(coach(), made.case_id, "Uni kuntoon", "health");
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    add_goal(social_worker(), made.case_id, "Arki", "social");
    auto const first = add_action(made.case_id, goal, "Valmennus");
    auto const second = add_action(made.case_id, goal, "Ohjaus");
    auto const handover = id_of(propose(coach(), made.case_id, kAuthority, kPirkka));
    EXPECT_THAT(fates(officer_pirkka(), handover),
                UnorderedElementsAre("Tavoite moves", "Valmennus moves", "Ohjaus moves"))
        << "nothing of what the authority has no ground for";
    EXPECT_THAT(fates(coach(), handover), UnorderedElementsAre("Tavoite moves", "Valmennus moves", "Ohjaus moves",
                                                               "Uni kuntoon stays", "Arki stays"));
    EXPECT_EQ(api_.get(silta_coach(), "/api/v1/handovers/" + handover.text + "/items").status, 404);

    auto const take = [&](std::string const& body) {
        tick();
        return api_.post(officer_pirkka(), "/api/v1/handovers/" + handover.text + "/accept", body, at_version(1));
    };
    auto const choice = [](domain::Id const& item, std::string_view fate, domain::Id const& person) {
        return fmt::format(R"({{"kind":"plan_action","id":"{}","fate":"{}","person":"{}"}})", item.text, fate,
                           person.text);
    };
    auto const wrong = take(fmt::format(R"({{"items":[{}]}})", choice(first, "moves", coach().person)));
    EXPECT_EQ(wrong.status, 422);
    EXPECT_THAT(wrong.body, HasSubstr("/items/0/person"));
    EXPECT_THAT(take(fmt::format(R"({{"items":[{}]}})", choice(made.case_id, "moves", officer_pirkka().person))).body,
                HasSubstr("no_such_item"));
    auto const good = take(fmt::format(R"({{"items":[{},{}]}})", choice(first, "moves", officer_pirkka().person),
                                       choice(second, "stays", coach().person)));
    EXPECT_EQ(good.status, 200) << good.body;

    auto const plan = json::parse(read_plan(officer_pirkka(), made.case_id).body);
    ASSERT_EQ(plan["goals"].size(), 1U);
    EXPECT_EQ(plan["goals"][0]["organisation"], kAuthority.text);
    EXPECT_EQ(plan["goals"][0]["actions"].size(), 2U);
    for (auto const& action : plan["goals"][0]["actions"]) {
        auto const moved = action["id"] == first.text;
        EXPECT_EQ(action["organisation"], moved ? kAuthority.text : kTyopolku.text);
        EXPECT_EQ(action["person"], moved ? officer_pirkka().person.text : coach().person.text);
    }
    EXPECT_THAT(fates(officer_pirkka(), handover),
                UnorderedElementsAre("Tavoite moves", "Valmennus moves", "Ohjaus stays"));
    EXPECT_THAT(fates(coach(), handover), Contains("Ohjaus stays")) << "who had it reads what became of it";
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(HandoverItemsApi, WithoutAChoiceWhatTheLeavingOneHasIsTheTeams) {
    auto const made = taken();
    auto const goal = id_of(add_goal(coach(), made.case_id, "Tavoite"));
    add_action(made.case_id, goal, "Valmennus");
    auto const handover = id_of(propose(coach(), made.case_id, kAuthority, kPirkka));
    EXPECT_EQ(accept(officer_pirkka(), handover).status, 200);
    auto const plan = json::parse(read_plan(officer_pirkka(), made.case_id).body);
    auto const& action = plan["goals"][0]["actions"][0];
    EXPECT_EQ(action["organisation"], kAuthority.text);
    EXPECT_EQ(action["team"], kPirkka.text);
    EXPECT_TRUE(action["person"].is_null());
    EXPECT_THAT(json::parse(read_case(coach(), made.case_id).body)["snapshot"].dump(), HasSubstr(kTyopolku.text))
        << "the former organisation keeps how it was";
}

TEST_F(HandoverItemsApi, TheBuyerKeepsWhatItHas) {
    auto const made = refer();
    add_goal(officer(), made.case_id, "Viranomaisen tavoite");
    EXPECT_THAT(fates(coach(), made.handover), UnorderedElementsAre("Viranomaisen tavoite stays"));
    EXPECT_EQ(accept(coach(), made.handover).status, 200);
    EXPECT_EQ(json::parse(read_plan(coach(), made.case_id).body)["goals"][0]["organisation"], kAuthority.text);
}

}  // namespace
}  // namespace polku::casework::samples
