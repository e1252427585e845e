#include "services/casework/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

using nlohmann::json;

class CaseApi : public CaseworkTest {
protected:
    json read(access::Principal const& who, domain::Id const& case_id) {
        auto const response = read_case(who, case_id);
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    /// "category ground" of each category that the reader is told of.
    std::vector<std::string> grounds(access::Principal const& who, domain::Id const& case_id) {
        std::vector<std::string> found;
        auto const page = read(who, case_id);
        for (auto const& item : page["categories"]) {
            found.push_back(item["category"].get<std::string>() + " " + item["ground"].get<std::string>());
        }
        return found;
    }
    std::vector<std::string> snapshot_categories(access::Principal const& who, domain::Id const& case_id) {
        std::vector<std::string> found;
        auto const page = read(who, case_id);
        for (auto const& part : page["snapshot"]["parts"]) found.push_back(part["category"]);
        return found;
    }
};

TEST_F(CaseApi, EachReadsOrIsRefused) {
    auto const made = taken();
    ASSERT_EQ(add_party(coach(), made.case_id, kCounty, kSocialTeam).status, 201);
    auto const other = refer("N-2", "Esimerkki");
    struct Line {
        std::string_view who;
        access::Principal principal;
        int status;
    };
    Line const lines[] = {{"coach", coach(), 200},
                          {"second coach", second_coach(), 200},
                          {"team lead", team_lead(), 200},
                          {"same firm, other contract", coach_in_b(), 404},
                          {"member of the lot, no party", silta_coach(), 404},
                          {"lead of the other lot", suunta_coach(), 404},
                          {"officer", officer(), 200},
                          {"second officer", second_officer(), 200},
                          {"other team of the authority", officer_pirkka(), 404},
                          {"supervisor", supervisor(), 200},
                          {"social worker", social_worker(), 200},
                          {"Kela", kela_worker(), 404},
                          {"finance, in the referring team", finance(), 403},
                          {"administrator", administrator(), 404},
                          {"data protection", data_protection(), 404},
                          {"evaluator", evaluator(), 404},
                          {"consortium lead", consortium_lead(), 404},
                          {"the client", client_person(made.client), 200},
                          {"another client", client_person(other.client), 404},
                          {"a service", access::system_principal("payments"), 404}};
    for (auto const& line : lines) {
        EXPECT_EQ(read_case(line.principal, made.case_id).status, line.status) << line.who;
        EXPECT_EQ(read_plan(line.principal, made.case_id).status, line.status) << line.who;
    }
}

TEST_F(CaseApi, UnknownAndForbiddenAreTheSameAnswer) {
    auto const made = taken();
    auto const ask = [&](domain::Id const& case_id) {
        auto request = http::TestRouter::request(http::Method::get, silta_coach(), of_case(case_id), "");
        request.request_id = id(9).text;
        return api_.send(std::move(request));
    };
    auto const forbidden = ask(made.case_id);
    auto const unknown = ask(id(99));
    EXPECT_EQ(forbidden.status, 404);
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(forbidden.body, unknown.body);
    EXPECT_EQ(forbidden.headers, unknown.headers);
}

TEST_F(CaseApi, EachSectionHasTheReadersOwnGround) {
    auto const made = taken();
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    EXPECT_THAT(grounds(coach(), made.case_id),
                ElementsAre("basic commission", "employment commission", "social consent", "health consent"));
    EXPECT_THAT(grounds(officer(), made.case_id),
                ElementsAre("basic statute", "employment statute", "skills statute", "measurement statute"));
    EXPECT_THAT(grounds(social_worker(), made.case_id),
                ElementsAre("basic statute", "employment statute", "skills statute", "social statute", "health statute",
                            "measurement statute"));
    auto const own = read(client_person(made.client), made.case_id);
    EXPECT_EQ(own["categories"].size(), std::size(access::kCategoryNames));
    EXPECT_EQ(own["client"]["ground"], "own_data");
    EXPECT_EQ(read(coach(), made.case_id)["referral"]["note"], "Lähetteen huomautus");
}

TEST_F(CaseApi, TheCaseSaysWhoAnswersAndSince) {
    auto const made = taken();
    auto const shown = read(officer(), made.case_id);
    EXPECT_EQ(shown["responsible"]["organisation"], kTyopolku.text);
    EXPECT_EQ(shown["responsible"]["person"], coach().person.text);
    ASSERT_EQ(shown["responsibility"].size(), 2U);
    EXPECT_EQ(shown["responsibility"][0]["organisation"], kAuthority.text);
    EXPECT_EQ(shown["responsibility"][1]["handover"], made.handover.text);
    ASSERT_EQ(shown["parties"].size(), 1U);
    EXPECT_EQ(shown["parties"][0]["part"], "commissioner");
    EXPECT_FALSE(read_case(officer(), made.case_id).header("etag"));
}

TEST_F(CaseApi, APageOffersWhatTheServerAllows) {
    auto const made = taken();
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    EXPECT_THAT(
        read(coach(), made.case_id)["can"].get<std::vector<std::string>>(),
        UnorderedElementsAre("plan_read", "plan_write", "task_read", "appointment_read", "note_read", "document_list",
                             "timeline_read", "case_close", "party_write", "consent_read", "consent_write",
                             "handover_propose", "milestone_record", "client_read", "client_write"));
    EXPECT_THAT(read(social_worker(), made.case_id)["can"].get<std::vector<std::string>>(),
                UnorderedElementsAre("plan_read", "plan_write", "task_read", "appointment_read", "note_read",
                                     "document_list", "timeline_read", "consent_read", "consent_write", "client_read",
                                     "client_write", "handover_request"));
    EXPECT_THAT(read(client_person(made.client), made.case_id)["can"].get<std::vector<std::string>>(),
                UnorderedElementsAre("plan_read", "task_read", "appointment_read", "note_read", "document_list",
                                     "timeline_read", "consent_read", "consent_write", "client_read"));
}

TEST_F(CaseApi, ATeamJoinsOnlyWithAGroundAndOnce) {
    auto const made = taken();
    EXPECT_EQ(add_party(coach(), made.case_id, kSuunta, kSuuntaTeam).status, 422);
    EXPECT_THAT(add_party(coach(), made.case_id, kSuunta, kSuuntaTeam).body, HasSubstr("no_ground_to_share"));
    EXPECT_THAT(add_party(coach(), made.case_id, kCounty, kKelaTeam).body, HasSubstr("not_a_team_of_the_organisation"));
    EXPECT_EQ(add_party(coach(), made.case_id, kSilta, kSiltaTeam).status, 201);
    EXPECT_THAT(add_party(coach(), made.case_id, kSilta, kSiltaTeam).body, HasSubstr("party_already_in_case"));
    EXPECT_EQ(read_case(silta_coach(), made.case_id).status, 200);
    EXPECT_EQ(add_party(officer(), made.case_id, kKela, kKelaTeam).status, 403);
    EXPECT_EQ(add_party(suunta_coach(), made.case_id, kKela, kKelaTeam).status, 404);
}

TEST_F(CaseApi, TheCommissionerStaysInTheCase) {
    auto const made = taken();
    auto const party = domain::Id{read(coach(), made.case_id)["parties"][0]["id"]};
    auto const refused = end_party(coach(), made.case_id, party);
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("commissioner_stays"));
    EXPECT_EQ(read_case(officer(), made.case_id).status, 200);
}

