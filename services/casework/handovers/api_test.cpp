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

using nlohmann::json;

constexpr storage::Query kGrantsOfCase{
    "test.grants",
    "SELECT organisation || team || category || relation || ground || content_until || "
    "valid_from || valid_until FROM grants WHERE case_id = $1 ORDER BY 1"};

class HandoverApi : public CaseworkTest {
protected:
    json box(access::Principal const& who, std::string_view query) {
        auto const response = api_.get(who, "/api/v1/handovers?" + std::string(query));
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    std::vector<std::string> ids(access::Principal const& who, std::string_view query) {
        std::vector<std::string> found;
        auto const page = box(who, query);
        for (auto const& item : page["items"]) found.push_back(item["id"]);
        return found;
    }
    json handover(access::Principal const& who, domain::Id const& handover_id) {
        auto const response = read_handover(who, handover_id);
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    http::Response read_handover(access::Principal const& who, domain::Id const& handover_id) {
        return api_.get(who, "/api/v1/handovers/" + handover_id.text);
    }
    std::vector<std::string> packed(access::Principal const& who, domain::Id const& handover_id) {
        std::vector<std::string> found;
        auto const page = handover(who, handover_id);
        for (auto const& part : page["package"]["parts"]) {
            found.push_back(part["category"].get<std::string>() + " " + part["ground"].get<std::string>());
        }
        return found;
    }
    json responsible(domain::Id const& case_id) {
        return json::parse(read_case(supervisor(), case_id).body)["responsible"];
    }
    std::vector<std::string> event_types() {
        std::vector<std::string> types;
        for (auto const& recorded : api_.recorded_events()) types.push_back(recorded.event.type);
        return types;
    }
};

TEST_F(HandoverApi, AReferralWaitsInTheLeadsInbox) {
    auto const made = refer();
    auto const other = refer("N-2", "Esimerkki", kLotB);
    auto const inbox = box(coach(), "box=in&state=open");
    ASSERT_EQ(inbox["items"].size(), 1U);
    auto const& row = inbox["items"][0];
    EXPECT_EQ(row["id"], made.handover.text);
    EXPECT_EQ(row["client"]["name"], "Kalle Testinen");
    EXPECT_EQ(row["working_days_left"], 10);
    EXPECT_EQ(row["ground"], "commission");
    EXPECT_EQ(row["can"], json({"handover_read", "handover_answer"}));
    EXPECT_THAT(row.dump(), Not(HasSubstr("Lähetteen huomautus")));

    EXPECT_THAT(ids(coach_in_b(), "box=in"), IsEmpty());
    EXPECT_THAT(ids(silta_coach(), "box=in"), IsEmpty());
    EXPECT_THAT(ids(suunta_coach(), "box=in"), ElementsAre(other.handover.text));
    EXPECT_THAT(ids(officer(), "box=out"), UnorderedElementsAre(made.handover.text, other.handover.text));
    EXPECT_THAT(ids(officer_pirkka(), "box=out"), IsEmpty());
    EXPECT_THAT(ids(supervisor(), "box=out").size(), 2U);
    EXPECT_EQ(api_.get(finance(), "/api/v1/handovers").status, 403);
    EXPECT_EQ(api_.get(client_person(made.client), "/api/v1/handovers").status, 403);
    EXPECT_EQ(api_.get(coach(), "/api/v1/handovers?box=side").status, 422);
}

TEST_F(HandoverApi, ThePreviewIsSmallAndThePackageForWhoAnswers) {
    auto const made = refer();
    EXPECT_THAT(packed(coach(), made.handover), ElementsAre("basic commission", "employment commission"));
    EXPECT_THAT(packed(officer(), made.handover), ElementsAre("basic statute", "employment statute"));
    EXPECT_EQ(read_case(coach(), made.case_id).status, 403);
    EXPECT_EQ(read_plan(coach(), made.case_id).status, 403);
    for (auto const& stranger : {coach_in_b(), silta_coach(), suunta_coach(), officer_pirkka(), social_worker()}) {
        EXPECT_EQ(read_handover(stranger, made.handover).status, 404);
        EXPECT_EQ(accept(stranger, made.handover).status, 404);
    }
    EXPECT_EQ(read_handover(finance(), made.handover).status, 403);
}

TEST_F(HandoverApi, AcceptingMovesResponsibilityAtOnce) {
    auto const made = refer();
    EXPECT_EQ(responsible(made.case_id)["organisation"], kAuthority.text);
    EXPECT_EQ(api_.post(coach(), "/api/v1/handovers/" + made.handover.text + "/accept", "").status, 428);
    EXPECT_EQ(accept(coach(), made.handover, 2).status, 412);
    auto const accepted = accept(coach(), made.handover);
    EXPECT_EQ(accepted.status, 200);
    EXPECT_EQ(json::parse(accepted.body)["state"], "accepted");
    EXPECT_EQ(responsible(made.case_id)["organisation"], kTyopolku.text);
    EXPECT_EQ(responsible(made.case_id)["person"], coach().person.text);
    EXPECT_EQ(event_types(),
              (std::vector<std::string>{"polku.client.registered.v1", "polku.case.opened.v1", "polku.consent.given.v1",
                                        "polku.handover.proposed.v1", "polku.handover.accepted.v1",
                                        "polku.party.joined.v1", "polku.case.responsibility-moved.v1"}));
    EXPECT_THAT(ids(coach(), "box=in"), IsEmpty());
    EXPECT_THAT(ids(coach(), "box=in&state=closed"), ElementsAre(made.handover.text));
    EXPECT_EQ(handover(coach(), made.handover)["can"], json({"handover_read", "handover_return"}));
    EXPECT_EQ(handover(officer(), made.handover)["can"], json({"handover_read"}));
}

TEST_F(HandoverApi, TheLoserLearnsWhoAndWhen) {
    auto const made = refer();
    accept(coach(), made.handover);
    auto const when = domain::format_instant(api_.clock().now());
    for (auto const& late : {accept(second_coach(), made.handover), decline(second_coach(), made.handover),
                             withdraw(officer(), made.handover)}) {
        EXPECT_EQ(late.status, 409);
        auto const problem = json::parse(late.body);
        EXPECT_EQ(problem["code"], "handover_already_accepted");
        EXPECT_EQ(problem["decided_by"], coach().person.text);
        EXPECT_EQ(problem["decided_at"], when);
        EXPECT_EQ(problem["decided_organisation"], kTyopolku.text);
        EXPECT_EQ(problem["message"]["fi"], "Siirto on jo hyväksytty, joten sitä ei voi enää muuttaa.");
    }
}

TEST_F(HandoverApi, DecliningChangesNothingOfTheCase) {
    auto const made = refer();
    auto const before = read_case(officer(), made.case_id).body;
    auto const rows_before = texts(kGrantsOfCase, made.case_id);
    auto const silent =
        api_.post(coach(), "/api/v1/handovers/" + made.handover.text + "/decline", R"({"note":"x"})", at_version(1));
    EXPECT_EQ(silent.status, 422);
    EXPECT_THAT(silent.body, HasSubstr("/reason"));
    auto const unknown = api_.post(coach(), "/api/v1/handovers/" + made.handover.text + "/decline",
                                   R"({"reason":"bored"})", at_version(1));
    EXPECT_THAT(unknown.body, HasSubstr("no_capacity"));
    EXPECT_EQ(decline(coach(), made.handover).status, 200);

    auto after = json::parse(read_case(officer(), made.case_id).body);
    EXPECT_EQ(after["handovers"][0]["state"], "declined");
    auto expected = json::parse(before);
    expected["handovers"] = after["handovers"];
    EXPECT_EQ(after, expected);
    EXPECT_EQ(texts(kGrantsOfCase, made.case_id), rows_before);

    auto const seen = handover(officer(), made.handover)["decided"];
    EXPECT_EQ(seen["decline_reason"], "not_our_area");
    EXPECT_EQ(seen["decline_note"], "Ei meille");
    EXPECT_EQ(propose(officer(), made.case_id, kAuthority, kPirkka).status, 201);
}

TEST_F(HandoverApi, WhoWasAskedKeepsThePreviewAndLosesThePackage) {
    auto const made = refer();
    decline(coach(), made.handover);
    EXPECT_THAT(packed(coach(), made.handover), IsEmpty());
    EXPECT_EQ(handover(coach(), made.handover)["state"], "declined");
    // Another handover of the same case is none of its business.
    auto const next = id_of(propose(officer(), made.case_id, kAuthority, kPirkka));
    EXPECT_EQ(read_handover(coach(), next).status, 404);
    EXPECT_EQ(read_handover(officer_pirkka(), next).status, 200);
    EXPECT_EQ(read_handover(officer_pirkka(), made.handover).status, 404);
}

TEST_F(HandoverApi, TheSenderTakesItBack) {
    auto const made = refer();
    EXPECT_EQ(withdraw(coach(), made.handover).status, 403);
    EXPECT_EQ(withdraw(officer_pirkka(), made.handover).status, 404);
    EXPECT_EQ(withdraw(second_officer(), made.handover).status, 200);
    EXPECT_EQ(responsible(made.case_id)["organisation"], kAuthority.text);
    EXPECT_THAT(accept(coach(), made.handover).body, HasSubstr("handover_already_withdrawn"));
    EXPECT_THAT(ids(coach(), "box=in"), IsEmpty());
}

TEST_F(HandoverApi, OneProposalAtATimeToWhoMayKnow) {
    auto const made = taken();
    EXPECT_EQ(propose(officer(), made.case_id, kAuthority, kKeski).status, 403);
    EXPECT_THAT(propose(coach(), made.case_id, kSuunta, kSuuntaTeam).body, HasSubstr("no_ground_to_share"));
    EXPECT_THAT(propose(coach(), made.case_id, kTyopolku, kTyopolkuTeam).body, HasSubstr("already_responsible"));
    auto const first = propose(coach(), made.case_id, kAuthority, kKeski);
    EXPECT_EQ(first.status, 201);
    EXPECT_THAT(propose(second_coach(), made.case_id, kSilta, kSiltaTeam).body, HasSubstr("handover_already_open"));
    EXPECT_EQ(withdraw(coach(), id_of(first)).status, 200);
    EXPECT_EQ(propose(second_coach(), made.case_id, kSilta, kSiltaTeam).status, 201);
}

TEST_F(HandoverApi, TheFormerLeadKeepsWhatWasAndNothingThatComes) {
    auto const made = taken();
    add_goal(coach(), made.case_id, "Valmennuksen tavoite");
    auto const back = id_of(propose(coach(), made.case_id, kAuthority, kKeski));
    EXPECT_EQ(accept(officer(), back).status, 200);
    add_goal(officer(), made.case_id, "Uusi tavoite");
    auto const onward = id_of(propose(officer(), made.case_id, kAuthority, kPirkka));

    auto const body = read_case(coach(), made.case_id).body;
    EXPECT_THAT(body, HasSubstr("Valmennuksen tavoite"));
    EXPECT_THAT(body, Not(HasSubstr("Uusi tavoite")));
    EXPECT_EQ(read_plan(coach(), made.case_id).status, 403);
    EXPECT_EQ(read_handover(coach(), back).status, 200);
    EXPECT_EQ(read_handover(coach(), onward).status, 404);
    EXPECT_THAT(packed(coach(), back), ElementsAre("basic own_record", "employment own_record"));
    EXPECT_EQ(add_goal(coach(), made.case_id, "Ei enää").status, 403);
    EXPECT_EQ(propose(coach(), made.case_id, kSilta, kSiltaTeam).status, 403);
}

TEST_F(HandoverApi, AFormerLeadThatIsAskedAgainReadsTheNewPackage) {
    auto const made = taken();
    auto const back = id_of(propose(coach(), made.case_id, kAuthority, kKeski));
    accept(officer(), back);
    auto const again = id_of(propose(officer(), made.case_id, kTyopolku, kTyopolkuTeam));
    EXPECT_THAT(packed(coach(), again), ElementsAre("basic commission", "employment commission"));
    EXPECT_THAT(read_case(coach(), made.case_id).body, HasSubstr("snapshot"));
    EXPECT_EQ(accept(coach(), again).status, 200);
    EXPECT_EQ(responsible(made.case_id)["organisation"], kTyopolku.text);
    EXPECT_THAT(read_case(coach(), made.case_id).body, Not(HasSubstr("snapshot")));
}

TEST_F(HandoverApi, AWithdrawnConsentEmptiesAPendingPackage) {
    auto const made = taken();
    add_goal(coach(), made.case_id, "Uni kuntoon", "health");
    auto const pending = id_of(propose(coach(), made.case_id, kSilta, kSiltaTeam));
    auto const whole = handover(silta_coach(), pending)["package"]["hash"];
    EXPECT_THAT(packed(silta_coach(), pending),
                UnorderedElementsAre("basic commission", "employment commission", "health consent"));
    withdraw_consent(client_person(made.client), made.case_id, consent_of(made.case_id));
    EXPECT_THAT(packed(silta_coach(), pending), UnorderedElementsAre("basic commission", "employment commission"));
    EXPECT_THAT(read_handover(silta_coach(), pending).body, Not(HasSubstr("Uni kuntoon")));
    EXPECT_EQ(handover(silta_coach(), pending)["package"]["hash"], whole);
    EXPECT_THAT(accept(silta_coach(), pending).body, HasSubstr("handover_blocked_by_consent"));
}

TEST_F(HandoverApi, WithoutAnyGroundItIsBlockedAndCanStillBeDeclined) {
    auto const made = taken();
    auto const pending = id_of(propose(coach(), made.case_id, kSilta, kSiltaTeam));
    auto without_silta = lot_a();
    without_silta.parties.pop_back();
    write([&](storage::Tx& tx) { put_lot(tx, without_silta); });
    EXPECT_THAT(ids(silta_coach(), "box=in"), IsEmpty());
    EXPECT_EQ(read_handover(silta_coach(), pending).status, 200) << "the consent still names it";
    EXPECT_THAT(accept(silta_coach(), pending).body, HasSubstr("handover_blocked_by_consent"));
    withdraw_consent(client_person(made.client), made.case_id, consent_of(made.case_id));
    EXPECT_EQ(read_handover(silta_coach(), pending).status, 404);
    EXPECT_THAT(accept(silta_coach(), pending).body, HasSubstr("handover_blocked_by_consent"));
    EXPECT_EQ(decline(silta_coach(), pending).status, 200);
    EXPECT_EQ(responsible(made.case_id)["organisation"], kTyopolku.text);
}

TEST_F(HandoverApi, ThereAndBackWithinOneMillisecond) {
    auto const made = refer();
    auto const answer_now = [&](access::Principal const& who, domain::Id const& of) {
        return api_.post(who, "/api/v1/handovers/" + of.text + "/accept", "", at_version(1)).status;
    };
    EXPECT_EQ(answer_now(coach(), made.handover), 200);
    auto const back = id_of(api_.post(
        coach(), of_case(made.case_id, "/handovers"),
        fmt::format(R"({{"to_organisation":"{}","to_team":"{}","reason":"other"}})", kAuthority.text, kKeski.text)));
    EXPECT_EQ(answer_now(officer(), back), 200);
    auto const shown = json::parse(read_case(officer(), made.case_id).body);
    EXPECT_EQ(shown["responsible"]["organisation"], kAuthority.text);
    EXPECT_THAT(shown["parties"], IsEmpty());
    EXPECT_EQ(shown["responsibility"].size(), 3U);
}

TEST_F(HandoverApi, PagesGoOnWhereTheyStopped) {
    std::vector<std::string> all;
    for (int i = 1; i <= 5; ++i) {
        all.push_back(refer("P-" + std::to_string(i), "Näyte").handover.text);
        tick();
    }
    std::vector<std::string> seen;
    std::string cursor;
    do {
        auto const page = box(coach(), "box=in&limit=2" + cursor);
        for (auto const& item : page["items"]) seen.push_back(item["id"]);
        cursor = page["next"].is_null() ? "" : "&cursor=" + page["next"].get<std::string>();
    } while (!cursor.empty());
    EXPECT_EQ(seen, all);
    EXPECT_EQ(api_.get(coach(), "/api/v1/handovers?cursor=zzz").status, 400);
}

}  // namespace
}  // namespace polku::casework::samples
