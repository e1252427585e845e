#include "services/casework/imports/sample_referrals.h"
#include "shared/domain/csv.h"
#include "shared/domain/sha256.h"
#include "tests/scenarios/repeats.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace polku::tests::repeats {

using http::Method;

std::string Repeats::import_file(std::string const& file, std::string_view name) {
    auto const read =
        twice("/api/v1/imports", {.who = "tuula",
                                  .path = fmt::format("/api/v1/imports?kind=referrals&file_name={}", name),
                                  .body = file,
                                  .content_type = "text/csv"});
    auto path = "/api/v1/imports/" + text_of(read, "id");
    post("/api/v1/imports/{import}/run", "tuula", path + "/run", json::object(),
         read.at("version").get<std::int64_t>());
    return path;
}

void Repeats::imports() {
    casework::imports::SampleOptions options;
    options.rows = 5;
    options.seed = 77;
    options.today = domain::local_date(world_->clock().now());
    options.teams = {"TE-tiimi Keski"};
    // The last one's code is known: a match, to be dismissed.
    auto rows = casework::imports::sample_rows(options);
    auto const column = std::ranges::find(rows.front(), "henkilotunnus") - rows.front().begin();
    rows.back().at(static_cast<std::size_t>(column)) = sample_client_code();
    auto const file_of = [](auto const& lines) {
        std::string file;
        for (auto const& row : lines) domain::append_csv(file, row, ';');
        return file;
    };
    import_file(file_of(rows), "toisto.csv");
    options.rows = 2;
    options.seed = 78;
    auto const wrong = import_file(file_of(casework::imports::sample_rows(options)), "peruttava.csv");
    post("/api/v1/imports/{import}/undo", "tuula", wrong + "/undo", json::object(), 2);
}

void Repeats::emergencies() {
    json const asked{{"code", sample_client_code()}, {"reason", "Asiakas uhkaa vahingoittaa itseään, näyte."}};
    auto const opened =
        twice("/api/v1/emergency-accesses",
              {.who = "timo", .path = "/api/v1/emergency-accesses", .body = asked.dump(), .secret = true});
    auto const path = "/api/v1/emergency-accesses/" + text_of(opened, "id");
    post("/api/v1/emergency-accesses/{emergency}/end", "timo", path + "/end");
    post("/api/v1/emergency-accesses/{emergency}/review", "dina", path + "/review", {{"finding", "justified"}});
}

void Repeats::consents_and_parties() {
    auto const consent = post("/api/v1/cases/{case}/consents", "kalle", case_ + "/consents",
                              {{"given_how", "electronic"},
                               {"valid_from", "2026-11-01"},
                               {"valid_until", "2028-11-01"},
                               {"categories", json::array({"economy"})},
                               {"recipients", json::array({silta_})}});
    post("/api/v1/cases/{case}/consents/{consent}/withdraw", "kalle",
         case_ + "/consents/" + text_of(consent, "id") + "/withdraw", json::object(),
         consent.at("version").get<std::int64_t>());
    auto const organisations = get("aino", "/api/v1/organisations");
    std::string team;
    for (auto const& one : organisations.at("items")) {
        if (one.at("id") != authority_) continue;
        for (auto const& of : one.at("teams")) {
            if (of.at("name") == "TE-tiimi Pirkka") team = text_of(of, "id");
        }
    }
    auto const party = post("/api/v1/cases/{case}/parties", "aino", case_ + "/parties",
                            {{"organisation", authority_}, {"team", team}});
    post("/api/v1/cases/{case}/parties/{party}/end", "aino", case_ + "/parties/" + text_of(party, "id") + "/end");
    json const details{{"family_name", "Testinen"}, {"given_names", "Näyte"}, {"mother_tongue", "fi"},
                       {"service_language", "fi"},  {"municipality", "837"},  {"interpreter", "so"}};
    put("/api/v1/cases/{case}/client", "aino", case_ + "/client", details,
        get("aino", case_ + "/client").at("version").get<std::int64_t>());
    put("/api/v1/cases/{case}/client/safety-ban", "soili", case_ + "/client/safety-ban", {{"safety_ban", true}},
        get("soili", case_ + "/client").at("version").get<std::int64_t>());
    put("/api/v1/cases/{case}/worker", "aino", case_ + "/worker", {{"person", colleague_}},
        get("aino", case_).at("version").get<std::int64_t>());
    // And back, as one of many: only the first answer says what became of each.
    json const back{{"person", text_of(get("aino", "/api/v1/session").at("person"), "id")},
                    {"cases", json::array({{{"case", case_.substr(case_.rfind('/') + 1)},
                                            {"version", get("tarja", case_).at("version")}}})}};
    twice("/api/v1/work/team/moves",
          {.who = "tarja", .path = "/api/v1/work/team/moves", .body = back.dump(), .said_once = true});
}

