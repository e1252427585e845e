// S22: one person on two records, with a claim for the same result on each. The match of the identity code is a task,
// one proposes that they are one, another confirms; everything is found under one client, nobody sees more than before,
// the claims are contested; and undone the next day both are as they were.
#include "services/casework/imports/sample_referrals.h"
#include "shared/domain/csv.h"
#include "tests/support/sample_codes.h"
#include "tests/support/sample_installation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace polku::tests {
namespace {

using json = nlohmann::json;
using http::Method;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

class S22 : public ::testing::Test {
protected:
    void merge_and_undo(Way way);

    deploy::ApiClient& as(std::string const& who) { return world_->as(who); }
    json get(std::string const& who, std::string const& path) { return as(who).get(path); }
    /// Kalle again, under another number, for the other lot.
    void import_second_record();
    json match_of(std::string const& who);
    std::vector<std::string> cases_of(std::string const& who, std::string const& client) {
        std::vector<std::string> found;
        auto const cases = get(who, "/api/v1/clients/" + client).at("cases");
        for (auto const& one : cases) found.push_back(text_of(one, "case"));
        return found;
    }
    /// The rows of the person in the list, each with the cases that it leads to.
    std::vector<std::string> rows_of(std::string const& who) {
        std::vector<std::string> found;
        auto const items = get(who, "/api/v1/clients?limit=200").at("items");
        for (auto const& item : items) {
            if (item.at("client").at("id") != first_ && item.at("client").at("id") != second_) continue;
            found.push_back(text_of(item, "case"));
            for (auto const& other : item.at("other_cases")) found.back() += " and " + other.get<std::string>();
        }
        return found;
    }
    json log_of(std::string const& who, std::string const& client) {
        return get(who, "/api/v1/clients/" + client + "/access-log?limit=200").at("items");
    }
    std::string claim(std::string const& who, std::string const& case_id) {
        auto const path = "/api/v1/cases/" + case_id;
        return text_of(as(who).post(path + "/milestones", {{"contract", get(who, path).at("contract")},
                                                           {"type", "work_trial"},
                                                           {"happened_on", "2026-11-02"}}),
                       "id");
    }
    /// State, and whether another claims the same.
    json standing(std::string const& who, std::string const& milestone) {
        auto const one = get(who, "/api/v1/milestones/" + milestone);
        return {{"state", one.at("state")}, {"competing", one.at("competing")}};
    }
    int act(std::string const& who, std::string const& merge, std::string const& what, std::int64_t version,
            std::string const& body = "{}") {
        return as(who).answer(Method::post, "/api/v1/merges/" + merge + "/" + what, body, version).status;
    }
    void expect_all_invariants() {
        for (auto const& [service, findings] : world_->check()) {
            for (auto const& finding : findings) EXPECT_TRUE(finding.holds()) << service << ": " << finding.what;
        }
    }