TEST_F(CaseApi, AFormerPartyReadsItsSnapshotAndNeverLiveRows) {
    auto const made = taken();
    auto const party = id_of(add_party(coach(), made.case_id, kCounty, kSocialTeam));
    add_goal(coach(), made.case_id, "Ennen lähtöä");
    ASSERT_EQ(end_party(coach(), made.case_id, party).status, 200);
    add_goal(coach(), made.case_id, "Lähdön jälkeen");

    auto const shown = read(social_worker(), made.case_id);
    EXPECT_TRUE(shown.contains("snapshot"));
    EXPECT_FALSE(shown.contains("parties"));
    EXPECT_FALSE(shown.contains("client"));
    EXPECT_THAT(shown.dump(), HasSubstr("Ennen lähtöä"));
    EXPECT_THAT(shown.dump(), Not(HasSubstr("Lähdön jälkeen")));
    EXPECT_EQ(shown["can"], json({"handover_request"}));
    EXPECT_EQ(read_plan(social_worker(), made.case_id).status, 403);
    EXPECT_EQ(add_goal(social_worker(), made.case_id, "Ei enää").status, 403);
    EXPECT_EQ(end_party(coach(), made.case_id, party).status, 404);
}

TEST_F(CaseApi, ASnapshotWithholdsWhatHasLostItsConsent) {
    auto const made = taken();
    auto const party = id_of(add_party(coach(), made.case_id, kSilta, kSiltaTeam));
    add_goal(coach(), made.case_id, "Uni kuntoon", "health");
    end_party(coach(), made.case_id, party);
    EXPECT_THAT(snapshot_categories(silta_coach(), made.case_id),
                UnorderedElementsAre("basic", "employment", "health"));

    withdraw_consent(client_person(made.client), made.case_id, consent_of(made.case_id));
    EXPECT_THAT(snapshot_categories(silta_coach(), made.case_id), UnorderedElementsAre("basic", "employment"));
    EXPECT_THAT(read_case(silta_coach(), made.case_id).body, Not(HasSubstr("Uni kuntoon")));
}

