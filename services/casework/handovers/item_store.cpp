#include "services/casework/handovers/item_store.h"

#include "services/casework/events.h"
#include "services/casework/plans/store.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kMoveGoal{"items.move_goal",
                          "UPDATE plan_goal SET organisation = $1, version = version + 1 WHERE id = $2"};
constexpr Query kMoveAction{"items.move_action",
                            "UPDATE plan_action SET organisation = $1, team = $2, person = $3, version = version + 1 "
                            "WHERE id = $4"};
constexpr Query kNamePerson{"items.name_person",
                            "UPDATE plan_action SET person = $1, version = version + 1 WHERE id = $2"};
constexpr Query kInsertFate{"items.insert_fate",
                            "INSERT INTO handover_item (handover, kind, item, title, category, due, fate, "
                            "organisation, person) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
constexpr Query kFates{"items.fates",
                       "SELECT i.kind, i.item, i.title, i.category, i.due, i.fate, i.organisation, i.person, "
                       "h.proposed_at FROM handover_item i JOIN handover h ON h.id = i.handover "
                       "WHERE i.handover = $1 AND h.case_id = $2 ORDER BY i.kind, i.due, i.item"};

HandoverItem item_of(Goal const& goal) {
    return {.kind = ItemKind::plan_goal,
            .id = goal.id,
            .title = goal.title,
            .category = goal.category,
            .due = goal.target_date,
            .organisation = goal.organisation,
            .person = std::nullopt,
            .recorded_at = goal.recorded.at,
            .recorded_organisation = goal.recorded.organisation};
}

HandoverItem item_of(PlanAction const& action) {
    return {.kind = ItemKind::plan_action,
            .id = action.id,
            .title = action.title,
            .category = action.category,
            .due = action.ends_on,
            .organisation = action.organisation,
            .person = action.person,
            .recorded_at = action.recorded.at,
            .recorded_organisation = action.recorded.organisation};
}

}  // namespace

std::vector<HandoverItem> open_items(storage::Tx& tx, access::Allowed const& allowed) {
    std::vector<HandoverItem> items;
    auto const plan = load_plan(tx, allowed);
    for (auto const& goal : plan.goals) {
        if (goal.state == GoalState::open) items.push_back(item_of(goal));
    }
    for (auto const& action : plan.actions) {
        if (action.state == ActionState::planned || action.state == ActionState::under_way)
            items.push_back(item_of(action));
    }
    return items;
}

void move_item(http::WriteCall& call, HandoverItem const& item, domain::Id const& case_id, domain::Id const& team) {
    switch (item.kind) {
        case ItemKind::plan_goal:
            call.tx.run(kMoveGoal, item.organisation, item.id);
            call.emit(plan_event("goal-changed", case_id, item.id));
            return;
        case ItemKind::plan_action:
            call.tx.run(kMoveAction, item.organisation, team, item.person, item.id);
            call.emit(plan_event("action-changed", case_id, item.id));
            return;
        case ItemKind::milestone_claim: break;  // Its recorder's for ever.
    }
}

void name_person(http::WriteCall& call, HandoverItem const& item, domain::Id const& case_id) {
    if (item.kind != ItemKind::plan_action) return;
    call.tx.run(kNamePerson, item.person, item.id);
    call.emit(plan_event("action-changed", case_id, item.id));
}

void insert_item_fate(storage::Tx& tx, domain::Id const& handover, HandoverItem const& item) {
    tx.run(kInsertFate, handover, domain::name_of<ItemKind>(kItemKindNames, item.kind), item.id, item.title,
           access::name(item.category), item.due, domain::name_of<ItemFate>(kItemFateNames, item.fate),
           item.organisation, item.person);
}

std::vector<HandoverItem> item_fates(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& handover) {
    return tx.all(
        kFates,
        [](Row const& row) {
            HandoverItem item;
            item.kind = domain::value_of<ItemKind>(kItemKindNames, row.text(0)).value();
            item.id = row.id(1);
            item.title = row.string(2);
            item.category = access::parse_category(row.text(3)).value();
            item.due = row.optional_date(4);
            item.fate = domain::value_of<ItemFate>(kItemFateNames, row.text(5)).value();
            item.organisation = row.id(6);
            item.person = row.optional_id(7);
            item.recorded_at = row.instant(8);
            return item;
        },
        handover, allowed.case_access().case_id);
}

}  // namespace polku::casework
