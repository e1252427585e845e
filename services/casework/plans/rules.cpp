#include "services/casework/plans/rules.h"

#include <algorithm>

namespace polku::casework {

namespace {

std::vector<domain::FieldFault> item_faults(PlanFacts const& facts) {
    std::vector<domain::FieldFault> faults;
    if (!facts.organisation_in_case) faults.push_back({"/organisation", "not_in_the_case", {}});
    if (!facts.may_record) faults.push_back({"/category", "no_ground_to_record", {}});
    return faults;
}

}  // namespace

domain::Result<void> check_goal(Goal const& goal, PlanFacts const& facts) {
    if (!facts.case_open) return domain::refused(domain::conflict("case_closed"));
    auto faults = item_faults(facts);
    if (goal.category == access::Category::payment) faults.push_back({"/category", "not_a_choice", {}});
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    return {};
}

domain::Result<void> check_action(PlanAction const& action, PlanFacts const& facts) {
    if (!facts.case_open) return domain::refused(domain::conflict("case_closed"));
    auto faults = item_faults(facts);
    if (action.category == access::Category::payment) faults.push_back({"/category", "not_a_choice", {}});
    if (action.ends_on < action.starts_on) faults.push_back({"/ends_on", "ends_before_start", {}});
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    return {};
}

domain::Result<void> check_change(std::int64_t present, std::optional<std::int64_t> shown,
                                  domain::Id const& accountable, access::Allowed const& allowed) {
    auto const answers_for_case = allowed.case_access().relation == access::Relation::responsible;
    if (!answers_for_case && accountable != allowed.principal().organisation) {
        return domain::refused(domain::forbidden("not_your_organisations_item"));
    }
    if (shown && *shown != present) return domain::refused(domain::precondition_failed());
    return {};
}

bool late(PlanAction const& action, domain::LocalDate today) {
    return action.ends_on < today && action.state != ActionState::done && action.state != ActionState::cancelled;
}

PlanItems visible(PlanItems const& items, access::Allowed const& allowed) {
    auto const shown = [&](access::Category category, RecordedBy const& recorded) {
        return allowed.ground_for_item(category, recorded.at, recorded.organisation).has_value();
    };
    PlanItems seen;
    for (auto const& goal : items.goals) {
        if (shown(goal.category, goal.recorded)) seen.goals.push_back(goal);
    }
    for (auto const& action : items.actions) {
        auto const under_shown_goal = std::ranges::find(seen.goals, action.goal, &Goal::id) != seen.goals.end();
        if (under_shown_goal && shown(action.category, action.recorded)) seen.actions.push_back(action);
    }
    return seen;
}

}  // namespace polku::casework
