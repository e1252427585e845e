#include "services/casework/imports/testing_store.h"
#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

/// Who saw or did what of casework: exactly one entry a request, and nothing said that may not be said.
namespace polku::casework::samples {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

using nlohmann::json;

class CaseworkJournal : public CaseworkTest {
protected:
    /// The one entry that `ask` leaves in the read log.
    template <class Ask>
    json read_entry(Ask ask) {
        auto const before = api_.read_log().size();
        ask();
        auto const after = api_.read_log();
        EXPECT_EQ(after.size(), before + 1);
        return after.size() > before ? json::parse(after.back()) : json();
    }
    json entry_of_get(access::Principal const& who, std::string const& path, int status = 200) {
        return read_entry([&] { EXPECT_EQ(api_.get(who, path).status, status) << path; });
    }
    /// The one entry that `act` leaves in the journal.
    template <class Act>
    json change_entry(Act act) {
        auto const before = api_.journal().size();
        EXPECT_LT(act().status, 300);
        auto const after = api_.journal();
        EXPECT_EQ(after.size(), before + 1);
        return after.size() > before ? json::parse(after.back()) : json();
    }
};

json texts_of(std::initializer_list<domain::Id> ids) {
    auto array = json::array();
    for (auto const& one : ids) array.push_back(one.text);
    return array;
}

TEST_F(CaseworkJournal, AReadSaysWhoSawWhoseWhatOnWhichGround) {
    auto const made = taken();
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    add_goal(coach(), made.case_id, "Uni", "health");

    auto const of_coach = entry_of_get(coach(), of_case(made.case_id));
    EXPECT_EQ(of_coach["kind"], "read");
    EXPECT_EQ(of_coach["action"], "case_read");
    EXPECT_EQ(of_coach["person"], coach().person.text);
    EXPECT_EQ(of_coach["organisation"], kTyopolku.text);
    EXPECT_EQ(of_coach["role"], "coach");
    EXPECT_EQ(of_coach["ground"], "commission");
    EXPECT_EQ(of_coach["clients"], texts_of({made.client}));
    EXPECT_EQ(of_coach["case"], made.case_id.text);
    EXPECT_EQ(of_coach["categories"], json({"basic", "employment"}));

    auto const of_social_worker = entry_of_get(social_worker(), of_case(made.case_id, "/plan"));
    EXPECT_EQ(of_social_worker["ground"], "statute");
    EXPECT_EQ(of_social_worker["categories"], json({"basic", "health"}));
    // What the officer did not see is not said to have been seen.
    EXPECT_EQ(entry_of_get(officer(), of_case(made.case_id, "/plan"))["categories"], json({"basic"}));
    EXPECT_EQ(entry_of_get(client_person(made.client), of_case(made.case_id))["ground"], "own_data");
    EXPECT_EQ(entry_of_get(officer(), of_case(made.case_id, "/consents"))["action"], "consent_read");
}

TEST_F(CaseworkJournal, AListNamesEverybodyShownAndNobodyElse) {
    auto const one = refer("N-1", "Aalto");
    auto const two = refer("N-2", "Berg");
    auto const three = refer("N-3", "Ceder", kLotB);
    auto const inbox = entry_of_get(coach(), "/api/v1/handovers?box=in");
    EXPECT_EQ(inbox["clients"], texts_of({one.client, two.client}));
    EXPECT_EQ(inbox["categories"], json({"basic"}));
    EXPECT_EQ(inbox["ground"], "commission");
    EXPECT_EQ(entry_of_get(coach(), "/api/v1/work")["clients"], texts_of({one.client, two.client}));
    EXPECT_EQ(entry_of_get(coach(), "/api/v1/handovers?box=in&limit=1")["clients"], texts_of({one.client}));
    auto const clients = entry_of_get(officer(), "/api/v1/clients");
    EXPECT_EQ(clients["clients"], texts_of({one.client, two.client, three.client}));
    EXPECT_EQ(clients["ground"], "statute");
    auto const found = read_entry([&] { api_.post(officer(), "/api/v1/clients/search", R"({"name":"Be"})"); });
    EXPECT_EQ(found["clients"], texts_of({two.client}));
    EXPECT_EQ(found["kind"], "read");
}

TEST_F(CaseworkJournal, AListWithoutClientsLeavesNothing) {
    refer();
    auto const before = api_.read_log().size();
    api_.get(silta_coach(), "/api/v1/handovers?box=in");
    api_.get(silta_coach(), "/api/v1/clients");
    api_.get(finance(), "/api/v1/work");
    EXPECT_THAT(api_.read_log(), SizeIs(before));
}

TEST_F(CaseworkJournal, APreviewIsAReadingAlsoWithoutItsPackage) {
    auto const made = refer();
    auto const path = "/api/v1/handovers/" + made.handover.text;
    auto const open = entry_of_get(coach(), path);
    EXPECT_EQ(open["categories"], json({"basic", "employment"}));
    EXPECT_EQ(open["subject"], made.handover.text);
    EXPECT_EQ(open["ground"], "commission");
    decline(coach(), made.handover);
    auto const closed = entry_of_get(coach(), path);
    EXPECT_EQ(closed["categories"], json({"basic"}));
    EXPECT_EQ(closed["clients"], texts_of({made.client}));
    EXPECT_EQ(closed["ground"], "own_record");
}

TEST_F(CaseworkJournal, ARefusalLeavesAnEntryThatNamesWhomItWasAbout) {
    auto const made = taken();
    auto const stranger = entry_of_get(silta_coach(), of_case(made.case_id), 404);
    EXPECT_EQ(stranger["kind"], "refusal");
    EXPECT_EQ(stranger["outcome"], "not_found");
    EXPECT_EQ(stranger["clients"], texts_of({made.client}));
    EXPECT_EQ(stranger["person"], silta_coach().person.text);
    EXPECT_EQ(entry_of_get(finance(), of_case(made.case_id), 403)["outcome"], "not_for_your_role");
    EXPECT_EQ(entry_of_get(finance(), "/api/v1/clients", 403)["outcome"], "not_for_your_role");
    EXPECT_EQ(entry_of_get(coach(), of_case(id(99)), 404)["clients"], json::array());

    auto const journal_before = api_.journal().size();
    auto const events_before = api_.recorded_events().size();
    auto const write = read_entry([&] { add_goal(silta_coach(), made.case_id, "X"); });
    EXPECT_EQ(write["action"], "plan_write");
    EXPECT_EQ(write["kind"], "refusal");
    // Refused by a rule, because of who asks.
    auto const item = id_of(add_goal(officer(), made.case_id, "Viranomaisen"));
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    auto const by_rule = read_entry([&] {
        api_.put(social_worker(), of_case(made.case_id, "/plan/goals/" + item.text),
                 goal_body("X", "employment", kCounty), at_version(1));
    });
    EXPECT_EQ(by_rule["outcome"], "not_your_organisations_item");
    EXPECT_THAT(api_.journal(), SizeIs(journal_before + 2));
    EXPECT_THAT(api_.recorded_events(), SizeIs(events_before + 2));
}

TEST_F(CaseworkJournal, AChangeHasItsEntryAndAFailedOneNone) {
    auto const made = refer();
    auto const acceptance = change_entry([&] { return accept(coach(), made.handover); });
    EXPECT_EQ(acceptance["action"], "handover_answer");
    EXPECT_EQ(acceptance["kind"], "change");
    EXPECT_EQ(acceptance["outcome"], "accepted");
    EXPECT_EQ(acceptance["subject"], made.handover.text);
    EXPECT_EQ(acceptance["clients"], texts_of({made.client}));
    auto const goal = change_entry([&] { return add_goal(coach(), made.case_id, "Uni", "health"); });
    EXPECT_EQ(goal["categories"], json({"health"}));
    EXPECT_EQ(goal["outcome"], "goal-added");
    auto const withdrawal = change_entry(
        [&] { return withdraw_consent(client_person(made.client), made.case_id, consent_of(made.case_id)); });
    EXPECT_EQ(withdrawal["outcome"], "withdrawn");
    EXPECT_THAT(withdrawal["categories"].get<std::vector<std::string>>(), UnorderedElementsAre("social", "health"));
    EXPECT_EQ(change_entry([&] { return add_party(coach(), made.case_id, kKela, kKelaTeam); })["outcome"], "joined");

    auto const before = api_.journal();
    auto const events_before = api_.recorded_events().size();
    EXPECT_EQ(accept(coach(), made.handover).status, 409);
    EXPECT_EQ(add_goal(coach(), made.case_id, "", "health").status, 422);
    EXPECT_EQ(add_party(coach(), made.case_id, kKela, kKelaTeam).status, 409);
    EXPECT_EQ(api_.journal(), before);
    EXPECT_THAT(api_.recorded_events(), SizeIs(events_before));
}

TEST_F(CaseworkJournal, ARequestSentAgainHasOneEffect) {
    auto const made = refer();
    auto const retry = [&](std::string const& body) {
        auto headers = at_version(1);
        headers.emplace_back("idempotency-key", "\"accept-1\"");
        return api_.post(coach(), "/api/v1/handovers/" + made.handover.text + "/accept", body, headers);
    };
    auto const first = retry("{}");
    auto const journal = api_.journal();
    auto const events = api_.recorded_events().size();
    for (int i = 0; i < 3; ++i) {
        auto const again = retry("{}");
        EXPECT_EQ(again.status, 200);
        EXPECT_EQ(again.body, first.body);
        EXPECT_EQ(again.header("etag"), first.header("etag"));
    }
    EXPECT_EQ(api_.journal(), journal);
    EXPECT_THAT(api_.recorded_events(), SizeIs(events));
    auto const other_body = retry("{ }");
    EXPECT_EQ(other_body.status, 422);
    EXPECT_THAT(other_body.body, HasSubstr("idempotency_key_reused"));
}

TEST_F(CaseworkJournal, ARequestSentAgainIsDecidedByThePolicyAnew) {
    auto const made = taken();
    add_party(coach(), made.case_id, kSilta, kSiltaTeam);
    auto const send = [&](access::Principal const& who) {
        return api_.post(who, of_case(made.case_id, "/plan/goals"), goal_body("Tavoite", "employment", kSilta),
                         {{"idempotency-key", "goal-1"}});
    };
    auto const first = send(silta_coach());
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(send(silta_coach()).body, first.body);
    // Another person's request with the same key is another request.
    EXPECT_NE(id_of(send(coach())), id_of(first));
    auto without_silta = lot_a();
    without_silta.parties.pop_back();
    write([&](storage::Tx& tx) {
        put_lot(tx, without_silta);
        rewrite_grants(tx, made.case_id, api_.clock().now());
    });
    EXPECT_EQ(send(silta_coach()).body, first.body) << "the consent still names it";
    withdraw_consent(client_person(made.client), made.case_id, consent_of(made.case_id));
    EXPECT_EQ(send(silta_coach()).status, 404);
}

TEST_F(CaseworkJournal, NoIdentityCodeAnywhere) {
    std::string const code = "010190-999X";
    auto const client = api_.ids().next();
    imports::testing::TestSecrets const secrets;
    SealedCode sealed{client, (*secrets).sealing().seal(code, {"client", "code_sealed", client.text}), {}};
    auto const hash = (*secrets).lookup().hash("client", "code_hash", code);
    sealed.hash.assign(hash.begin(), hash.end());
    auto sample = referral();
    sample.code = code;
    auto const now = api_.clock().now();
    auto const made = write([&](storage::Tx& tx) {
        Registrar const registrar{kAuthority, "system:import", now, "request", api_.ids()};
        return register_referral(tx, registrar, sample, sealed);
    });

    std::vector<std::string> said;
    auto const hear = [&](http::Response const& response) {
        EXPECT_LT(response.status, 300) << response.body;
        said.push_back(response.body);
        for (auto const& [name, value] : response.headers) said.push_back(value);
    };
    hear(api_.get(coach(), "/api/v1/handovers?box=in"));
    hear(api_.get(coach(), "/api/v1/handovers/" + made.handover.text));
    hear(accept(coach(), made.handover));
    hear(add_party(coach(), made.case_id, kCounty, kSocialTeam));
    hear(add_goal(coach(), made.case_id, "Töihin"));
    for (auto const& who : {coach(), officer(), social_worker(), client_person(made.client)}) {
        hear(read_case(who, made.case_id));
        hear(read_plan(who, made.case_id));
        hear(api_.get(who, "/api/v1/clients"));
    }
    std::ranges::copy(api_.journal(), std::back_inserter(said));
    std::ranges::copy(api_.read_log(), std::back_inserter(said));
    for (auto const& recorded : api_.recorded_events()) said.push_back(recorded.event.subject + recorded.event.data);
    EXPECT_GT(said.size(), 60U);
    for (auto const& text : said) {
        EXPECT_THAT(text, Not(HasSubstr(code)));
        EXPECT_THAT(text, Not(HasSubstr("999X")));
    }
}

TEST_F(CaseworkJournal, EventsHoldIdsAndFactsAlone) {
    auto const made = taken();
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    add_goal(coach(), made.case_id, "Salainen tavoite", "health");
    decline(silta_coach(), id_of(propose(coach(), made.case_id, kSilta, kSiltaTeam)));
    for (auto const& recorded : api_.recorded_events()) {
        for (auto const* const text :
             {"Testinen", "Kalle", "Salainen", "Viesti", "Ei meille", "kalle@", "N-1", "837"}) {
            EXPECT_THAT(recorded.event.data, Not(HasSubstr(text))) << recorded.event.type;
        }
    }
}

}  // namespace
}  // namespace polku::casework::samples
