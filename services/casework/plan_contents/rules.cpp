#include "services/casework/plan_contents/rules.h"

#include <algorithm>

namespace polku::casework {

namespace {

bool has_service(Goal const& goal, std::vector<PlanAction> const& actions) {
    return std::ranges::any_of(actions, [&](PlanAction const& action) {
        return action.goal == goal.id && action.state != ActionState::cancelled;
    });
}

}  // namespace

std::vector<MissingContent> missing_contents(PlanContentFacts const& facts, std::span<PlanContent const> required) {
    auto const asked = [&](PlanContent content) { return std::ranges::find(required, content) != required.end(); };
    auto const& goals = facts.shown.goals;
    std::vector<MissingContent> missing;
    // A plan whose every goal was reached or dropped says nothing of what is to come.
    auto const has_goal = std::ranges::any_of(goals, [](Goal const& goal) { return goal.state == GoalState::open; });
    if (asked(PlanContent::goal) && !has_goal) missing.push_back({PlanContent::goal, std::nullopt, "/goals"});
    for (std::size_t i = 0; i < goals.size(); ++i) {
        if (goals[i].state != GoalState::open) continue;
        auto const at = "/goals/" + std::to_string(i);
        if (asked(PlanContent::measure) && goals[i].measure.empty())
            missing.push_back({PlanContent::measure, goals[i].id, at + "/measure"});
        if (asked(PlanContent::service) && !has_service(goals[i], facts.shown.actions))
            missing.push_back({PlanContent::service, goals[i].id, at + "/actions"});
    }
    if (asked(PlanContent::client_task) && !facts.client_task)
        missing.push_back({PlanContent::client_task, std::nullopt, "/tasks"});
    if (asked(PlanContent::named_worker) && !facts.named_worker)
        missing.push_back({PlanContent::named_worker, std::nullopt, "/responsible_person"});
    return missing;
}

std::vector<domain::FieldFault> content_faults(std::span<MissingContent const> missing) {
    std::vector<domain::FieldFault> faults;
    for (auto const& one : missing) {
        faults.push_back({one.field,
                          "plan_content_" + std::string(domain::name_of<PlanContent>(kPlanContentNames, one.content)),
                          {}});
    }
    return faults;
}

}  // namespace polku::casework