void Repeats::plans() {
    json goal{{"title", "Näytetavoite"}, {"category", "employment"}, {"organisation", county_}, {"measure", "Näkyy"}};
    auto const made = post("/api/v1/cases/{case}/plan/goals", "aino", case_ + "/plan/goals", goal);
    auto const of_goal = case_ + "/plan/goals/" + text_of(made, "id");
    goal["title"] = "Toinen nimi";
    put("/api/v1/cases/{case}/plan/goals/{goal}", "aino", of_goal, goal, 1);
    json action{{"title", "Näytetoimenpide"},
                {"category", "employment"},
                {"organisation", county_},
                {"starts_on", "2026-12-01"},
                {"ends_on", "2027-01-31"}};
    auto const planned = post("/api/v1/cases/{case}/plan/goals/{goal}/actions", "aino", of_goal + "/actions", action);
    action["ends_on"] = "2027-02-28";
    put("/api/v1/cases/{case}/plan/actions/{action}", "aino", case_ + "/plan/actions/" + text_of(planned, "id"), action,
        1);
    auto const versions = case_ + "/plan/versions";
    constexpr std::string_view kPattern = "/api/v1/cases/{case}/plan/versions";
    put("/api/v1/cases/{case}/plan/type", "aino", case_ + "/plan/type", {{"type", "activation"}}, 0);
    auto const ask = [&] { return text_of(post(kPattern, "aino", versions), "id"); };
    post("/api/v1/cases/{case}/plan/versions/{version}/return", "sari", versions + "/" + ask() + "/return",
         {{"reason", "Näyte"}});
    post("/api/v1/cases/{case}/plan/versions/{version}/withdraw", "aino", versions + "/" + ask() + "/withdraw");
    auto const asked = versions + "/" + ask();
    for (auto const* const who : {"sari", "tuula", "silja"})
        post("/api/v1/cases/{case}/plan/versions/{version}/agree", who, asked + "/agree");
    post("/api/v1/cases/{case}/plan/versions/{version}/acknowledge", "kalle", asked + "/acknowledge");
}

void Repeats::tasks() {
    constexpr std::string_view kTasks = "/api/v1/cases/{case}/tasks";
    json task{{"title", "Näytetehtävä"}, {"category", "employment"}, {"due_on", "2026-12-01"}};
    auto const of_task = case_ + "/tasks/" + text_of(post(kTasks, "aino", case_ + "/tasks", task), "id");
    task["title"] = "Toinen nimi";
    put("/api/v1/cases/{case}/tasks/{task}", "aino", of_task, task, 1);
    post("/api/v1/cases/{case}/tasks/{task}/done", "kalle", of_task + "/done");
    post("/api/v1/cases/{case}/tasks/{task}/reopen", "kalle", of_task + "/reopen");
    post("/api/v1/cases/{case}/tasks/{task}/drop", "aino", of_task + "/drop");
}

void Repeats::appointments() {
    constexpr std::string_view kAppointments = "/api/v1/cases/{case}/appointments";
    auto const of_case = case_ + "/appointments";
    auto const made = [&](std::string_view day) {
        json const appointment{{"kind", "meeting"},
                               {"title", "Näytetapaaminen"},
                               {"category", "employment"},
                               {"organisation", county_},
                               {"starts_at", fmt::format("{}T08:00:00Z", day)},
                               {"ends_at", fmt::format("{}T09:00:00Z", day)}};
        return of_case + "/" + text_of(post(kAppointments, "sari", of_case, appointment), "id");
    };
    auto const first = made("2026-01-07");
    post("/api/v1/cases/{case}/appointments/{appointment}/attendance", "sari", first + "/attendance",
         {{"attendance", "attended"}});
    auto const second = made("2027-01-07");
    auto const moved =
        post("/api/v1/cases/{case}/appointments/{appointment}/reschedule", "sari", second + "/reschedule",
             {{"starts_at", "2027-01-08T08:00:00Z"}, {"ends_at", "2027-01-08T09:00:00Z"}, {"reason", "Näyte"}});
    post("/api/v1/cases/{case}/appointments/{appointment}/cancel", "sari",
         of_case + "/" + text_of(moved, "id") + "/cancel", {{"reason", "Näyte"}});
}

void Repeats::notes() {
    json const note{{"text", "Näyte"}, {"category", "employment"}, {"sharing", "category"}};
    auto const written = post("/api/v1/cases/{case}/notes", "aino", case_ + "/notes", note);
    put("/api/v1/cases/{case}/notes/{note}", "aino", case_ + "/notes/" + text_of(written, "id"), {{"text", "Korjattu"}},
        1);
}

