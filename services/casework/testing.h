#pragma once

#include "generated/casework/migrations.h"
#include "services/casework/access/store.h"
#include "services/casework/appointments/api.h"
#include "services/casework/cases/api.h"
#include "services/casework/cases/referral.h"
#include "services/casework/clients/api.h"
#include "services/casework/closing/api.h"
#include "services/casework/consents/api.h"
#include "services/casework/directory/store.h"
#include "services/casework/handovers/api.h"
#include "services/casework/handovers/bulk/api.h"
#include "services/casework/handovers/items_api.h"
#include "services/casework/merges/api.h"
#include "services/casework/messages.h"
#include "services/casework/notes/api.h"
#include "services/casework/plan_versions/api.h"
#include "services/casework/plans/api.h"
#include "services/casework/tasks/api.h"
#include "services/casework/team/api.h"
#include "services/casework/timeline/api.h"
#include "services/casework/work/api.h"
#include "shared/http/testing.h"
#include "shared/json/reader.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// For the tests of casework alone: sample organisations, lots and people, and its routes over a database of its own.
namespace polku::casework::samples {

inline domain::Id id(int number) { return {fmt::format("00000000-0000-7000-9000-{:012}", number)}; }

inline domain::Id const kAuthority = id(100);  ///< employment authority: buyer of both lots
inline domain::Id const kKeski = id(101);      ///< its team that refers
inline domain::Id const kPirkka = id(102);     ///< its other team
inline domain::Id const kCounty = id(200);     ///< wellbeing services county
inline domain::Id const kSocialTeam = id(201);
inline domain::Id const kKela = id(300);
inline domain::Id const kKelaTeam = id(301);
inline domain::Id const kTyopolku = id(400);  ///< provider: leads lot A, subcontractor in lot B
inline domain::Id const kTyopolkuTeam = id(401);
inline domain::Id const kSilta = id(500);  ///< provider: member of lot A
inline domain::Id const kSiltaTeam = id(501);
inline domain::Id const kSuunta = id(600);  ///< provider: leads lot B
inline domain::Id const kSuuntaTeam = id(601);
inline domain::Id const kLotA = id(700);
inline domain::Id const kLotB = id(701);
inline domain::Id const kProgramme = id(710);

inline domain::LocalDate const kLotBegins{2026, 1, 1};

inline access::Principal person(int number, access::Role role, domain::Id const& organisation,
                                std::optional<domain::Id> team = {}, std::optional<domain::Id> contract = {}) {
    access::Principal principal;
    principal.person = id(1000 + number);
    principal.membership = id(2000 + number);
    principal.display_name = "Näyte Henkilö";
    principal.organisation = organisation;
    principal.team = std::move(team);
    principal.contract = std::move(contract);
    principal.role = role;
    return principal;
}

inline access::Principal officer() { return person(1, access::Role::officer, kAuthority, kKeski); }
inline access::Principal officer_pirkka() { return person(2, access::Role::officer, kAuthority, kPirkka); }
inline access::Principal second_officer() { return person(3, access::Role::officer, kAuthority, kKeski); }
inline access::Principal supervisor() { return person(4, access::Role::supervisor, kAuthority); }
inline access::Principal coach() { return person(5, access::Role::coach, kTyopolku, kTyopolkuTeam, kLotA); }
inline access::Principal second_coach() { return person(6, access::Role::coach, kTyopolku, kTyopolkuTeam, kLotA); }
/// The same firm and team in the other contract.
inline access::Principal coach_in_b() { return person(7, access::Role::coach, kTyopolku, kTyopolkuTeam, kLotB); }
inline access::Principal team_lead() { return person(8, access::Role::team_lead, kTyopolku, kTyopolkuTeam, kLotA); }
inline access::Principal silta_coach() { return person(9, access::Role::coach, kSilta, kSiltaTeam, kLotA); }
inline access::Principal suunta_coach() { return person(10, access::Role::coach, kSuunta, kSuuntaTeam, kLotB); }
inline access::Principal social_worker() { return person(11, access::Role::social_worker, kCounty, kSocialTeam); }
inline access::Principal kela_worker() { return person(12, access::Role::kela_worker, kKela, kKelaTeam); }
/// With the referring team in the membership: the worst case.
inline access::Principal finance() { return person(13, access::Role::finance, kAuthority, kKeski); }
inline access::Principal administrator() { return person(14, access::Role::administrator, kAuthority); }
inline access::Principal data_protection() { return person(15, access::Role::data_protection, kAuthority); }
inline access::Principal evaluator() { return person(16, access::Role::evaluator, kAuthority); }
inline access::Principal consortium_lead() { return person(17, access::Role::consortium_lead, kTyopolku, {}, kLotA); }
inline access::Principal client_person(domain::Id const& client) {
    auto principal = person(18, access::Role::client, kAuthority);
    principal.client = client;
    return principal;
}

inline LotCopy lot(domain::Id const& contract, std::string code, domain::Id const& lead,
                   domain::Id const& intake_team) {
    LotCopy copy;
    copy.contract = contract;
    copy.code = std::move(code);
    copy.programme = kProgramme;
    copy.buyer = kAuthority;
    copy.lead = lead;
    copy.intake_team = intake_team;
    copy.valid_from = kLotBegins;
    copy.parties = {{lead, "lead", kLotBegins, std::nullopt}};
    return copy;
}

inline LotCopy lot_a() {
    auto copy = lot(kLotA, "VALM-2026-A", kTyopolku, kTyopolkuTeam);
    copy.parties.push_back({kSilta, "member", kLotBegins, std::nullopt});
    return copy;
}

inline LotCopy lot_b() {
    auto copy = lot(kLotB, "VALM-2026-B", kSuunta, kSuuntaTeam);
    copy.parties.push_back({kTyopolku, "subcontractor", kLotBegins, std::nullopt});
    return copy;
}

inline void put_directory(storage::Tx& tx) {
    put_organisation(tx, kAuthority, "employment_authority");
    put_organisation(tx, kCounty, "wellbeing_county");
    put_organisation(tx, kKela, "kela");
    for (auto const& provider : {kTyopolku, kSilta, kSuunta}) put_organisation(tx, provider, "provider");
    put_team(tx, kKeski, kAuthority, "TE-tiimi Keski");
    put_team(tx, kPirkka, kAuthority, "TE-tiimi Pirkka");
    put_team(tx, kSocialTeam, kCounty, "Aikuissosiaalityö");
    put_team(tx, kKelaTeam, kKela, "Kuntoutus");
    put_team(tx, kTyopolkuTeam, kTyopolku, "Valmennus");
    put_team(tx, kSiltaTeam, kSilta, "Valmennus");
    put_team(tx, kSuuntaTeam, kSuunta, "Valmennus");
    put_lot(tx, lot_a());
    put_lot(tx, lot_b());
}

/// Kalle Testinen, referred to lot A with a consent to share social and health data, unless a test says otherwise.
inline Referral referral() {
    Referral made;
    made.number = "N-1";
    made.born_on = domain::LocalDate{1990, 1, 1};
    made.family_name = "Testinen";
    made.given_names = "Kalle Näyte";
    made.mother_tongue = "fi";
    made.service_language = "fi";
    made.municipality = "837";
    made.phone = "+358401234567";
    made.email = "kalle@example.org";
    made.unemployed_since = domain::LocalDate{2026, 3, 1};
    made.target_group = "long_term";
    made.needs = {"training"};
    made.contract = kLotA;
    made.wished_start = domain::LocalDate{2026, 12, 1};
    made.consent_categories = {access::Category::social, access::Category::health};
    made.consent_until = domain::LocalDate{2027, 11, 22};
    made.team = kKeski;
    made.note = "Lähetteen huomautus";
    return made;
}

/// Registers as an import does. The identity code is taken as sealed already.
inline Registered refer(storage::Tx& tx, Referral const& referral, domain::IdSource& ids, domain::Instant now) {
    SealedCode code;
    code.client = ids.next();
    code.sealed = {1};
    code.hash.assign(code.client.text.begin(), code.client.text.end());
    Registrar const registrar{kAuthority, "system:import", now, ids.next().text, ids};
    return register_referral(tx, registrar, referral, code);
}

inline std::vector<http::Route> every_route() {
    std::vector<http::Route> all;
    for (auto* const routes : {&client_routes, &case_routes, &consent_routes, &plan_routes, &plan_version_routes,
                               &task_routes, &appointment_routes, &note_routes, &timeline_routes, &closing_routes,
                               &handover_routes, &bulk_handover_routes, &merge_routes, &work_routes, &team_routes}) {
        for (auto& route : routes()) all.push_back(std::move(route));
    }
    // No outcomes here: what it would answer is its own test's.
    for (auto& route : handover_item_routes([](auto const&, auto const&) { return std::vector<HandoverItem>{}; }))
        all.push_back(std::move(route));
    return all;
}

inline http::Headers at_version(std::int64_t version) { return {{"if-match", http::etag(version)}}; }

/// The id in the answer to a write. The test fails when it was refused.
inline domain::Id id_of(http::Response const& response) {
    EXPECT_LT(response.status, 300) << response.body;
    auto const document = json::parse(response.body);
    if (!document) return {};
    json::Reader reader(*document);
    reader.allow_unknown();
    return reader.id("id");
}

class CaseworkTest : public ::testing::Test {
protected:
    template <class F>
    auto write(F fn) {
        return api_.database().write_now(std::move(fn));
    }
    CaseworkTest() {
        api_.router().add(every_route());
        write(put_directory);
    }

