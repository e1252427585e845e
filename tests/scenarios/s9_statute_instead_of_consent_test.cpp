// S9: the authority and the wellbeing services county share by law, a provider needs consent. Each section says why its
// reader sees it; what a reader has no ground for is not there, not counted and not found; and a disclosure without a
// ground is refused by the server.
#include "tests/support/sample_installation.h"
#include "tests/support/way.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <string>

namespace polku::tests {
namespace {

using json = nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr auto kHealthGoal = "Kivun hoito kuntoon";

class S9 : public ::testing::Test {
protected:
    void statute_instead_of_consent(Way way);

    http::Response answer(std::string const& who, std::string const& path) {
        return world_->as(who).answer(http::Method::get, path);
    }
    /// The ground on which this person sees each category of the case.
    std::map<std::string, std::string> grounds(std::string const& who) {
        std::map<std::string, std::string> found;
        auto const categories = world_->as(who).get(case_).at("categories");
        for (auto const& one : categories) found.emplace(text_of(one, "category"), text_of(one, "ground"));
        return found;
    }
    json organisation(std::string_view name) {
        auto const organisations = world_->as("aino").get("/api/v1/organisations").at("items");
        for (auto const& one : organisations) {
            if (one.at("name").at("fi").get<std::string>().starts_with(name)) return one;
        }
        throw std::runtime_error("no such organisation among the samples");
    }

    std::unique_ptr<SampleInstallation> world_;
    std::string case_;
};

void S9::statute_instead_of_consent(Way way) {
    world_ = std::make_unique<SampleInstallation>(way);
    auto& sari = world_->as("sari");
    auto& aino = world_->as("aino");
    case_ = "/api/v1/cases/" + text_of(world_->as("kalle").get("/api/v1/clients").at("items").front(), "case");

    EXPECT_EQ(grounds("sari").at("health"), "statute");
    EXPECT_EQ(grounds("sari").at("employment"), "statute");
    EXPECT_EQ(grounds("aino").at("employment"), "commission");
    EXPECT_FALSE(grounds("aino").contains("health"));

    // What stays the same for a coach when the social worker writes of health: everything.
    std::vector<std::string> const pages{"", "/plan", "/plan/versions", "/plan/changes?from=1", "/consents"};
    auto const found = [&] { return aino.post("/api/v1/clients/search", {{"name", "Testinen"}}).dump(); };
    std::vector<std::string> before;
    for (auto const& page : pages) before.push_back(answer("aino", case_ + page).body);
    auto const found_before = found();
    auto const county = sari.get("/api/v1/session").at("memberships").front().at("organisation").at("id");
    sari.post(
        case_ + "/plan/goals",
        {{"title", kHealthGoal}, {"category", "health"}, {"organisation", county}, {"measure", "Kipu ei estä työtä"}});
    for (std::size_t i = 0; i < pages.size(); ++i) {
        auto const now = answer("aino", case_ + pages[i]);
        EXPECT_EQ(now.status, 200) << pages[i];
        EXPECT_EQ(now.body, before[i]) << pages[i];
    }
    EXPECT_EQ(found(), found_before);

    std::map<std::string, std::string> seen;
    auto const goals_of_sari = sari.get(case_ + "/plan").at("goals");
    for (auto const& goal : goals_of_sari) seen.emplace(text_of(goal, "title"), text_of(goal, "ground"));
    EXPECT_EQ(seen.at(kHealthGoal), "statute");
    auto const goals_of_aino = aino.get(case_ + "/plan").at("goals");
    for (auto const& goal : goals_of_aino) EXPECT_EQ(goal.at("ground"), "commission") << goal.at("title");
    EXPECT_EQ(goals_of_aino.size() + 1, goals_of_sari.size());

    // A version that holds it shows it to nobody without a ground.
    auto const version = text_of(aino.post(case_ + "/plan/versions", json::object()), "id");
    EXPECT_THAT(answer("sari", case_ + "/plan/versions/" + version).body, HasSubstr(kHealthGoal));
    EXPECT_THAT(answer("aino", case_ + "/plan/versions/" + version).body, Not(HasSubstr(kHealthGoal)));
    EXPECT_THAT(answer("aino", case_ + "/plan/changes?from=1&to=2").body, Not(HasSubstr(kHealthGoal)));

    // Refused by the server: another consortium's coach, a section without a ground, and a handover to whom nothing
    // allows.
    EXPECT_EQ(answer("ben", case_ + "/plan").status, 404);
    json const of_health{{"title", "Terveys"}, {"category", "health"}, {"organisation", county}, {"measure", "Näkyy"}};
    auto const refused = aino.answer(http::Method::post, case_ + "/plan/goals", of_health.dump());
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr(R"("pointer":"/category")"));
    auto const suunta = organisation("Suunta");
    auto const handed = aino.answer(
        http::Method::post, case_ + "/handovers",
        json{
            {"to_organisation", suunta.at("id")}, {"to_team", suunta.at("teams").front().at("id")}, {"reason", "other"}}
            .dump());
    EXPECT_EQ(handed.status, 422);
    EXPECT_THAT(handed.body, HasSubstr("no_ground_to_share"));
    EXPECT_THAT(handed.body, HasSubstr("/to_organisation"));
}

TEST_F(S9, OneProcess) { statute_instead_of_consent(Way::one_process); }
TEST_F(S9, Separate) { statute_instead_of_consent(Way::separate); }

}  // namespace
}  // namespace polku::tests
