// Every route of the public API as every role, on a thing of one's own, of another and of nobody: what is answered is
// what expected.csv says. The file is written by hand from the product's matrix of roles and data, never from the
// policy.
#include "shared/domain/csv.h"
#include "tests/support/sample_codes.h"
#include "tests/support/sample_installation.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

namespace polku::tests {
namespace {

using json = nlohmann::json;

/// What an answer says about access; whether the request was otherwise right does not matter here.
std::string verdict(http::Response const& response) {
    switch (response.status) {
        case 401: return "sign_in";
        case 403: return "no";
        case 404: return "hidden";
        default: break;
    }
    return response.status >= 500 ? fmt::format("error {}", response.status) : "yes";
}

struct Expectation {
    std::string method;
    std::string route;
    std::string object;
    std::map<std::string, std::string> by_person;
};

std::vector<Expectation> read_expectations() {
    std::ifstream stream("tests/access/expected.csv", std::ios::binary);
    std::string line;
    std::vector<std::string> people;
    std::vector<Expectation> expectations;
    while (std::getline(stream, line)) {
        if (line.empty() || line.front() == '#') continue;
        std::vector<std::string> cells;
        std::size_t from = 0;
        for (auto at = line.find(';'); at != std::string::npos; at = line.find(';', from)) {
            cells.push_back(line.substr(from, at - from));
            from = at + 1;
        }
        cells.push_back(line.substr(from));
        if (people.empty()) {
            people.assign(cells.begin() + 3, cells.end());
            continue;
        }
        Expectation expectation{cells.at(0), cells.at(1), cells.at(2), {}};
        for (std::size_t column = 0; column < people.size(); ++column) {
            expectation.by_person[people[column]] = cells.size() > column + 3 ? cells[column + 3] : "";
        }
        expectations.push_back(std::move(expectation));
    }
    return expectations;
}

struct Asked {
    std::string body{};
    std::int64_t if_match = 0;
    std::string query{};
    std::string content_type = "application/json";
};

/// A request that changes nothing whoever sends it. A body that no route takes: whoever may act is told what is wrong
/// with it. What is judged by its rule beyond the policy is sent whole, on a version that the thing never had: an
/// answer to a handover, and whatever is done to a claim.
Asked harmless(Expectation const& expectation) {
    constexpr std::int64_t kNeverHad = 999;
    auto const& route = expectation.route;
    if (expectation.method == "GET") return {};
    auto const withdraws =
        route == "/api/v1/handovers/{handover}/withdraw" || route == "/api/v1/milestones/{milestone}/withdraw";
    // The emergency of these tests is over and reviewed before any is asked for.
    if (route == "/api/v1/emergency-accesses/{emergency}/end") return {};
    if (route == "/api/v1/emergency-accesses/{emergency}/review") return {.body = R"({"finding":"justified"})"};
    if (route == "/api/v1/identity-matches/{match}/dismiss") return {};
    if (route == "/api/v1/merges/{merge}/confirm") return {.if_match = kNeverHad};
    if (route.starts_with("/api/v1/merges/{merge}/")) return {.body = R"({"reason":"Näyte"})", .if_match = kNeverHad};
    if (withdraws || route.ends_with("/accept") || route.ends_with("/verify")) return {.if_match = kNeverHad};
    if (route.ends_with("/decline")) return {.body = R"({"reason":"other"})", .if_match = kNeverHad};
    if (route == "/api/v1/milestones/{milestone}")
        return {.body = R"({"type":"job_started","happened_on":"2026-11-02"})", .if_match = kNeverHad};
    if (route == "/api/v1/milestones/{milestone}/refuse")
        return {.body = R"({"reason":"Näyte"})", .if_match = kNeverHad};
    if (route == "/api/v1/milestones/{milestone}/evidence") {
        return {
            .body = "Näyte", .if_match = kNeverHad, .query = "?kind=employment_contract", .content_type = "text/plain"};
    }
    return {.body = R"({"no_such_field":1})"};
}

/// One installation serves all tests of a way.
class RoutesAndRoles : public ::testing::TestWithParam<Way> {
protected:
    void SetUp() override {
        if (world_ && way_ == GetParam()) return;
        world_.reset();
        world_ = std::make_unique<SampleInstallation>(GetParam());
        way_ = GetParam();
        find_things();
    }

