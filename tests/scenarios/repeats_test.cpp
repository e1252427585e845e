// Every write of every service, sent again with its Idempotency-Key: at once, afterwards, and after a restart. It takes
// effect once, and every answer is the first one's. With another body the key is refused.
#include "services/casework/imports/sample_referrals.h"
#include "services/identity/second_factor/totp.h"
#include "shared/domain/csv.h"
#include "shared/domain/sha256.h"
#include "shared/http/testing.h"
#include "shared/runtime/block_on.h"
#include "tests/support/sample_codes.h"
#include "tests/support/sample_installation.h"
#include "tests/support/smtp_server.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <stdexcept>
#include <thread>
#include <variant>

namespace polku::tests {
namespace {

using json = nlohmann::json;
using http::Method;
using ::testing::IsEmpty;

/// What two equal answers have in common.
struct Answer {
    int status = 0;
    std::string body;
    std::string etag;
    std::string location;

    bool operator==(Answer const&) const = default;
};
std::ostream& operator<<(std::ostream& out, Answer const& answer) {
    return out << answer.status << " " << answer.etag << " " << answer.location << " " << answer.body;
}
Answer answer_of(http::Response const& response) {
    return {response.status, response.body, std::string(response.header("etag").value_or("")),
            std::string(response.header("location").value_or(""))};
}

struct Sent {
    std::string who;
    Method method = Method::post;
    std::string path;
    std::string body{};
    std::int64_t if_match = 0;
    std::string content_type = "application/json";
    std::string key{};
    /// The first answer holds what is said once (a link): a repeat says the rest of it.
    bool said_once = false;
    /// No hash of a body with a password is kept: another body with the same key is not told apart.
    bool secret = false;
    Answer first{};
};

class Repeats : public ::testing::Test {
protected:
    void every_write(Way way);

    deploy::ApiClient& as(std::string const& who) { return world_->as(who); }
    json get(std::string const& who, std::string const& path) { return as(who).get(path); }

    /// Twice at once, once more, and with another body; the answer as JSON.
    json twice(std::string_view pattern, Sent sent);
    json post(std::string_view pattern, std::string who, std::string path, json const& body = json::object(),
              std::int64_t if_match = 0) {
        return twice(pattern,
                     {.who = std::move(who), .path = std::move(path), .body = body.dump(), .if_match = if_match});
    }
    json put(std::string_view pattern, std::string who, std::string path, json const& body, std::int64_t if_match) {
        return twice(pattern, {.who = std::move(who),
                               .method = Method::put,
                               .path = std::move(path),
                               .body = body.dump(),
                               .if_match = if_match});
    }
    Answer send(Sent const& sent, std::string const& body) {
        return answer_of(as(sent.who).answer(sent.method, sent.path, body, sent.if_match, sent.content_type, sent.key));
    }
    void expect_same(Sent const& sent, Answer const& again, std::string_view when);
    /// How many events and entries of changes there are in all services.
    std::int64_t effects();
    std::int64_t count(http::Router& router, std::string const& path, std::string const& by, char const* member);

    void people();
    void contracts();
    /// The path of an import that was read and run.
    std::string import_file(std::string const& file, std::string_view name);
    void imports();
    void emergencies();
    void consents_and_parties();
    void plans();
    void tasks();
    void appointments();
    void notes();
    void documents();
    void handovers();
    void merges();
    std::string team_of(std::string const& organisation);
    void milestones();
    void statements();
    void notices();
    std::vector<std::string> not_covered();

