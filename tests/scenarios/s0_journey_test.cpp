// S0, the main job: a referral file goes in, organisations share a plan and hand the case over, a verified milestone
// becomes money, a payment file comes out, and the client reads who did what. All through the public API, of one
// process and of a process for each part.
#include "services/casework/imports/sample_referrals.h"
#include "shared/domain/sha256.h"
#include "tests/support/sample_installation.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace polku::tests {
namespace {

using json = nlohmann::json;

class S0 : public ::testing::Test {
protected:
    /// The whole of it, in one of the two ways to run.
    void journey(Way way);

    json act(std::string const& who, std::string const& path, json const& thing, json const& body = json::object()) {
        return world_->as(who).post_on_version(path, thing.at("version").get<std::int64_t>(), body);
    }
    json get(std::string const& who, std::string const& path) { return world_->as(who).get(path); }
    int status(std::string const& who, http::Method method, std::string const& path, std::string body = {},
               std::int64_t version = 0) {
        return world_->as(who).answer(method, path, std::move(body), version).status;
    }
    void catch_up() { world_->catch_up(); }

    json import_referrals();
    json take_a_case();
    void write_plan(std::string const& case_path);
    json record_milestone(std::string const& case_path);

    std::unique_ptr<SampleInstallation> world_;
};

json S0::import_referrals() {
    auto const today = domain::local_date(world_->clock().now());
    casework::imports::SampleOptions options;
    options.rows = 40;
    options.seed = 7;
    options.today = today;
    auto const file = casework::imports::sample_referrals(options);
    auto& officer = world_->as("tuula");
    auto const read =
        officer.send_bytes(http::Method::post, "/api/v1/imports?kind=referrals&file_name=uudet.csv", "text/csv", file);
    auto const preview = officer.get("/api/v1/imports/" + text_of(read, "id"));
    EXPECT_EQ(preview.at("counts").at("new"), 40);
    EXPECT_EQ(preview.at("counts").at("faults"), 0);
    act("tuula", "/api/v1/imports/" + text_of(read, "id") + "/run", read);
    auto const again =
        officer.send_bytes(http::Method::post, "/api/v1/imports?kind=referrals&file_name=uudet.csv", "text/csv", file);
    EXPECT_EQ(officer.get("/api/v1/imports/" + text_of(again, "id")).at("counts").at("unchanged"), 40)
        << "the same file again creates nothing";
    return read;
}

json S0::take_a_case() {
    auto const inbox = get("aino", "/api/v1/handovers?box=in&limit=200");
    auto const row = inbox.at("items").back();
    act("aino", "/api/v1/handovers/" + text_of(row, "id") + "/accept", row);
    EXPECT_EQ(status("aili", http::Method::post, "/api/v1/handovers/" + text_of(row, "id") + "/accept", {}, 1), 409)
        << "one winner";
    return row;
}

void S0::write_plan(std::string const& case_path) {
    auto const directory = get("aino", "/api/v1/organisations");
    auto const& organisations = directory.at("items");
    auto const county =
        std::ranges::find_if(organisations, [](json const& one) { return one.at("kind") == "wellbeing_county"; });
    auto& coach = world_->as("aino");
    coach.post(case_path + "/parties",
               {{"organisation", county->at("id")}, {"team", county->at("teams").front().at("id")}});
    auto const goal = coach.post(case_path + "/plan/goals", {{"title", "Työpaikka keväällä"},
                                                             {"category", "employment"},
                                                             {"organisation", county->at("id")},
                                                             {"measure", "Työsuhde alkaa"}});
    for (auto const* const ends : {"2027-01-31", "2027-02-28"}) {
        coach.post(case_path + "/plan/goals/" + text_of(goal, "id") + "/actions", {{"title", "Valmennus"},
                                                                                   {"category", "employment"},
                                                                                   {"organisation", county->at("id")},
                                                                                   {"starts_on", "2026-12-01"},
                                                                                   {"ends_on", ends}});
    }
    auto const seen = get("sari", case_path + "/plan");
    ASSERT_EQ(seen.at("goals").size(), 1U);
    EXPECT_EQ(seen.at("goals").front().at("ground"), "statute");
    EXPECT_EQ(seen.at("goals").front().at("actions").size(), 2U);
}

json S0::record_milestone(std::string const& case_path) {
    auto const contract = text_of(get("aino", case_path), "contract");
    auto const today = domain::format_iso(domain::local_date(world_->clock().now()));
    auto& coach = world_->as("aino");
    auto const recorded = coach.post(case_path + "/milestones",
                                     {{"contract", contract}, {"type", "job_started"}, {"happened_on", today}});
    auto const proved = coach.send_bytes(
        http::Method::put, "/api/v1/milestones/" + text_of(recorded, "id") + "/evidence?kind=employment_contract",
        "text/plain", "Työsopimus, näyte", recorded.at("version").get<std::int64_t>());
    auto const verify = "/api/v1/milestones/" + text_of(recorded, "id") + "/verify";
    auto const version = proved.at("version").get<std::int64_t>();
    EXPECT_EQ(status("aino", http::Method::post, verify, {}, version), 403) << "who recorded it";
    EXPECT_EQ(status("aili", http::Method::post, verify, {}, version), 403) << "a colleague";
    EXPECT_EQ(status("ben", http::Method::post, verify, {}, version), 404) << "another consortium";
    return proved;
}

void S0::journey(Way way) {
    world_ = std::make_unique<SampleInstallation>(way);
    import_referrals();
    auto const taken = take_a_case();
    auto const case_path = "/api/v1/cases/" + text_of(taken, "case");
    write_plan(case_path);

    auto const proved = record_milestone(case_path);
    auto const milestone = "/api/v1/milestones/" + text_of(proved, "id");
    auto const sender =
        taken.at("from").at("team") == get("tuula", "/api/v1/session").at("memberships").front().at("team").at("id")
            ? "tuula"
            : "timo";
    act(sender, milestone + "/verify", get(sender, milestone));

    // The case goes back to the authority; the claim stays with the provider.
    auto const& from = taken.at("from");
    world_->as("aino").post(
        case_path + "/handovers",
        {{"to_organisation", from.at("organisation")}, {"to_team", from.at("team")}, {"reason", "work_began"}});
    auto const officers_inbox = get(sender, "/api/v1/handovers?box=in&limit=200");
    auto const proposal = *std::ranges::find_if(officers_inbox.at("items"),
                                                [&](json const& row) { return row.at("case") == taken.at("case"); });
    act(sender, "/api/v1/handovers/" + text_of(proposal, "id") + "/accept", proposal);
    auto const moved = get(sender, case_path);
    EXPECT_EQ(moved.at("responsible").at("organisation"), from.at("organisation"));
    EXPECT_EQ(moved.at("responsibility").size(), 3U);
    EXPECT_TRUE(get("aino", case_path).contains("snapshot")) << "a former party reads what it could read when it left";

    catch_up();
    auto const statements = get("fia", "/api/v1/statements?state=open");
    auto const open = *std::ranges::find_if(statements.at("items"),
                                            [](json const& one) { return one.at("line_count").get<int>() > 0; });
    auto const statement = "/api/v1/statements/" + text_of(open, "id");
    world_->start();  // freezing waits for the reader of verified milestones
    act("fia", statement + "/freeze", get("fia", statement), {{"end_now", true}});
    world_->stop();
    auto const frozen = get("frans", statement);
    EXPECT_EQ(status("fia", http::Method::post, statement + "/approve", {}, frozen.at("version").get<std::int64_t>()),
              403)
        << "four eyes";
    act("frans", statement + "/approve", frozen);
    auto const batch = world_->as("frans").post(statement + "/export", json::object());
    auto const file_path = "/api/v1/exports/" + text_of(batch, "id") + "/file";
    auto const file = world_->as("frans").answer(http::Method::get, file_path).body;
    EXPECT_EQ(file, world_->as("fia").answer(http::Method::get, file_path).body);
    EXPECT_EQ(get("fia", "/api/v1/exports/" + text_of(batch, "id")).at("sha256"), domain::sha256_hex(file));
    // 1 200.00 euros by the price of the day it happened, shared 70 to 30.
    EXPECT_NE(file.find(";84000;EUR;"), std::string::npos) << file;
    EXPECT_NE(file.find(";36000;EUR;"), std::string::npos) << file;
    EXPECT_EQ(file.find(text_of(taken.at("client"), "id")), std::string::npos);
    EXPECT_EQ(file.find(text_of(taken.at("client"), "name").substr(0, 6)), std::string::npos);

    catch_up();
    auto const log = get("dina", "/api/v1/clients/" + text_of(taken.at("client"), "id") + "/access-log");
    EXPECT_FALSE(log.at("items").empty());

    for (auto const& [service, findings] : world_->check()) {
        for (auto const& finding : findings) EXPECT_TRUE(finding.holds()) << service << ": " << finding.what;
    }
}

TEST_F(S0, OneProcess) { journey(Way::one_process); }
TEST_F(S0, Separate) { journey(Way::separate); }

}  // namespace
}  // namespace polku::tests