TEST_F(CaseApi, WhoJoinsAgainReadsOnTodaysGrounds) {
    auto const made = taken();
    add_goal(coach(), made.case_id, "Uni kuntoon", "health");
    auto const party = id_of(add_party(coach(), made.case_id, kSilta, kSiltaTeam));
    EXPECT_THAT(read_plan(silta_coach(), made.case_id).body, HasSubstr("Uni kuntoon"));
    end_party(coach(), made.case_id, party);
    auto const again = id_of(add_party(coach(), made.case_id, kSilta, kSiltaTeam));
    EXPECT_THAT(read_plan(silta_coach(), made.case_id).body, HasSubstr("Uni kuntoon"));

    withdraw_consent(client_person(made.client), made.case_id, consent_of(made.case_id));
    EXPECT_THAT(read_plan(silta_coach(), made.case_id).body, Not(HasSubstr("Uni kuntoon")));
    EXPECT_THAT(grounds(silta_coach(), made.case_id), ElementsAre("basic commission", "employment commission"));
    EXPECT_EQ(end_party(coach(), made.case_id, again).status, 200);
    EXPECT_THAT(snapshot_categories(silta_coach(), made.case_id), UnorderedElementsAre("basic", "employment"));
}

TEST_F(CaseApi, WhoJoinedAgainReadsNothingOnTheGroundsOfItsPast) {
    auto const made = taken();
    add_goal(coach(), made.case_id, "Töihin");
    auto const party = id_of(add_party(coach(), made.case_id, kSilta, kSiltaTeam));
    end_party(coach(), made.case_id, party);
    add_party(coach(), made.case_id, kSilta, kSiltaTeam);
    EXPECT_THAT(read_plan(silta_coach(), made.case_id).body, HasSubstr("Töihin"));
    auto without_silta = lot_a();
    without_silta.parties.pop_back();
    write([&](storage::Tx& tx) {
        put_lot(tx, without_silta);
        rewrite_grants(tx, made.case_id, api_.clock().now());
    });
    EXPECT_THAT(grounds(silta_coach(), made.case_id), ElementsAre("social consent", "health consent"));
    EXPECT_THAT(read_plan(silta_coach(), made.case_id).body, Not(HasSubstr("Töihin")));
}

TEST_F(CaseApi, ALotThatEndsTakesItsCommissionAlong) {
    auto const made = taken();
    add_party(coach(), made.case_id, kSilta, kSiltaTeam);
    auto ended = lot_a();
    ended.parties[1].valid_until = domain::LocalDate{2026, 11, 22};
    write([&](storage::Tx& tx) {
        put_lot(tx, ended);
        rewrite_grants(tx, made.case_id, api_.clock().now());
    });
    EXPECT_EQ(read_case(silta_coach(), made.case_id).status, 200);
    // At midnight in Helsinki, and with no write in between.
    api_.clock().set(domain::start_of_day(domain::LocalDate{2026, 11, 23}) - std::chrono::milliseconds(1));
    EXPECT_THAT(grounds(silta_coach(), made.case_id),
                ElementsAre("basic commission", "employment commission", "social consent", "health consent"));
    api_.clock().advance(std::chrono::milliseconds(1));
    EXPECT_THAT(grounds(silta_coach(), made.case_id), ElementsAre("social consent", "health consent"));
}

TEST_F(CaseApi, ASafetyBanHidesPlacesAndLeavesNoTrace) {
    auto banned = referral();
    banned.safety_ban = true;
    auto const made = taken(banned);
    auto const open = refer("N-2", "Esimerkki");
    add_party(coach(), made.case_id, kCounty, kSocialTeam);
    EXPECT_EQ(read(officer(), open.case_id)["client"]["municipality"], "837");
    EXPECT_EQ(read(supervisor(), made.case_id)["client"]["municipality"], "837");
    for (auto const& who : {coach(), officer(), social_worker()}) {
        auto const body = read_case(who, made.case_id).body;
        for (auto const* const trace : {"municipality", "837", "ban", "protected", "withheld"}) {
            EXPECT_THAT(body, Not(HasSubstr(trace))) << access::name(who.role);
        }
    }
    EXPECT_EQ(read(client_person(made.client), made.case_id)["client"]["municipality"], "837");
    for (auto const& line : api_.journal()) EXPECT_THAT(line, Not(HasSubstr("837")));
    auto const preview = api_.get(coach(), "/api/v1/handovers/" + made.handover.text);
    EXPECT_EQ(preview.status, 200);
    EXPECT_THAT(preview.body, Not(HasSubstr("837")));
}

}  // namespace
}  // namespace polku::casework::samples
