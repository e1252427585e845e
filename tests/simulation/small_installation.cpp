#include "tests/simulation/small_installation.h"

#include "deploy/api_client.h"
#include "deploy/demo.h"
#include "services/casework/imports/sample_referrals.h"
#include "shared/domain/date.h"
#include "tests/faults/stored.h"
#include "tests/simulation/world.h"

#include <nlohmann/json.hpp>

namespace polku::simulation {

namespace {

using deploy::ApiClient;
using json = nlohmann::json;

constexpr domain::Instant kMade{1'795'168'800'000};            // 2026-11-20T10:00:00Z
constexpr domain::Instant kHistoriesBegin{1'796'068'800'000};  // 2026-11-30T20:00:00Z
constexpr std::size_t kClients = 3;
constexpr char const* kConsents =
    "SELECT k.id || ' ' || c.id || ' ' || EXISTS (SELECT 1 FROM consent_category x WHERE x.consent = c.id AND "
    "x.category = 'social') FROM client_case k JOIN consent c ON c.client = k.client AND c.contract = k.contract";

std::string id_of(json const& written) { return written.at("id").get<std::string>(); }

KnownTeam organisation(ApiClient& admin, std::string_view kind, std::string_view name, std::string_view business_id) {
    auto const id = id_of(admin.post(
        "/api/v1/organisations",
        {{"kind", kind}, {"name", {{"fi", name}, {"sv", name}, {"en", name}}}, {"business_id", business_id}}));
    return {id, id_of(admin.post("/api/v1/organisations/" + id + "/teams", {{"name", "Tiimi"}}))};
}

json milestone_type(std::string_view code, std::string_view evidence, int cents) {
    return {{"code", code},
            {"name", {{"fi", code}, {"sv", code}, {"en", code}}},
            {"result_group", code},
            {"evidence", json::array({evidence})},
            {"price_cents", cents}};
}

std::string contract(ApiClient& admin, SmallInstallation const& made) {
    auto const party = [](KnownTeam const& of, std::string_view part, int share) {
        return json{{"organisation", of.organisation},
                    {"part", part},
                    {"valid_from", "2026-01-01"},
                    {"share_basis_points", share}};
    };
    auto const consortium = id_of(admin.post("/api/v1/consortia", {{"name", "Kaari-konsortio"}}));
    auto const lot = admin.post("/api/v1/contracts",
                                {{"code", "VALM-2026-A"},
                                 {"name", "Työhönvalmennus"},
                                 {"programme", "VALM-2026"},
                                 {"buyer", made.authority.organisation},
                                 {"lead", made.lead.organisation},
                                 {"intake_team", made.lead.team},
                                 {"consortium", consortium},
                                 {"parties", {party(made.lead, "lead", 7000), party(made.member, "member", 3000)}},
                                 {"valid_from", "2026-01-01"},
                                 {"valid_until", "2028-12-31"},
                                 {"currency", "EUR"},
                                 {"vat_basis_points", 2550}});
    admin.post_on_version(
        "/api/v1/contracts/" + id_of(lot) + "/versions", lot.at("version").get<std::int64_t>(),
        {{"effective_from", "2026-01-01"},
         {"milestone_types",
          {milestone_type("plan_agreed", "plan", 15001), milestone_type("work_trial", "certificate", 40000),
           milestone_type("job_started", "employment_contract", 119999)}}});
    return id_of(lot);
}

void people(ApiClient& admin, SmallInstallation const& made) {
    auto const person = [&](std::string_view username, std::string_view role, KnownTeam const& team,
                            std::string_view of_contract = {}) {
        auto const id = id_of(admin.post(
            "/api/v1/users",
            {{"username", username}, {"name", "Näyte Henkilö"}, {"language", "fi"}, {"password", kPassword}}));
        json membership{{"organisation", team.organisation}, {"role", role}, {"team", team.team}};
        if (!of_contract.empty()) membership["contract"] = of_contract;
        admin.post("/api/v1/users/" + id + "/memberships", membership);
    };
    person("tuula", "officer", made.authority);
    person("timo", "officer", made.authority);
    person("aino", "coach", made.lead, made.contract);
    person("aili", "coach", made.lead, made.contract);
    person("silja", "coach", made.member, made.contract);
    person("sari", "social_worker", made.county);
    person("fia", "finance", made.authority);
    person("frans", "finance", made.authority);
}

void refer(ApiClient& officer) {
    casework::imports::SampleOptions options;
    options.rows = kClients;
    options.today = domain::local_date(kMade);
    options.lots = {"VALM-2026-A"};
    options.teams = {"Tiimi"};
    auto const read = officer.send_bytes(http::Method::post, "/api/v1/imports?kind=referrals&file_name=naytteet.csv",
                                         "text/csv", casework::imports::sample_referrals(options));
    officer.post_on_version("/api/v1/imports/" + id_of(read) + "/run", read.at("version").get<std::int64_t>(),
                            json::object());
}

/// The lead takes all but one, and has county and member join them.
void take(ApiClient& coach, SmallInstallation& made) {
    auto const inbox = coach.get("/api/v1/handovers?box=in");
    for (auto const& row : inbox.at("items")) {
        auto const case_id = row.at("case").get<std::string>();
        if (made.taken.size() == kClients - 1) {
            made.proposed = case_id;
            made.proposal = id_of(row);
            break;
        }
        coach.post_on_version("/api/v1/handovers/" + id_of(row) + "/accept", row.at("version").get<std::int64_t>(),
                              json::object());
        for (auto const& team : {made.county, made.member}) {
            coach.post("/api/v1/cases/" + case_id + "/parties",
                       {{"organisation", team.organisation}, {"team", team.team}});
        }
        made.taken.push_back(case_id);
    }
}

}  // namespace

SmallInstallation make_small_installation(Place& place) {
    place.seed(1);
    SmallInstallation made;
    {
        World world(place, false, kMade);
        auto const everything = [] { return true; };
        auto const client = [&](std::string_view username) {
            ApiClient signed_in([&](http::Request request) { return world.ask(std::move(request)); });
            signed_in.sign_in(username, kPassword);
            return signed_in;
        };
        auto& process = world.process_of(deploy::Part::identity);
        process.at_once([&] { deploy::bootstrap_samples(*process.identity(), kPassword); });
        auto admin = client("antti");
        made.authority.organisation =
            admin.get("/api/v1/organisations").at("items").front().at("id").get<std::string>();
        made.authority.team =
            id_of(admin.post("/api/v1/organisations/" + made.authority.organisation + "/teams", {{"name", "Tiimi"}}));
        made.county = organisation(admin, "wellbeing_county", "Mallilan hyvinvointialue", "0000002-7");
        made.lead = organisation(admin, "provider", "Työpolku Malli Oy", "0000003-5");
        made.member = organisation(admin, "provider", "Silta Näyte ry", "0000004-3");
        made.contract = contract(admin, made);
        people(admin, made);
        world.settle(everything);
        auto officer = client("tuula");
        refer(officer);
        world.settle(everything);
        auto coach = client("aino");
        take(coach, made);
        if (made.proposal.empty()) throw std::logic_error("no case waits for an answer");
        world.settle(everything);
        process.end();
    }
    for (auto const& row : tests::Stored(place.data()).texts("casework", kConsents)) {
        auto const first = row.find(' ');
        auto const second = row.find(' ', first + 1);
        made.consents.push_back(
            {row.substr(0, first), row.substr(first + 1, second - first - 1), row.substr(second + 1) == "1"});
    }
    made.contents = place.disk().contents();
    made.now = kHistoriesBegin;
    return made;
}

}  // namespace polku::simulation
