#include "deploy/demo.h"

#include "deploy/demo_records.h"
#include "deploy/demo_referrals.h"
#include "shared/domain/date.h"
#include "shared/domain/instant.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace polku::deploy {

namespace {

using json = nlohmann::json;

constexpr std::size_t kReferrals = 60;
constexpr std::size_t kTakenCases = 6;

std::string id_of(json const& written) { return written.at("id").get<std::string>(); }

std::string day(int from_today) {
    auto const today = domain::local_date(domain::SystemClock().now());
    return domain::format_iso(domain::add_days(today, from_today));
}

/// The ids that the steps below hand to each other, by the names used here.
using Ids = std::map<std::string, std::string>;

void make_organisations(ApiClient& admin, Ids& ids) {
    auto const organisation = [&](std::string const& key, std::string_view kind, std::string_view fi,
                                  std::string_view sv, std::string_view en, std::string_view business_id) {
        ids[key] = id_of(
            admin.post("/api/v1/organisations",
                       {{"kind", kind}, {"name", {{"fi", fi}, {"sv", sv}, {"en", en}}}, {"business_id", business_id}}));
    };
    auto const team = [&](std::string const& key, std::string const& of, std::string_view team_name) {
        ids[key] = id_of(admin.post("/api/v1/organisations/" + ids.at(of) + "/teams", {{"name", team_name}}));
    };
    auto const directory = admin.get("/api/v1/organisations");
    ids["authority"] = directory.at("items").front().at("id").get<std::string>();
    organisation("county", "wellbeing_county", "Mallilan hyvinvointialue", "Mallila välfärdsområde",
                 "Mallila wellbeing services county", "0000002-7");
    organisation("tyopolku", "provider", "Työpolku Malli Oy", "Työpolku Malli Oy", "Työpolku Malli Oy", "0000003-5");
    organisation("silta", "provider", "Silta Näyte ry", "Silta Näyte ry", "Silta Näyte ry", "0000004-3");
    organisation("suunta", "provider", "Suunta Esimerkki Oy", "Suunta Esimerkki Oy", "Suunta Esimerkki Oy",
                 "0000005-1");
    team("keski", "authority", "TE-tiimi Keski");
    team("pirkka", "authority", "TE-tiimi Pirkka");
    team("maksatus", "authority", "Maksatus");
    team("aikuiset", "county", "Aikuissosiaalityö");
    team("valmennus", "tyopolku", "Valmennus");
    team("alihankinta", "tyopolku", "Alihankinta");
    team("siltatiimi", "silta", "Siltatiimi");
    team("suuntatiimi", "suunta", "Suuntatiimi");
    ids["kaari"] = id_of(admin.post("/api/v1/consortia", {{"name", "Kaari-konsortio"}}));
    ids["suunta-konsortio"] = id_of(admin.post("/api/v1/consortia", {{"name", "Suunta-konsortio"}}));
}

json milestone_type(std::string_view code, std::string_view fi, std::string_view sv, std::string_view en,
                    std::string_view result_group, std::string_view evidence, int price_cents) {
    return {{"code", code},
            {"name", {{"fi", fi}, {"sv", sv}, {"en", en}}},
            {"result_group", result_group},
            {"evidence", json::array({evidence})},
            {"price_cents", price_cents}};
}

json prices(int job_started_cents) {
    return {
        {"effective_from", "2026-01-01"},
        {"milestone_types", json::array({milestone_type("plan_agreed", "Suunnitelma hyväksytty", "Planen godkänd",
                                                        "Plan agreed", "plan", "plan", 15000),
                                         milestone_type("work_trial", "Työkokeilu 8 viikkoa", "Arbetsprövning 8 veckor",
                                                        "Work trial of 8 weeks", "work_trial", "certificate", 40000),
                                         milestone_type("job_started", "Työ alkoi", "Arbetet började", "Job started",
                                                        "job_started", "employment_contract", job_started_cents)})}};
}

void make_contracts(ApiClient& admin, Ids& ids) {
    auto const party = [&](std::string const& of, std::string_view part, int share) {
        return json{
            {"organisation", ids.at(of)}, {"part", part}, {"valid_from", "2026-01-01"}, {"share_basis_points", share}};
    };
    auto const contract = [&](std::string const& key, std::string_view code, std::string_view lot_name,
                              std::string const& consortium, std::string const& lead, std::string const& intake,
                              json const& parties, int price) {
        auto const made = admin.post("/api/v1/contracts", {{"code", code},
                                                           {"name", lot_name},
                                                           {"programme", "VALM-2026"},
                                                           {"buyer", ids.at("authority")},
                                                           {"lead", ids.at(lead)},
                                                           {"intake_team", ids.at(intake)},
                                                           {"consortium", ids.at(consortium)},
                                                           {"parties", parties},
                                                           {"valid_from", "2026-01-01"},
                                                           {"valid_until", "2028-12-31"},
                                                           {"currency", "EUR"},
                                                           {"vat_basis_points", 2550}});
        ids[key] = id_of(made);
        admin.post_on_version("/api/v1/contracts/" + ids.at(key) + "/versions", made.at("version").get<std::int64_t>(),
                              prices(price));
    };
    contract("lot-a", "VALM-2026-A", "Työhönvalmennus, Keski", "kaari", "tyopolku", "valmennus",
             json::array({party("tyopolku", "lead", 7000), party("silta", "member", 3000)}), 120000);
    contract("lot-b", "VALM-2026-B", "Työhönvalmennus, Pirkka", "suunta-konsortio", "suunta", "suuntatiimi",
             json::array({party("suunta", "lead", 6000), party("tyopolku", "subcontractor", 4000)}), 110000);
}

void make_person(ApiClient& admin, Ids& ids, std::string const& username, std::string_view name,
                 std::string_view language, json membership) {
    ids[username] = id_of(
        admin.post("/api/v1/users",
                   {{"username", username}, {"name", name}, {"language", language}, {"password", kSamplePassword}}));
    for (auto const* const field : {"organisation", "team", "contract"}) {
        if (membership.contains(field)) membership[field] = ids.at(membership[field].get<std::string>());
    }
    admin.post("/api/v1/users/" + ids.at(username) + "/memberships", membership);
}

void make_people(ApiClient& admin, Ids& ids) {
    auto const staff = [&](std::string const& username, std::string_view name, std::string_view role,
                           std::string_view organisation, std::string_view team, std::string_view contract = {}) {
        json membership{{"organisation", organisation}, {"role", role}};
        if (!team.empty()) membership["team"] = team;
        if (!contract.empty()) membership["contract"] = contract;
        make_person(admin, ids, username, name, "fi", membership);
    };
    staff("tuula", "Tuula Mallinen", "officer", "authority", "keski");
    staff("timo", "Timo Testilä", "officer", "authority", "pirkka");
    staff("soili", "Soili Näytelä", "supervisor", "authority", "");
    staff("aino", "Aino Esimerkki", "coach", "tyopolku", "valmennus", "lot-a");
    staff("aili", "Aili Mallikas", "coach", "tyopolku", "valmennus", "lot-a");
    staff("ahti", "Ahti Kokeilunen", "coach", "tyopolku", "alihankinta", "lot-b");
    staff("tarja", "Tarja Testi-Virtanen", "team_lead", "tyopolku", "valmennus", "lot-a");
    staff("ben", "Ben Exempel", "coach", "suunta", "suuntatiimi", "lot-b");
    staff("silja", "Silja Näyte", "coach", "silta", "siltatiimi", "lot-a");
    staff("sari", "Sari Näytevaara", "social_worker", "county", "aikuiset");
    staff("fia", "Fia Exempelström", "finance", "authority", "maksatus");
    staff("frans", "Frans Modellberg", "finance", "authority", "maksatus");
    staff("leena", "Leena Esimerkkilä", "consortium_lead", "tyopolku", "", "lot-a");
    staff("eeva", "Eeva Arvioija-Malli", "evaluator", "authority", "");
    staff("dina", "Dina Tietosuoja-Malli", "data_protection", "authority", "");
}

void import_referrals(ApiClient& officer) {
    auto const read = officer.send_bytes(http::Method::post, "/api/v1/imports?kind=referrals&file_name=naytteet.csv",
                                         "text/csv", demo_referrals(kReferrals));
    officer.post_on_version("/api/v1/imports/" + id_of(read) + "/run", read.at("version").get<std::int64_t>(),
                            json::object());
}

/// The coach takes cases from the inbox: that of the client who signs in, then those of TE-tiimi Keski; their ids in
/// order.
std::vector<std::string> take_cases(ApiClient& coach, Ids const& ids) {
    auto rows = coach.get("/api/v1/handovers?box=in&limit=200").at("items").get<std::vector<json>>();
    std::ranges::stable_partition(rows, [&](json const& row) { return row.at("from").at("team") == ids.at("keski"); });
    std::ranges::stable_partition(rows, [](json const& row) { return row.at("client").at("name") == kDemoClient; });
    std::vector<std::string> cases;
    for (auto const& row : rows) {
        if (cases.size() == kTakenCases) break;
        coach.post_on_version("/api/v1/handovers/" + id_of(row) + "/accept", row.at("version").get<std::int64_t>(),
                              json::object());
        cases.push_back(row.at("case").get<std::string>());
    }
    return cases;
}

struct SampleAction {
    std::string_view title;
    std::string_view organisation;
    std::string_view category;
    int from;
    int until;
    std::string_view state;
};

void write_goal(ApiClient& coach, Ids const& ids, std::string const& case_id, std::string_view title,
                std::string_view category, std::string const& organisation, std::string_view measure, int target,
                std::vector<SampleAction> const& actions) {
    auto const goals = "/api/v1/cases/" + case_id + "/plan/goals";
    auto const goal = id_of(coach.post(goals, {{"title", title},
                                               {"category", category},
                                               {"organisation", ids.at(organisation)},
                                               {"measure", measure},
                                               {"target_date", day(target)}}));
    for (auto const& action : actions) {
        coach.post(goals + "/" + goal + "/actions", {{"title", action.title},
                                                     {"category", action.category},
                                                     {"organisation", ids.at(std::string(action.organisation))},
                                                     {"starts_on", day(action.from)},
                                                     {"ends_on", day(action.until)},
                                                     {"state", action.state}});
    }
}

void write_plan(ApiClient& coach, Ids const& ids, std::string const& case_id) {
    coach.post("/api/v1/cases/" + case_id + "/parties",
               {{"organisation", ids.at("county")}, {"team", ids.at("aikuiset")}});
    coach.post("/api/v1/cases/" + case_id + "/parties",
               {{"organisation", ids.at("silta")}, {"team", ids.at("siltatiimi")}});
    write_goal(coach, ids, case_id, "Arki tukee työhön paluuta", "basic", "county", "Viikkorytmi pitää neljä viikkoa",
               90,
               {{"Palvelutarpeen keskustelu", "county", "basic", -40, -26, "done"},
                {"Arjen tuki, 8 käyntiä", "county", "basic", -21, 35, "under_way"},
                {"Velkaneuvonnan aika", "county", "basic", -28, -9, "under_way"}});
    write_goal(coach, ids, case_id, "Ammatillinen osaaminen näkyviin", "employment", "silta",
               "Osaamiskartoitus ja ansioluettelo valmiina", 60,
               {{"Osaamiskartoitus", "silta", "employment", -30, -16, "done"},
                {"Ansioluettelopaja", "silta", "employment", -10, 20, "under_way"}});
    write_goal(coach, ids, case_id, "Työpaikka keväällä", "employment", "tyopolku",
               "Työsuhde vähintään neljä kuukautta", 150,
               {{"Yksilövalmennus", "tyopolku", "employment", -35, 120, "under_way"},
                {"Työkokeilu 8 viikkoa", "authority", "employment", 14, 70, "planned"},
                {"Palkkatuen hakemus", "authority", "employment", 60, 80, "planned"}});
    auto const tasks = "/api/v1/cases/" + case_id + "/tasks";
    auto const own =
        coach.post(tasks, {{"title", "Ansioluettelon luonnos"}, {"category", "employment"}, {"due_on", day(7)}});
    coach.post(tasks + "/" + id_of(own) + "/done", json::object());
    coach.post("/api/v1/cases/" + case_id + "/plan/versions", json::object());
}

/// The other organisations agree on the first case's plan and the client acknowledges it; the second waits for two of
/// them; on the others nobody else has answered yet.
void agree_on_plans(DemoParts const& parts, std::vector<std::string> const& cases) {
    auto const answer = [&](std::string_view username, std::string const& case_id, std::string const& what) {
        ApiClient person(parts.send);
        person.sign_in(username, kSamplePassword);
        auto const path = "/api/v1/cases/" + case_id + "/plan/versions";
        person.post(path + "/" + id_of(person.get(path).at("items").front()) + "/" + what, json::object());
    };
    if (cases.empty()) return;
    for (auto const* const username : {"tuula", "sari", "silja"}) answer(username, cases.front(), "agree");
    answer("kalle", cases.front(), "acknowledge");
    if (cases.size() > 1) answer("tuula", cases[1], "agree");
}

/// A job that began, with its contract of employment.
json record_milestone(ApiClient& coach, Ids const& ids, std::string const& case_id) {
    auto const recorded =
        coach.post("/api/v1/cases/" + case_id + "/milestones",
                   {{"contract", ids.at("lot-a")}, {"type", "job_started"}, {"happened_on", day(-3)}});
    return coach.send_bytes(
        http::Method::put, "/api/v1/milestones/" + id_of(recorded) + "/evidence?kind=employment_contract", "text/plain",
        "Työsopimus (näyte). Työ alkoi sovittuna päivänä.\n", recorded.at("version").get<std::int64_t>());
}

/// Two results that an officer has verified, and one that waits for it.
void record_milestones(ApiClient& coach, ApiClient& officer, Ids const& ids, std::vector<std::string> const& cases) {
    for (std::size_t index = 0; index < 3 && index < cases.size(); ++index) {
        auto const recorded = record_milestone(coach, ids, cases[index]);
        if (index == 2) continue;
        officer.post_on_version("/api/v1/milestones/" + id_of(recorded) + "/verify",
                                recorded.at("version").get<std::int64_t>(), json::object());
    }
}

void make_client_sign_in(ApiClient& admin, ApiClient& coach, Ids& ids, std::string const& case_id) {
    auto const client = coach.get("/api/v1/cases/" + case_id).at("client").at("id").get<std::string>();
    make_person(admin, ids, "kalle", kDemoClient, "fi",
                {{"organisation", "authority"}, {"role", "client"}, {"client", client}});
}

}  // namespace