    static void find_things() {
        auto const of_kalle = world_->as("kalle").get("/api/v1/clients");
        ids_["own.case"] = of_kalle.at("items").front().at("case");
        ids_["own.client"] = of_kalle.at("items").front().at("client").at("id");
        auto const versions = world_->as("kalle").get("/api/v1/cases/" + ids_.at("own.case") + "/plan/versions");
        ids_["own.version"] = versions.at("items").front().at("id");
        auto const claims = world_->as("aino").get("/api/v1/cases/" + ids_.at("own.case") + "/milestones");
        ids_["own.milestone"] = claims.at("items").front().at("id");
        auto const claim = world_->as("aino").get("/api/v1/milestones/" + ids_.at("own.milestone"));
        ids_["own.evidence"] = claim.at("evidence").front().at("id");
        auto const documents = world_->as("aino").get("/api/v1/cases/" + ids_.at("own.case") + "/documents");
        ids_["own.document"] = documents.at("items").front().at("id");
        ids_["own.import"] = world_->as("tuula").get("/api/v1/imports").at("items").front().at("id");
        find_in_the_directory();
        make_an_export();
        make_an_emergency();
        std::set<std::string> of_pirkka;
        auto const timos = world_->as("timo").get("/api/v1/clients?limit=200");
        for (auto const& row : timos.at("items")) of_pirkka.insert(row.at("case").get<std::string>());
        auto const inbox = world_->as("ben").get("/api/v1/handovers?box=in&limit=200");
        for (auto const& row : inbox.at("items")) {
            if (!of_pirkka.contains(row.at("case").get<std::string>())) continue;
            ids_["other.case"] = row.at("case");
            ids_["other.client"] = row.at("client").at("id");
            ids_["other.handover"] = row.at("id");
        }
        for (std::string const object : {"own", "other"}) {
            auto const log = world_->as("dina").get("/api/v1/clients/" + ids_.at(object + ".client") + "/access-log");
            auto const& visitor = log.at("items").front().at("entries").front();
            ids_[object + ".entry:text"] = std::to_string(visitor.at("acts").front().at("entry").get<std::int64_t>());
        }
        auto const to_keski = world_->as("tuula").get("/api/v1/handovers?box=in");
        ids_["own.handover"] = to_keski.at("items").front().at("id");
    }
    static void TearDownTestSuite() { world_.reset(); }

    static void find_in_the_directory() {
        auto const organisations = world_->as("antti").get("/api/v1/organisations");
        for (auto const& row : organisations.at("items")) {
            if (row.at("kind") == "employment_authority") ids_["own.organisation"] = row.at("id");
        }
        auto const session = world_->as("aino").get("/api/v1/session");
        ids_["own.user"] = session.at("person").at("id");
        auto const user = world_->as("antti").get("/api/v1/users/" + ids_.at("own.user"));
        ids_["own.membership"] = user.at("memberships").front().at("id");
        ids_["other.contract"] = world_->as("ben").get("/api/v1/contracts").at("items").front().at("id");
    }
    /// Timo's, of Kalle: ended and reviewed.
    static void make_an_emergency() {
        auto& timo = world_->as("timo");
        auto const opened =
            timo.post("/api/v1/emergency-accesses",
                      {{"code", sample_client_code()}, {"reason", "Asiakas uhkaa vahingoittaa itseään, näyte."}});
        ids_["other.emergency"] = opened.at("id");
        auto const path = "/api/v1/emergency-accesses/" + ids_.at("other.emergency");
        timo.post(path + "/end", json::object());
        world_->as("dina").post(path + "/review", {{"finding", "justified"}});
    }
    /// Lot A's statement, frozen, approved and exported.
    static void make_an_export() {
        auto const statements = world_->as("fia").get("/api/v1/statements");
        auto const statement = statements.at("items").front();
        ids_["own.statement"] = statement.at("id");
        ids_["own.contract"] = statement.at("contract");
        auto const path = "/api/v1/statements/" + ids_.at("own.statement");
        world_->start();  // freezing waits for the reader of verified milestones
        auto const frozen = world_->as("fia").post_on_version(
            path + "/freeze", statement.at("version").get<std::int64_t>(), {{"end_now", true}});
        world_->stop();
        world_->as("frans").post_on_version(path + "/approve", frozen.at("version").get<std::int64_t>(),
                                            json::object());
        world_->as("fia").post(path + "/export", json::object());
        ids_["own.export"] = world_->as("fia").get(path).at("export");
    }