    SmtpServer mail_server_;
    std::unique_ptr<SampleInstallation> world_;
    std::vector<Sent> sent_;
    std::set<std::string> covered_;
    std::string case_;       ///< of the sample client
    std::string authority_;  ///< organisations
    std::string county_;
    std::string colleague_;  ///< of aino's team
    std::string silta_;
};

std::int64_t Repeats::count(http::Router& router, std::string const& path, std::string const& by, char const* member) {
    std::int64_t all = 0;
    for (std::int64_t after = 0;;) {
        auto request = http::TestRouter::request(Method::get, access::system_principal(by),
                                                 fmt::format("{}?limit=1000&after={}", path, after), "");
        auto const page = json::parse(runtime::block_on(router.handle(std::move(request))).body);
        if (page.at(member).empty()) return all;
        all += std::ssize(page.at(member));
        after = page.at(member).back().at("number").get<std::int64_t>();
    }
}

std::int64_t Repeats::effects() {
    std::int64_t all = 0;
    for (auto const& [name, router] : world_->routers()) {
        all += count(*router, "/internal/journal", "journal", "entries");
        for (auto const* const reader : {"casework", "outcomes", "payments", "notices"})
            all += count(*router, "/internal/events", reader, "events");
    }
    return all;
}

void Repeats::expect_same(Sent const& sent, Answer const& again, std::string_view when) {
    if (sent.said_once) {
        EXPECT_EQ(again.status, sent.first.status) << when << ": " << sent.path;
        return;
    }
    EXPECT_EQ(again, sent.first) << when << ": " << sent.path;
}

json Repeats::twice(std::string_view pattern, Sent sent) {
    covered_.insert(fmt::format("{} {}", http::name(sent.method), pattern));
    sent.key = fmt::format("key-{}", sent_.size());
    as(sent.who);  // signed in before two ask at once
    auto const before = effects();
    std::array<Answer, 2> at_once;
    {
        std::jthread const other([&] { at_once[1] = send(sent, sent.body); });
        at_once[0] = send(sent, sent.body);
    }
    // Who comes second hears the same, or that the first is still at it.
    auto const running = [](Answer const& one) { return one.status == 409; };
    sent.first = running(at_once[0]) ? at_once[1] : at_once[0];
    if (sent.first.status >= 300) {
        throw std::runtime_error(fmt::format("{} {} answered {} {}", http::name(sent.method), sent.path,
                                             sent.first.status, sent.first.body));
    }
    auto const effect = effects() - before;
    if (sent.said_once) {
        // Which of the two said it is chance.
        auto const& longer = at_once[0].body.size() > at_once[1].body.size() ? at_once[0] : at_once[1];
        sent.first = longer;
    }
    for (auto const& one : at_once) {
        if (!running(one)) expect_same(sent, one, "at once");
    }
    expect_same(sent, send(sent, sent.body), "afterwards");
    if (!sent.secret) {
        auto const other = send(sent, sent.body + " ");
        EXPECT_EQ(other.status, 422) << sent.path << ": " << other.body;
        EXPECT_NE(other.body.find("idempotency_key_reused"), std::string::npos) << other.body;
    }
    EXPECT_EQ(effects() - before, effect) << "a repeat of " << sent.path << " had an effect";
    EXPECT_GE(effect, 1) << sent.path;
    sent_.push_back(sent);
    return json::parse(sent.first.body, nullptr, false);
}

void Repeats::people() {
    json const name{{"fi", "Uusi Malli Oy"}, {"sv", "Ny Modell Ab"}, {"en", "New Sample Ltd"}};
    auto const organisation = post("/api/v1/organisations", "antti", "/api/v1/organisations",
                                   {{"kind", "provider"}, {"name", name}, {"business_id", "0000007-8"}});
    auto const team = post("/api/v1/organisations/{organisation}/teams", "antti",
                           "/api/v1/organisations/" + text_of(organisation, "id") + "/teams", {{"name", "Näytetiimi"}});
    json filter{{"page", "work"}, {"name", "Myöhässä"}, {"query", "due=late"}};
    put("/api/v1/saved-filters", "aino", "/api/v1/saved-filters", filter, 0);
    filter.erase("query");
    post("/api/v1/saved-filters/forget", "aino", "/api/v1/saved-filters/forget", filter);
    post("/api/v1/consortia", "antti", "/api/v1/consortia", {{"name", "Näytekonsortio"}});
    post("/api/v1/settings", "antti", "/api/v1/settings",
         {{"kind", "handover_time"},
          {"key", "answer"},
          {"valid_from", "2099-01-01"},
          {"amount", 12},
          {"unit", "working_days"}});
    post("/api/v1/settings/end", "antti", "/api/v1/settings/end",
         {{"kind", "deadline"}, {"key", "stagnation"}, {"valid_until", "2099-12-31"}});
    json const person{
        {"username", "malla"}, {"name", "Malla Näyte"}, {"language", "fi"}, {"password", "polku-sample-2026"}};
    auto const user =
        twice("/api/v1/users", {.who = "antti", .path = "/api/v1/users", .body = person.dump(), .secret = true});
    auto const path = "/api/v1/users/" + text_of(user, "id");
    auto const membership = post("/api/v1/users/{user}/memberships", "antti", path + "/memberships",
                                 {{"organisation", organisation.at("id")},
                                  {"role", "coach"},
                                  {"team", team.at("id")},
                                  {"contract", get("aino", "/api/v1/contracts").at("items").front().at("id")}});
    post("/api/v1/users/{user}/memberships/{membership}/end", "antti",
         path + "/memberships/" + text_of(membership, "id") + "/end", json::object(),
         membership.at("version").get<std::int64_t>());
    twice("/api/v1/users/{user}/password-reset",
          {.who = "antti", .path = path + "/password-reset", .body = "{}", .said_once = true, .secret = true});
    auto const aili = "/api/v1/users/" + text_of(get("aili", "/api/v1/session").at("person"), "id");
    auto const begun = as("aili").post("/api/v1/session/second-factor", {{"password", deploy::kSamplePassword}});
    auto const now = world_->clock().now();
    for (std::int64_t step = -1; step <= 1; ++step) {
        // The key is told in base32 alone: the code is made as an application makes it.
        std::string secret;
        unsigned bits = 0;
        int held = 0;
        for (auto const letter : text_of(begun, "key")) {
            auto const value = letter >= 'A' ? letter - 'A' : letter - '2' + 26;
            bits = (bits << 5U) | static_cast<unsigned>(value);
            if ((held += 5) >= 8) secret += static_cast<char>((bits >> static_cast<unsigned>(held -= 8)) & 0xFFU);
        }
        auto const code = identity::totp::code_at(secret, identity::totp::step_of(now) + step);
        if (as("aili")
                .answer(Method::post, "/api/v1/session/second-factor/confirm", json{{"code", code}}.dump())
                .status == 200)
            break;
    }
    post("/api/v1/users/{user}/second-factor/remove", "antti", aili + "/second-factor/remove");
    post("/api/v1/users/{user}/sessions/end", "antti", path + "/sessions/end");
    for (auto const* const act : {"disable", "enable"})
        post(fmt::format("/api/v1/users/{{user}}/{}", act), "antti", fmt::format("{}/{}", path, act), json::object(),
             get("antti", path).at("version").get<std::int64_t>());
    auto const absence = post("/api/v1/absences", "aino", "/api/v1/absences",
                              {{"person", get("aino", "/api/v1/session").at("person").at("id")},
                               {"first_day", "2098-12-30"},
                               {"last_day", "2099-01-02"}});
    post("/api/v1/absences/{absence}/end", "aino", "/api/v1/absences/" + text_of(absence, "id") + "/end",
         json::object(), absence.at("version").get<std::int64_t>());
}

void Repeats::contracts() {
    auto const like = get("antti", "/api/v1/contracts").at("items").front();
    auto const shown = get("antti", "/api/v1/contracts/" + text_of(like, "id"));
    json parties = json::array();
    for (auto const& party : shown.at("parties")) {
        parties.push_back({{"organisation", party.at("organisation")},
                           {"part", party.at("part")},
                           {"valid_from", party.at("valid_from")},
                           {"share_basis_points", party.at("share_basis_points")}});
    }
    auto const made = post("/api/v1/contracts", "antti", "/api/v1/contracts",
                           {{"code", "VALM-2026-N"},
                            {"name", "Näytesopimus"},
                            {"programme", "NAYTE-2026"},
                            {"buyer", shown.at("buyer")},
                            {"lead", shown.at("lead")},
                            {"intake_team", shown.at("intake_team")},
                            {"consortium", shown.at("consortium")},
                            {"parties", parties},
                            {"valid_from", "2026-01-01"},
                            {"valid_until", "2028-12-31"},
                            {"currency", "EUR"},
                            {"vat_basis_points", 2550}});
    json const type{{"code", "plan_agreed"},
                    {"name", {{"fi", "Suunnitelma hyväksytty"}, {"sv", "Planen godkänd"}, {"en", "Plan agreed"}}},
                    {"result_group", "plan"},
                    {"evidence", json::array({"plan"})},
                    {"price_cents", 15000}};
    post("/api/v1/contracts/{contract}/versions", "antti", "/api/v1/contracts/" + text_of(made, "id") + "/versions",
         {{"effective_from", "2026-01-01"}, {"milestone_types", json::array({type})}},
         made.at("version").get<std::int64_t>());
}

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

void Repeats::milestones() {
    auto const contract = get("aino", case_).at("contract");
    json claim{{"contract", contract}, {"type", "work_trial"}, {"happened_on", "2026-11-02"}};
    auto const record = [&] { return post("/api/v1/cases/{case}/milestones", "aino", case_ + "/milestones", claim); };
    auto const of = [](json const& milestone) { return "/api/v1/milestones/" + text_of(milestone, "id"); };
    auto const prove = [&](json const& milestone) {
        return twice("/api/v1/milestones/{milestone}/evidence",
                     {.who = "aino",
                      .method = Method::put,
                      .path = of(milestone) + "/evidence?kind=certificate",
                      .body = "Todistus, näyte",
                      .if_match = milestone.at("version").get<std::int64_t>(),
                      .content_type = "text/plain"});
    };
    auto const version = [](json const& written) { return written.at("version").get<std::int64_t>(); };
    auto const first = record();
    auto changed = claim;
    changed.erase("contract");
    changed["happened_on"] = "2026-11-03";
    auto const corrected = put("/api/v1/milestones/{milestone}", "aino", of(first), changed, version(first));
    post("/api/v1/milestones/{milestone}/withdraw", "aino", of(first) + "/withdraw", json::object(),
         version(corrected));
    auto const second = prove(record());
    post("/api/v1/milestones/{milestone}/refuse", "tuula", of(second) + "/refuse", {{"reason", "Näyte"}},
         version(second));
    auto const third = prove(record());
    post("/api/v1/milestones/{milestone}/verify", "tuula", of(third) + "/verify", json::object(), version(third));
}

void Repeats::statements() {
    world_->catch_up();
    auto const all = get("fia", "/api/v1/statements?state=open").at("items");
    auto const open = *std::ranges::find_if(all, [](json const& one) { return one.at("line_count").get<int>() > 0; });
    auto const path = "/api/v1/statements/" + text_of(open, "id");
    world_->start();  // freezing waits for the reader of verified milestones
    auto const frozen = post("/api/v1/statements/{statement}/freeze", "fia", path + "/freeze", {{"end_now", true}},
                             open.at("version").get<std::int64_t>());
    world_->stop();
    auto const refused = post("/api/v1/statements/{statement}/refuse", "frans", path + "/refuse", {{"reason", "Näyte"}},
                              frozen.at("version").get<std::int64_t>());
    post("/api/v1/statements/{statement}/approve", "frans", path + "/approve", json::object(),
         refused.at("version").get<std::int64_t>());
    post("/api/v1/statements/{statement}/export", "frans", path + "/export");
}

void Repeats::notices() {
    world_->catch_up();
    auto const unread = get("aino", "/api/v1/notices?state=unread").at("items");
    ASSERT_GE(unread.size(), 2U);
    post("/api/v1/notices/{notice}/read", "aino", "/api/v1/notices/" + text_of(unread.front(), "id") + "/read");
    post("/api/v1/notices/read", "aino", "/api/v1/notices/read", {{"through", unread.front().at("id")}});

    auto const undelivered = get("antti", "/api/v1/notices/undelivered").at("items");
    ASSERT_EQ(undelivered.size(), 1U);
    post("/api/v1/notices/undelivered/{mail}/resend", "antti",
         "/api/v1/notices/undelivered/" + text_of(undelivered.front(), "id") + "/resend", json::object(),
         undelivered.front().at("version").get<std::int64_t>());
    post("/api/v1/notices/undelivered/resend", "antti", "/api/v1/notices/undelivered/resend");
}

std::vector<std::string> Repeats::not_covered() {
    std::vector<std::string> missing;
    for (auto const& [name, router] : world_->routers()) {
        for (auto const& route : router->routes()) {
            if (!std::holds_alternative<http::WriteHandler>(route.handler)) continue;
            // Asked by parts of Polku alone; their keys are their request ids, and each has a test of its own.
            if (route.pattern.starts_with("/internal/")) continue;
            auto asked = fmt::format("{} {}", http::name(route.method), route.pattern);
            if (!covered_.contains(asked)) missing.push_back(std::move(asked));
        }
    }
    return missing;
}

void Repeats::every_write(Way way) {
    notices::MailOptions const mail{.host = "127.0.0.1",
                                    .port = mail_server_.port(),
                                    .tls = notices::MailTls::none,
                                    .from = "polku@example.test",
                                    .link = "https://polku.example.test"};
    world_ = std::make_unique<SampleInstallation>(SampleSetup{.way = way, .mail = mail});
    colleague_ = text_of(get("aili", "/api/v1/session").at("person"), "id");
    case_ = "/api/v1/cases/" + text_of(get("kalle", "/api/v1/clients").at("items").front(), "case");
    auto const directory = get("aino", "/api/v1/organisations");
    for (auto const& one : directory.at("items")) {
        if (one.at("kind") == "employment_authority") authority_ = text_of(one, "id");
        if (one.at("kind") == "wellbeing_county") county_ = text_of(one, "id");
        if (one.at("name").at("fi") == "Silta Näyte ry") silta_ = text_of(one, "id");
    }
    // What she is told of from here on cannot be delivered.
    mail_server_.answer_recipient("tuula@example.test", "550 nobody here");
    put("/api/v1/notices/mail", "tuula", "/api/v1/notices/mail",
        {{"mode", "at_once"}, {"address", "tuula@example.test"}, {"language", "fi"}}, 1);
    people();
    contracts();
    imports();
    emergencies();
    consents_and_parties();
    plans();
    tasks();
    appointments();
    notes();
    documents();
    handovers();
    merges();
    milestones();
    statements();
    notices();
    EXPECT_THAT(not_covered(), IsEmpty());

    // Whoever lost the answer, and asks again when everything has been started anew, hears it too.
    auto const before = effects();
    world_->restart();
    for (auto const& sent : sent_) expect_same(sent, send(sent, sent.body), "after a restart");
    EXPECT_EQ(effects(), before);
    for (auto const& [service, findings] : world_->check()) {
        for (auto const& finding : findings) EXPECT_TRUE(finding.holds()) << service << ": " << finding.what;
    }
}

TEST_F(Repeats, OneProcess) { every_write(Way::one_process); }
TEST_F(Repeats, Separate) { every_write(Way::separate); }

}  // namespace
}  // namespace polku::tests