std::vector<SampleSignIn> const& sample_sign_ins() {
    static std::vector<SampleSignIn> const sign_ins{
        {"tuula", "Tuula Mallinen", "officer, TE-tiimi Keski"},
        {"timo", "Timo Testilä", "officer, TE-tiimi Pirkka"},
        {"soili", "Soili Näytelä", "supervisor, employment authority"},
        {"aino", "Aino Esimerkki", "coach, Työpolku Malli Oy, lead of lot VALM-2026-A"},
        {"aili", "Aili Mallikas", "coach, the same team"},
        {"tarja", "Tarja Testi-Virtanen", "team lead, the same team"},
        {"ahti", "Ahti Kokeilunen", "coach, Työpolku Malli Oy as subcontractor of lot VALM-2026-B"},
        {"ben", "Ben Exempel", "coach, Suunta Esimerkki Oy, lead of lot VALM-2026-B"},
        {"silja", "Silja Näyte", "coach, Silta Näyte ry, member of lot VALM-2026-A"},
        {"sari", "Sari Näytevaara", "social worker, Mallila wellbeing services county"},
        {"fia", "Fia Exempelström", "finance, employment authority"},
        {"frans", "Frans Modellberg", "finance, employment authority"},
        {"leena", "Leena Esimerkkilä", "consortium lead, Kaari-konsortio"},
        {"eeva", "Eeva Arvioija-Malli", "evaluator"},
        {"antti", "Antti Ylläpitäjä-Malli", "administrator"},
        {"dina", "Dina Tietosuoja-Malli", "data-protection contact"},
        {"kalle", kDemoClient, "client"},
    };
    return sign_ins;
}

