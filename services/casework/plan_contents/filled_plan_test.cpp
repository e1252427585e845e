#include "services/casework/plan_contents/testing.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {

void fill_plan(http::TestRouter& api, access::Principal const& who, domain::Id const& case_id) {
    auto const of_case = "/api/v1/cases/" + case_id.text;
    auto const plan = nlohmann::json::parse(api.get(who, of_case + "/plan").body);
    auto const& missing = plan.at("missing");
    auto const& goals = plan.at("goals");
    for (auto const& one : missing) {
        api.clock().advance(std::chrono::seconds(1));
        if (one.at("content") == "client_task") {
            auto const task = id_of(api.post(
                who, of_case + "/tasks", R"({"title":"Oma tehtävä","category":"employment","due_on":"2026-12-31"})"));
            EXPECT_EQ(api.post(who, of_case + "/tasks/" + task.text + "/done", "").status, 200);
        } else if (one.at("content") == "service") {
            for (auto const& goal : goals) {
                if (goal.at("id") != one.at("goal")) continue;
                nlohmann::json const action{{"title", kFilledIn},
                                            {"category", goal.at("category")},
                                            {"organisation", who.organisation.text},
                                            {"starts_on", "2026-12-01"},
                                            {"ends_on", "2026-12-31"}};
                id_of(api.post(who, of_case + "/plan/goals/" + goal.at("id").get<std::string>() + "/actions",
                               action.dump()));
            }
        }
    }
}

namespace {

TEST_F(CaseworkTest, AFilledPlanIsAskedForAtOnce) {
    auto const made = taken();
    add_goal(coach(), made.case_id, "Töihin");
    fill_plan(api_, coach(), made.case_id);
    EXPECT_EQ(api_.post(coach(), of_case(made.case_id, "/plan/versions"), "").status, 201);
}

}  // namespace
}  // namespace polku::casework::samples