    Registered refer(Referral const& sample = referral()) {
        auto const now = api_.clock().now();
        return write([&](storage::Tx& tx) { return samples::refer(tx, sample, api_.ids(), now); });
    }
    /// Another client than the first.
    Registered refer(std::string number, std::string family_name, domain::Id const& contract = kLotA) {
        auto sample = referral();
        sample.number = std::move(number);
        sample.family_name = std::move(family_name);
        sample.contract = contract;
        return refer(sample);
    }
    /// Every act at its own instant, as in life.
    void tick() { api_.clock().advance(std::chrono::seconds(1)); }

    http::Response accept(access::Principal const& who, domain::Id const& handover, std::int64_t version = 1) {
        tick();
        return api_.post(who, "/api/v1/handovers/" + handover.text + "/accept", "", at_version(version));
    }
    http::Response decline(access::Principal const& who, domain::Id const& handover, std::int64_t version = 1) {
        tick();
        return api_.post(who, "/api/v1/handovers/" + handover.text + "/decline",
                         R"({"reason":"not_our_area","note":"Ei meille"})", at_version(version));
    }
    http::Response withdraw(access::Principal const& who, domain::Id const& handover, std::int64_t version = 1) {
        tick();
        return api_.post(who, "/api/v1/handovers/" + handover.text + "/withdraw", "", at_version(version));
    }
    /// Referred and taken by the coach.
    Registered taken(Referral const& sample = referral()) {
        auto const made = refer(sample);
        EXPECT_EQ(accept(coach(), made.handover).status, 200);
        return made;
    }
    http::Response propose(access::Principal const& who, domain::Id const& case_id, domain::Id const& organisation,
                           domain::Id const& team) {
        tick();
        return api_.post(
            who, of_case(case_id, "/handovers"),
            fmt::format(R"({{"to_organisation":"{}","to_team":"{}","reason":"service_ended","note":"Viesti"}})",
                        organisation.text, team.text));
    }
    http::Response add_party(access::Principal const& who, domain::Id const& case_id, domain::Id const& organisation,
                             domain::Id const& team) {
        tick();
        return api_.post(who, of_case(case_id, "/parties"),
                         fmt::format(R"({{"organisation":"{}","team":"{}"}})", organisation.text, team.text));
    }
    http::Response end_party(access::Principal const& who, domain::Id const& case_id, domain::Id const& party) {
        tick();
        return api_.post(who, of_case(case_id, "/parties/" + party.text + "/end"), "");
    }
    static std::string goal_body(std::string_view title, std::string_view category, domain::Id const& organisation) {
        return fmt::format(R"({{"title":"{}","category":"{}","organisation":"{}","measure":"Näkyy"}})", title, category,
                           organisation.text);
    }
    http::Response add_goal(access::Principal const& who, domain::Id const& case_id, std::string_view title,
                            std::string_view category = "employment") {
        tick();
        return api_.post(who, of_case(case_id, "/plan/goals"), goal_body(title, category, who.organisation));
    }
    http::Response read_case(access::Principal const& who, domain::Id const& case_id) {
        return api_.get(who, of_case(case_id));
    }
    http::Response read_plan(access::Principal const& who, domain::Id const& case_id) {
        return api_.get(who, of_case(case_id, "/plan"));
    }
    static std::string of_case(domain::Id const& case_id, std::string_view rest = "") {
        return "/api/v1/cases/" + case_id.text + std::string(rest);
    }
    /// The consent of the referral.
    domain::Id consent_of(domain::Id const& case_id) {
        auto const listed = api_.get(officer(), of_case(case_id, "/consents"));
        auto const at = listed.body.find(R"("id":")");
        EXPECT_NE(at, std::string::npos) << listed.body;
        return {listed.body.substr(at + 6, 36)};
    }
    http::Response withdraw_consent(access::Principal const& who, domain::Id const& case_id, domain::Id const& consent,
                                    std::int64_t version = 1) {
        tick();
        return api_.post(who, of_case(case_id, "/consents/" + consent.text + "/withdraw"), "", at_version(version));
    }

    /// The first column of every row.
    template <class... Params>
    std::vector<std::string> texts(storage::Query const& query, Params const&... params) {
        return api_.database().read([&](storage::Tx& tx) {
            return tx.all(query, [](storage::Row const& row) { return row.string(0); }, params...);
        });
    }

    http::TestRouter api_{migrations(), {.case_access = case_access}, messages()};
};

}  // namespace polku::casework::samples