    /// The route's path with the ids of the row's object; "nothing" = ids that name nothing.
    static std::string path_of(Expectation const& expectation) {
        std::string path;
        std::string_view pattern = expectation.route;
        while (true) {
            auto const open = pattern.find('{');
            path += pattern.substr(0, open);
            if (open == std::string_view::npos) return path;
            auto const close = pattern.find('}', open);
            auto const key = expectation.object + '.' + std::string(pattern.substr(open + 1, close - open - 1));
            auto const found = ids_.find(key);
            path += found == ids_.end() ? "01900000-0000-7000-8000-000000000000" : found->second;
            pattern.remove_prefix(close + 1);
        }
    }

    static inline std::unique_ptr<SampleInstallation> world_;
    static inline Way way_ = Way::one_process;
    static inline std::map<std::string, std::string> ids_;
};

TEST_P(RoutesAndRoles, EveryAnswerIsTheOneExpected) {
    for (auto const& expectation : read_expectations()) {
        auto const method = http::parse_method(expectation.method);
        ASSERT_TRUE(method) << expectation.method;
        for (auto const& [person, expected] : expectation.by_person) {
            auto& client = person == "nobody" ? world_->nobody() : world_->as(person);
            auto const asked = harmless(expectation);
            auto const response = client.answer(*method, path_of(expectation) + asked.query, asked.body, asked.if_match,
                                                asked.content_type);
            EXPECT_EQ(verdict(response), expected)
                << expectation.method << ' ' << expectation.route << " on " << expectation.object << " as " << person
                << ": " << response.status << ' ' << response.body.substr(0, 200);
        }
    }
}

TEST_P(RoutesAndRoles, EveryPublicRouteIsInTheTable) {
    std::set<std::string> listed;
    for (auto const& expectation : read_expectations()) listed.insert(expectation.method + ' ' + expectation.route);
    for (auto const& [service, router] : world_->routers()) {
        for (auto const& route : router->routes()) {
            if (route.pattern.starts_with("/internal/")) continue;
            EXPECT_TRUE(listed.contains(std::string(http::name(route.method)) + ' ' + std::string(route.pattern)))
                << service << " has a route that expected.csv does not name: " << http::name(route.method) << ' '
                << route.pattern;
        }
    }
}

TEST_P(RoutesAndRoles, AnUnknownThingAndAForbiddenOneGiveTheSameAnswer) {
    auto const strip = [](http::Response const& response) {
        auto document = json::parse(response.body);
        document.erase("instance");
        return document;
    };
    auto& coach = world_->as("ben");
    auto const unknown = coach.answer(http::Method::get, "/api/v1/cases/01900000-0000-7000-8000-000000000000");
    auto const forbidden = coach.answer(http::Method::get, "/api/v1/cases/" + ids_.at("own.case"));
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(strip(unknown), strip(forbidden));
}

INSTANTIATE_TEST_SUITE_P(Ways, RoutesAndRoles, ::testing::ValuesIn(kWays), kWayName);

}  // namespace
}  // namespace polku::tests