void bootstrap_samples(identity::Service& identity, std::string_view password) {
    identity::FirstAdministrator first;
    first.organisation.kind = identity::OrganisationKind::employment_authority;
    first.organisation.name = {"Esimerkkilän työllisyysalue", "Exempelby sysselsättningsområde",
                               "Esimerkkilä employment area"};
    first.organisation.business_id = domain::parse_business_id("0000001-9").value();
    first.person.username = "antti";
    first.person.name = "Antti Ylläpitäjä-Malli";
    first.person.password = password;
    if (auto const made = identity.bootstrap_administrator(first); !made) throw std::runtime_error(made.error().code);
}

void fill_with_samples(DemoParts const& parts) {
    Ids ids;
    parts.bootstrap(kSamplePassword);
    ApiClient admin(parts.send);
    admin.sign_in("antti", kSamplePassword);
    parts.say("organisations, consortia and lots");
    make_organisations(admin, ids);
    make_contracts(admin, ids);
    parts.say("people of every role");
    make_people(admin, ids);
    parts.catch_up();

    parts.say(fmt::format("{} referrals", kReferrals));
    ApiClient officer(parts.send);
    officer.sign_in("tuula", kSamplePassword);
    import_referrals(officer);

    parts.say("cases under way");
    ApiClient coach(parts.send);
    coach.sign_in("aino", kSamplePassword);
    auto const cases = take_cases(coach, ids);
    for (auto const& case_id : cases) write_plan(coach, ids, case_id);
    if (!cases.empty()) {
        make_client_sign_in(admin, coach, ids, cases.front());
        parts.catch_up();
        agree_on_plans(parts, cases);
        record_milestones(coach, officer, ids, cases);
        write_records(parts, coach, ids, cases);
        coach.post("/api/v1/cases/" + cases.back() + "/handovers",
                   {{"to_organisation", ids.at("authority")},
                    {"to_team", ids.at("keski")},
                    {"reason", "wage_subsidy"},
                    {"note", "Työnantaja on löytynyt ja palkkatuesta on sovittava. Asiakas tietää siirrosta."}});
    }
    parts.catch_up();
}

}  // namespace polku::deploy
