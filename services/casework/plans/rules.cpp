#include "services/casework/plans/rules.h"

#include "services/casework/items/rules.h"

#include <algorithm>

namespace polku::casework {

namespace {

std::vector<domain::FieldFault> plan_item_faults(access::Category category, PlanFacts const& facts) {
    return item_faults(category, {.organisation_in_case = facts.organisation_in_case, .may_record = facts.may_record});
}

}  // namespace

domain::Result<void> check_goal(Goal const& goal, PlanFacts const& facts) {
    if (!facts.case_open) return domain::refused(domain::conflict("case_closed"));
    auto faults = plan_item_faults(goal.category, facts);
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    return {};
}

domain::Result<void> check_action(PlanAction const& action, PlanFacts const& facts) {
    if (!facts.case_open) return domain::refused(domain::conflict("case_closed"));
    auto faults = plan_item_faults(action.category, facts);
    if (!facts.team_of_organisation) faults.push_back({"/team", "not_a_team_of_the_organisation", {}});
    if (!facts.person_of_team) faults.push_back({"/person", "not_in_the_team", {}});
    if (action.ends_on < action.starts_on) faults.push_back({"/ends_on", "ends_before_start", {}});
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    return {};
}

domain::Result<void> check_change(std::int64_t present, std::optional<std::int64_t> shown,
                                  domain::Id const& accountable, access::Allowed const& allowed) {
    if (!may_change(accountable, allowed)) return domain::refused(domain::forbidden("not_your_organisations_item"));
    if (shown && *shown != present) return domain::refused(domain::precondition_failed());
    return {};
}

bool may_change(domain::Id const& accountable, access::Allowed const& allowed) {
    return answers_for_case(allowed) || accountable == allowed.principal().organisation;
}

bool late(PlanAction const& action, domain::LocalDate today) {
    return action.ends_on < today && action.state != ActionState::done && action.state != ActionState::cancelled;
}

PlanItems visible(PlanItems items, access::Allowed const& allowed) {
    auto const shown = [&](access::Category category, RecordedBy const& recorded) {
        return may_see(allowed, category, recorded);
    };
    std::erase_if(items.goals, [&](Goal const& goal) { return !shown(goal.category, goal.recorded); });
    std::erase_if(items.actions, [&](PlanAction const& action) {
        auto const under_shown_goal = std::ranges::find(items.goals, action.goal, &Goal::id) != items.goals.end();
        return !under_shown_goal || !shown(action.category, action.recorded);
    });
    return items;
}

}  // namespace polku::casework
