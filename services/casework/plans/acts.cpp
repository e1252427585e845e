#include "services/casework/plans/acts.h"

#include "services/casework/cases/store.h"
#include "services/casework/clients/store.h"
#include "services/casework/deadlines/store.h"
#include "services/casework/directory/store.h"
#include "services/casework/events.h"
#include "services/casework/items/caller.h"
#include "services/casework/items/rules.h"
#include "services/casework/plans/rules.h"
#include "services/casework/plans/store.h"

namespace polku::casework {

namespace {

PlanFacts plan_facts(http::WriteCall& call, domain::Id const& organisation, access::Category category) {
    auto const& facts = call.allowed.case_access();
    return {.case_open = facts.open,
            .organisation_in_case = organisation_in_case(call.tx, facts.case_id, organisation),
            .may_record = call.allowed.ground_for(category).has_value()};
}

/// Also whether who shall do it is of the organisation. Whoever was named before and has left since may stay.
PlanFacts action_facts(http::WriteCall& call, PlanAction const& action, PlanAction const* before = nullptr) {
    auto facts = plan_facts(call, action.organisation, action.category);
    auto const as_before = before != nullptr && before->organisation == action.organisation &&
                           before->team == action.team && before->person == action.person;
    if (as_before) return facts;
    facts.team_of_organisation = !action.team || is_team_of(call.tx, *action.team, action.organisation);
    facts.person_of_team = !action.person || works_in(call.tx, *action.person, action.organisation, action.team);
    return facts;
}

http::Written plan_written(http::WriteCall& call, domain::Id const& id, std::int64_t version, access::Category category,
                           std::string_view what) {
    auto const& case_id = call.allowed.case_access().case_id;
    call.entry.subject = id.text;
    call.entry.outcome = what;
    call.entry.categories = {category};
    call.emit(plan_event(what, case_id, id));
    note_act(call.tx, case_id, call.now);
    return {.status = version == 1 ? 201 : 200,
            .id = id.text,
            .version = version,
            .location = version == 1 ? "/api/v1/cases/" + case_id.text + "/plan" : std::string()};
}

}  // namespace

domain::Result<http::Written> add_goal(http::WriteCall& call, Goal const& written) {
    auto goal = written;
    if (auto const checked = check_goal(goal, plan_facts(call, goal.organisation, goal.category)); !checked) {
        return domain::refused(checked.error());
    }
    goal.id = call.ids.next();
    goal.case_id = call.allowed.case_access().case_id;
    goal.recorded = caller(call);
    insert_goal(call.tx, goal);
    return plan_written(call, goal.id, 1, goal.category, "goal-added");
}

domain::Result<http::Written> change_goal(http::WriteCall& call, Goal const& written) {
    auto const present = load_goal(call.tx, call.allowed, call.path.id("goal"));
    if (!present || !may_see(call.allowed, present->category, present->recorded))
        return domain::refused(domain::not_found());
    if (auto const may = check_change(present->version, call.if_match, present->organisation, call.allowed); !may) {
        return domain::refused(may.error());
    }
    auto goal = written;
    if (auto const checked = check_goal(goal, plan_facts(call, goal.organisation, goal.category)); !checked) {
        return domain::refused(checked.error());
    }
    goal.id = present->id;
    goal.version = present->version + 1;
    save_goal(call.tx, goal);
    return plan_written(call, goal.id, goal.version, goal.category, "goal-changed");
}

domain::Result<http::Written> add_action(http::WriteCall& call, PlanAction const& written) {
    auto const goal = load_goal(call.tx, call.allowed, call.path.id("goal"));
    if (!goal || !may_see(call.allowed, goal->category, goal->recorded)) return domain::refused(domain::not_found());
    auto action = written;
    if (auto const checked = check_action(action, action_facts(call, action)); !checked)
        return domain::refused(checked.error());
    action.id = call.ids.next();
    action.case_id = goal->case_id;
    action.goal = goal->id;
    action.recorded = caller(call);
    insert_action(call.tx, action);
    return plan_written(call, action.id, 1, action.category, "action-added");
}

domain::Result<http::Written> change_action(http::WriteCall& call, PlanAction const& written) {
    auto const present = load_action(call.tx, call.allowed, call.path.id("action"));
    if (!present || !may_see(call.allowed, present->category, present->recorded))
        return domain::refused(domain::not_found());
    if (auto const may = check_change(present->version, call.if_match, present->organisation, call.allowed); !may) {
        return domain::refused(may.error());
    }
    auto action = written;
    if (auto const checked = check_action(action, action_facts(call, action, &*present)); !checked)
        return domain::refused(checked.error());
    action.id = present->id;
    action.version = present->version + 1;
    save_action(call.tx, action);
    return plan_written(call, action.id, action.version, action.category, "action-changed");
}

}  // namespace polku::casework