    std::unique_ptr<SampleInstallation> world_;
    std::string first_;        ///< client
    std::string first_case_;   ///< Työpolku's
    std::string second_;       ///< client
    std::string second_case_;  ///< Suunta's
};

void S22::import_second_record() {
    casework::imports::SampleOptions options;
    options.rows = 1;
    options.seed = 922;
    options.today = domain::local_date(world_->clock().now());
    options.lots = {"VALM-2026-B"};
    options.teams = {"TE-tiimi Keski"};
    auto rows = casework::imports::sample_rows(options);
    auto const column = std::ranges::find(rows.front(), "henkilotunnus") - rows.front().begin();
    rows.back().at(static_cast<std::size_t>(column)) = sample_client_code();
    std::string file;
    for (auto const& row : rows) domain::append_csv(file, row, ';');
    auto const read =
        as("tuula").answer(Method::post, "/api/v1/imports?kind=referrals&file_name=toinen.csv", file, 0, "text/csv");
    ASSERT_EQ(read.status, 201) << read.body;
    auto const import = json::parse(read.body);
    as("tuula").post_on_version("/api/v1/imports/" + text_of(import, "id") + "/run",
                                import.at("version").get<std::int64_t>(), json::object());
    world_->catch_up();
}

json S22::match_of(std::string const& who) {
    auto const items = get(who, "/api/v1/work").at("items");
    for (auto const& item : items) {
        if (item.at("kind") == "resolve_identity_match" && item.at("known") == first_) return item;
    }
    return nullptr;
}

void S22::merge_and_undo(Way way) {
    world_ = std::make_unique<SampleInstallation>(way);
    auto const own = get("kalle", "/api/v1/clients").at("items").front();
    first_ = text_of(own.at("client"), "id");
    first_case_ = text_of(own, "case");
    import_second_record();
    auto const match = match_of("tuula");
    ASSERT_TRUE(match.is_object()) << "a known code under another number is a task for the authority";
    EXPECT_TRUE(match_of("timo").is_null()) << "of the team that sent it";
    second_ = text_of(match, "registered");
    second_case_ = cases_of("tuula", second_).front();
    auto const inbox = get("ben", "/api/v1/handovers?box=in&limit=200").at("items");
    for (auto const& row : inbox) {
        if (row.at("case") == second_case_)
            as("ben").post_on_version("/api/v1/handovers/" + text_of(row, "id") + "/accept", 1, json::object());
    }
    auto const of_aino = claim("aino", first_case_);
    auto const of_ben = claim("ben", second_case_);
    EXPECT_EQ(standing("ben", of_ben), json({{"state", "recorded"}, {"competing", false}}));

    auto const preview = get("tuula", "/api/v1/clients/" + first_ + "/merge-preview/" + second_);
    EXPECT_EQ(preview.at("refusal"), "");
    EXPECT_EQ(preview.at("programmes_with_two_open_cases").size(), 1U);
    EXPECT_FALSE(preview.at("surviving").at("cases").front().at("access").empty()) << "who sees what is approved";
    auto const merge = text_of(as("tuula").post("/api/v1/merges", {{"surviving", first_}, {"retired", second_}}), "id");
    EXPECT_EQ(act("tuula", merge, "confirm", 1), 403) << "another person confirms";
    EXPECT_EQ(act("soili", merge, "confirm", 1), 200);
    world_->catch_up();

    for (auto const& id : {first_, second_}) {
        EXPECT_THAT(cases_of("tuula", id), UnorderedElementsAre(first_case_, second_case_)) << "one client";
        EXPECT_EQ(get("tuula", "/api/v1/clients/" + id).at("id"), first_);
        EXPECT_THAT(cases_of("kalle", id), UnorderedElementsAre(first_case_, second_case_));
        EXPECT_THAT(cases_of("aino", id), ElementsAre(first_case_)) << "grants stay per case";
        EXPECT_THAT(cases_of("ben", id), ElementsAre(second_case_));
    }
    EXPECT_EQ(as("ben").answer(Method::get, "/api/v1/cases/" + first_case_).status, 404);
    EXPECT_EQ(as("aino").answer(Method::get, "/api/v1/cases/" + second_case_).status, 404);
    EXPECT_EQ(standing("aino", of_aino), json({{"state", "recorded"}, {"competing", true}}));
    EXPECT_EQ(standing("ben", of_ben), json({{"state", "contested"}, {"competing", true}}));
    EXPECT_TRUE(match_of("tuula").is_null()) << "done";
    EXPECT_THAT(rows_of("tuula"), ElementsAre(first_case_ + " and " + second_case_)) << "one row a person";
    EXPECT_EQ(log_of("dina", first_), log_of("dina", second_)) << "one access log";
    expect_all_invariants();

    auto const suunta = get("ben", "/api/v1/cases/" + second_case_).at("responsible").at("organisation");
    auto const goal = as("ben").post(
        "/api/v1/cases/" + second_case_ + "/plan/goals",
        {{"title", "Yhdistettynä"}, {"category", "employment"}, {"organisation", suunta}, {"measure", "Näkyy"}});
    EXPECT_EQ(act("tuula", merge, "undo", 2, R"({"reason":"Kaksi henkilöä"})"), 200);
    world_->catch_up();
    EXPECT_THAT(cases_of("tuula", first_), ElementsAre(first_case_));
    EXPECT_THAT(cases_of("tuula", second_), ElementsAre(second_case_));
    EXPECT_EQ(as("kalle").answer(Method::get, "/api/v1/cases/" + second_case_).status, 404);
    EXPECT_THAT(rows_of("tuula"), UnorderedElementsAre(first_case_, second_case_));
    EXPECT_NE(log_of("dina", first_), log_of("dina", second_));
    EXPECT_EQ(standing("aino", of_aino), json({{"state", "recorded"}, {"competing", false}}));
    EXPECT_EQ(standing("ben", of_ben), json({{"state", "recorded"}, {"competing", false}}));
    auto const acts = get("soili", "/api/v1/merges/" + merge).at("acts_while_merged");
    EXPECT_TRUE(std::ranges::any_of(acts, [&](json const& one) { return one.at("id") == goal.at("id"); }))
        << "for a person to place: " << acts;
    expect_all_invariants();
}

TEST_F(S22, OneProcess) { merge_and_undo(Way::one_process); }
TEST_F(S22, Separate) { merge_and_undo(Way::separate); }

}  // namespace
}  // namespace polku::tests
