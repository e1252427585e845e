#include "services/casework/plans/rules.h"

#include <algorithm>

namespace polku::casework {

namespace {

std::string plan_categories() {
    std::string names;
    for (auto const& category : access::kCategoryNames) {
        if (category.value == access::Category::payment) continue;
        names += (names.empty() ? "" : ", ") + std::string(category.text);
    }
    return names;
}

std::vector<domain::FieldFault> item_faults(access::Category category, PlanFacts const& facts) {
    std::vector<domain::FieldFault> faults;
    // Payments know no plan, and a plan no payments.
    if (category == access::Category::payment) {
        faults.push_back({"/category", "not_a_choice", {{"choices", plan_categories()}}});
    } else if (!facts.may_record) {
        faults.push_back({"/category", "no_ground_to_record", {}});
    }
    if (!facts.organisation_in_case) faults.push_back({"/organisation", "not_in_the_case", {}});
    return faults;
}

}  // namespace

domain::Result<void> check_goal(Goal const& goal, PlanFacts const& facts) {
    if (!facts.case_open) return domain::refused(domain::conflict("case_closed"));
    auto faults = item_faults(goal.category, facts);
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    return {};
}

domain::Result<void> check_action(PlanAction const& action, PlanFacts const& facts) {
    if (!facts.case_open) return domain::refused(domain::conflict("case_closed"));
    auto faults = item_faults(action.category, facts);
    if (!facts.team_of_organisation) faults.push_back({"/team", "not_a_team_of_the_organisation", {}});
    if (!facts.person_of_team) faults.push_back({"/person", "not_in_the_team", {}});
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