void Repeats::documents() {
    std::string const text = "Näyte";
    auto const of_case = case_ + "/documents";
    auto const begun = post("/api/v1/cases/{case}/documents", "aino", of_case,
                            {{"title", "Näyte"},
                             {"file_name", "nayte.txt"},
                             {"media_type", "text/plain"},
                             {"size", text.size()},
                             {"sha256", domain::sha256_hex(text)},
                             {"category", "employment"},
                             {"sharing", "category"}});
    auto const document = of_case + "/" + text_of(begun, "id");
    twice("/api/v1/cases/{case}/documents/{document}/parts/{part:text}", {.who = "aino",
                                                                          .method = Method::put,
                                                                          .path = document + "/parts/1",
                                                                          .body = text,
                                                                          .content_type = "application/octet-stream"});
    post("/api/v1/cases/{case}/documents/{document}/complete", "aino", document + "/complete");
    post("/api/v1/cases/{case}/documents/{document}/withdraw", "aino", document + "/withdraw",
         {{"reason", "wrong_file"}});
}

void Repeats::handovers() {
    auto const keski = get("tuula", "/api/v1/session").at("memberships").front().at("team").at("id");
    json const proposal{{"to_organisation", authority_}, {"to_team", keski}, {"reason", "wage_subsidy"}};
    auto const propose = [&] {
        return "/api/v1/handovers/" +
               text_of(post("/api/v1/cases/{case}/handovers", "aino", case_ + "/handovers", proposal), "id");
    };
    post("/api/v1/handovers/{handover}/withdraw", "aino", propose() + "/withdraw", json::object(), 1);
    post("/api/v1/handovers/{handover}/decline", "tuula", propose() + "/decline", {{"reason", "other"}}, 1);
    json const words{{"reason", "other"}, {"note", "Näyte"}};
    post("/api/v1/cases/{case}/handover-requests", "tuula", case_ + "/handover-requests", words);
    auto const inbox = get("aino", "/api/v1/handovers?box=in&limit=200").at("items");
    auto const open = "/api/v1/handovers/" + text_of(inbox.front(), "id");
    post("/api/v1/handovers/{handover}/accept", "aino", open + "/accept", json::object(), 1);
    // Given back to a team that does not want it.
    auto const back = text_of(post("/api/v1/handovers/{handover}/return", "aino", open + "/return", words), "id");
    auto const of_keski = inbox.front().at("from").at("team") == keski;
    post("/api/v1/handovers/{handover}/decline", of_keski ? "tuula" : "timo", "/api/v1/handovers/" + back + "/decline",
         {{"reason", "other"}}, 1);
    post("/api/v1/handovers/{handover}/settle", "aino", "/api/v1/handovers/" + back + "/settle");
    // Another is taken, closed and opened again.
    auto const second = inbox.at(1);
    as("aino").post_on_version("/api/v1/handovers/" + text_of(second, "id") + "/accept", 1, json::object());
    auto const taken = "/api/v1/cases/" + text_of(second, "case");
    post("/api/v1/cases/{case}/close", "aino", taken + "/close", {{"reason", "other"}, {"outcome", "work"}});
    post("/api/v1/cases/{case}/reopen", "aino", taken + "/reopen", {{"reason", "Näyte"}});
    // Every case of a team that has none open is refused alike; of one that has some it is begun once.
    post("/api/v1/bulk-handovers", "soili", "/api/v1/bulk-handovers",
         {{"from_team", keski}, {"to_organisation", county_}, {"to_team", team_of(county_)}, {"reason", "other"}});
}

std::string Repeats::team_of(std::string const& organisation) {
    auto const all = get("soili", "/api/v1/organisations").at("items");
    auto const one = *std::ranges::find_if(all, [&](json const& each) { return each.at("id") == organisation; });
    return text_of(one.at("teams").front(), "id");
}

void Repeats::merges() {
    auto const clients = get("soili", "/api/v1/clients?limit=200").at("items");
    std::vector<std::string> ids;
    for (auto const& row : clients) ids.push_back(text_of(row.at("client"), "id"));
    auto const propose = [&] {
        return "/api/v1/merges/" + text_of(post("/api/v1/merges", "soili", "/api/v1/merges",
                                                {{"surviving", ids.at(0)}, {"retired", ids.at(1)}}),
                                           "id");
    };
    json const why{{"reason", "Näyte"}};
    post("/api/v1/merges/{merge}/reject", "timo", propose() + "/reject", why, 1);
    auto const merge = propose();
    post("/api/v1/merges/{merge}/confirm", "timo", merge + "/confirm", json::object(), 1);
    post("/api/v1/merges/{merge}/undo", "soili", merge + "/undo", why, 2);
    // A known code under another number is a match.
    auto const work = get("tuula", "/api/v1/work").at("items");
    for (auto const& item : work) {
        if (item.at("kind") != "resolve_identity_match") continue;
        post("/api/v1/identity-matches/{match}/dismiss", "tuula",
             "/api/v1/identity-matches/" + text_of(item, "subject") + "/dismiss");
        return;
    }
}

}  // namespace polku::tests::repeats
