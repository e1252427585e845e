// S10: a plan with goals of three organisations. Different goals are changed at the same time, the same goal is not
// changed over somebody's head, every organisation agrees for itself, the client acknowledges, what is agreed cannot be
// changed by anybody, and the next version shows what changed and who has yet to agree.
#include "tests/support/sample_installation.h"
#include "tests/support/way.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace polku::tests {
namespace {

using json = nlohmann::json;
using ::testing::UnorderedElementsAre;

class S10 : public ::testing::Test {
protected:
    void joint_plan(Way way);

    json plan(std::string const& who) { return world_->as(who).get(case_ + "/plan"); }
    json versions(std::string const& who) { return world_->as(who).get(case_ + "/plan/versions").at("items"); }
    json goal(std::string const& who, std::size_t index) { return plan(who).at("goals").at(index); }
    /// The goal as it was shown, with another title.
    int change(std::string const& who, json const& shown, std::string const& title) {
        json const body{{"title", title},
                        {"category", shown.at("category")},
                        {"organisation", shown.at("organisation")},
                        {"measure", shown.at("measure")}};
        auto const path = case_ + "/plan/goals/" + shown.at("id").get<std::string>();
        return world_->as(who)
            .answer(http::Method::put, path, body.dump(), shown.at("version").get<std::int64_t>())
            .status;
    }
    int act(std::string const& who, json const& version, std::string const& what) {
        auto const path = case_ + "/plan/versions/" + version.at("id").get<std::string>() + "/" + what;
        return world_->as(who).answer(http::Method::post, path, {}, 0).status;
    }

    std::unique_ptr<SampleInstallation> world_;
    std::string case_;
};

void S10::joint_plan(Way way) {
    world_ = std::make_unique<SampleInstallation>(way);
    case_ =
        "/api/v1/cases/" + world_->as("kalle").get("/api/v1/clients").at("items").front().at("case").get<std::string>();

    // Two people, two goals: both are saved. The same goal: the second is told, and nothing is lost.
    auto const of_county = goal("sari", 0);
    auto const of_lead = goal("aino", 2);
    EXPECT_EQ(change("aino", of_lead, "Työpaikka toukokuussa"), 200);
    EXPECT_EQ(change("sari", of_county, "Arki kantaa"), 200);
    EXPECT_EQ(change("aino", of_county, "Arki ensin"), 412);
    EXPECT_EQ(goal("aino", 0).at("title"), "Arki kantaa");
    EXPECT_EQ(goal("aino", 2).at("title"), "Työpaikka toukokuussa");

    // The samples agreed on version 1; version 2 is asked for now, and what was agreed stays.
    auto const first = versions("aino").front();
    ASSERT_EQ(first.at("state"), "agreed");
    EXPECT_FALSE(first.at("acknowledged").is_null());
    world_->as("aino").post(case_ + "/plan/versions", json::object());
    auto const second = versions("aino").front();
    EXPECT_EQ(second.at("state"), "in_review");
    EXPECT_EQ(second.at("agreements").size(), 4U);
    std::vector<std::string> changed;
    auto const changes = world_->as("tuula").get(case_ + "/plan/changes?from=1&to=2").at("changes");
    for (auto const& one : changes) changed.push_back(one.at("title"));
    EXPECT_THAT(changed, UnorderedElementsAre("Arki kantaa", "Työpaikka toukokuussa"));

    for (auto const* const who : {"tuula", "sari"}) EXPECT_EQ(act(who, second, "agree"), 200) << who;
    EXPECT_EQ(act("tuula", second, "agree"), 409) << "once for an organisation";
    EXPECT_EQ(act("ben", second, "agree"), 404) << "another consortium";
    EXPECT_EQ(act("kalle", second, "acknowledge"), 409) << "not agreed yet";
    EXPECT_EQ(act("silja", second, "agree"), 200);
    EXPECT_EQ(act("kalle", second, "acknowledge"), 200);
    auto const agreed = versions("sari");
    EXPECT_EQ(agreed.at(0).at("state"), "agreed");
    EXPECT_EQ(agreed.at(1).at("state"), "superseded");

    // Agreed: neither who asked nor who agreed can take it back, and work on the plan does not touch it.
    for (auto const* const what : {"agree", "withdraw"}) EXPECT_EQ(act("aino", second, what), 409) << what;
    EXPECT_EQ(change("aino", goal("aino", 2), "Työpaikka kesällä"), 200);
    auto const kept = world_->as("aino").get(case_ + "/plan/versions/" + second.at("id").get<std::string>());
    EXPECT_EQ(kept.at("goals").at(2).at("title"), "Työpaikka toukokuussa");
    auto const since = world_->as("aino").get(case_ + "/plan/changes?from=2").at("changes");
    ASSERT_EQ(since.size(), 1U);
    EXPECT_EQ(since.front().at("fields").front().at("after"), "Työpaikka kesällä");
    for (auto const& [service, findings] : world_->check()) {
        for (auto const& finding : findings) EXPECT_TRUE(finding.holds()) << service << ": " << finding.what;
    }
}

TEST_F(S10, OneProcess) { joint_plan(Way::one_process); }
TEST_F(S10, Separate) { joint_plan(Way::separate); }

}  // namespace
}  // namespace polku::tests
