#include "services/casework/plans/store.h"

#include <algorithm>

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

#define POLKU_GOAL_COLUMNS                                                                                         \
    "id, case_id, version, title, category, organisation, measure, target_date, state, recorded_at, recorded_by, " \
    "recorded_organisation"
#define POLKU_ACTION_COLUMNS                                                                                        \
    "id, case_id, goal, version, title, service, category, organisation, team, person, starts_on, ends_on, state, " \
    "recorded_at, "                                                                                                 \
    "recorded_by, recorded_organisation"

constexpr Query kGoals{"plans.goals", "SELECT " POLKU_GOAL_COLUMNS " FROM plan_goal WHERE case_id = $1 ORDER BY id"};
constexpr Query kGoal{"plans.goal", "SELECT " POLKU_GOAL_COLUMNS " FROM plan_goal WHERE case_id = $1 AND id = $2"};
constexpr Query kActions{"plans.actions",
                         "SELECT " POLKU_ACTION_COLUMNS " FROM plan_action WHERE case_id = $1 ORDER BY id"};
constexpr Query kAction{"plans.action",
                        "SELECT " POLKU_ACTION_COLUMNS " FROM plan_action WHERE case_id = $1 AND id = $2"};
constexpr Query kInsertGoal{"plans.insert_goal", "INSERT INTO plan_goal (" POLKU_GOAL_COLUMNS
                                                 ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};
constexpr Query kSaveGoal{
    "plans.save_goal",
    "UPDATE plan_goal SET version = $1, title = $2, category = $3, organisation = $4, measure = $5, target_date = $6, "
    "state = $7 WHERE id = $8"};
constexpr Query kInsertAction{"plans.insert_action",
                              "INSERT INTO plan_action (" POLKU_ACTION_COLUMNS
                              ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"};
constexpr Query kSaveAction{
    "plans.save_action",
    "UPDATE plan_action SET version = $1, title = $2, service = $3, category = $4, organisation = $5, team = $6, "
    "person = $7, starts_on = $8, ends_on = $9, state = $10 WHERE id = $11"};
constexpr Query kInsertSnapshot{
    "plans.insert_snapshot",
    "INSERT INTO closing_snapshot (case_id, organisation, team, made_at, category, content, hash) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7)"};
constexpr Query kSnapshot{
    "plans.snapshot",
    "SELECT made_at, category, content, hash FROM closing_snapshot WHERE case_id = $1 AND organisation = $2 AND team = "
    "$3 "
    "AND made_at = (SELECT MAX(made_at) FROM closing_snapshot WHERE case_id = $1 AND organisation = $2 AND team = $3) "
    "ORDER BY category"};

#undef POLKU_GOAL_COLUMNS
#undef POLKU_ACTION_COLUMNS

Goal goal_from_row(Row const& row) {
    return {.id = row.id(0),
            .case_id = row.id(1),
            .version = row.integer(2),
            .title = row.string(3),
            .category = access::parse_category(row.text(4)).value(),
            .organisation = row.id(5),
            .measure = row.string(6),
            .target_date = row.optional_date(7),
            .state = domain::value_of<GoalState>(kGoalStateNames, row.text(8)).value(),
            .recorded = {row.instant(9), row.id(10), row.id(11)}};
}

PlanAction action_from_row(Row const& row) {
    return {.id = row.id(0),
            .case_id = row.id(1),
            .goal = row.id(2),
            .version = row.integer(3),
            .title = row.string(4),
            .service = row.string(5),
            .category = access::parse_category(row.text(6)).value(),
            .organisation = row.id(7),
            .team = row.optional_id(8),
            .person = row.optional_id(9),
            .starts_on = row.date(10),
            .ends_on = row.date(11),
            .state = domain::value_of<ActionState>(kActionStateNames, row.text(12)).value(),
            .recorded = {row.instant(13), row.id(14), row.id(15)}};
}

}  // namespace

PlanItems load_plan(storage::Tx& tx, access::Allowed const& allowed) {
    auto const& case_id = allowed.case_access().case_id;
    PlanItems plan{tx.all(kGoals, goal_from_row, case_id), tx.all(kActions, action_from_row, case_id)};
    // Here, and not by the database: it would write and read each row once more to sort so few.
    std::ranges::stable_sort(plan.actions, {}, &PlanAction::starts_on);
    return plan;
}

std::optional<Goal> load_goal(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& goal) {
    return tx.one(kGoal, goal_from_row, allowed.case_access().case_id, goal);
}

std::optional<PlanAction> load_action(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& action) {
    return tx.one(kAction, action_from_row, allowed.case_access().case_id, action);
}

void insert_goal(storage::Tx& tx, Goal const& goal) {
    tx.run(kInsertGoal, goal.id, goal.case_id, goal.version, goal.title, access::name(goal.category), goal.organisation,
           goal.measure, goal.target_date, domain::name_of<GoalState>(kGoalStateNames, goal.state), goal.recorded.at,
           goal.recorded.person, goal.recorded.organisation);
}

void save_goal(storage::Tx& tx, Goal const& goal) {
    tx.run(kSaveGoal, goal.version, goal.title, access::name(goal.category), goal.organisation, goal.measure,
           goal.target_date, domain::name_of<GoalState>(kGoalStateNames, goal.state), goal.id);
}

void insert_action(storage::Tx& tx, PlanAction const& action) {
    tx.run(kInsertAction, action.id, action.case_id, action.goal, action.version, action.title, action.service,
           access::name(action.category), action.organisation, action.team, action.person, action.starts_on,
           action.ends_on, domain::name_of<ActionState>(kActionStateNames, action.state), action.recorded.at,
           action.recorded.person, action.recorded.organisation);
}

void save_action(storage::Tx& tx, PlanAction const& action) {
    tx.run(kSaveAction, action.version, action.title, action.service, access::name(action.category),
           action.organisation, action.team, action.person, action.starts_on, action.ends_on,
           domain::name_of<ActionState>(kActionStateNames, action.state), action.id);
}

void insert_snapshot(storage::Tx& tx, domain::Id const& case_id, domain::Id const& organisation, domain::Id const& team,
                     domain::Instant at, std::span<PackagePart const> parts) {
    for (auto const& part : parts) {
        tx.run(kInsertSnapshot, case_id, organisation, team, at, access::name(part.category), part.content, part.hash);
    }
}

std::optional<Snapshot> load_snapshot(storage::Tx& tx, access::Allowed const& allowed) {
    auto const& principal = allowed.principal();
    if (!principal.team) return std::nullopt;
    Snapshot snapshot;
    auto found = false;
    tx.each(
        kSnapshot,
        [&](Row const& row) {
            found = true;
            snapshot.made_at = row.instant(0);
            auto const category = access::parse_category(row.text(1)).value();
            // The policy of today decides what of it is still read.
            if (allowed.ground_for(category)) snapshot.parts.push_back({category, row.string(2), row.string(3)});
        },
        allowed.case_access().case_id, principal.organisation, *principal.team);
    return found ? std::optional(std::move(snapshot)) : std::nullopt;
}

}  // namespace polku::casework
