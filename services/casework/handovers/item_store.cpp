#include "services/casework/handovers/item_store.h"

#include "services/casework/appointments/acts.h"
#include "services/casework/appointments/store.h"
#include "services/casework/events.h"
#include "services/casework/plans/store.h"
#include "services/casework/tasks/acts.h"
#include "services/casework/tasks/store.h"

#include <stdexcept>

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

/// Whose a task is that no organisation does.
constexpr std::string_view kTheClient;

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

HandoverItem item_of(Task const& task) {
    return {.kind = ItemKind::task,
            .id = task.id,
            .title = task.title,
            .category = task.category,
            .due = task.due_on,
            .organisation = task.organisation,
            .person = task.person,
            .recorded_at = task.recorded.at,
            .recorded_organisation = task.recorded.organisation};
}

HandoverItem item_of(Appointment const& appointment, domain::Instant now) {
    auto const in_progress = appointment.time.starts_at <= now && now < appointment.time.ends_at;
    return {.kind = ItemKind::appointment,
            .id = appointment.id,
            .title = appointment.title,
            .category = appointment.category,
            .due = domain::local_date(appointment.time.starts_at),
            .organisation = appointment.organisation,
            .person = appointment.person,
            .recorded_at = appointment.recorded.at,
            .recorded_organisation = appointment.recorded.organisation,
            .fate = in_progress ? ItemFate::blocks : ItemFate::stays};
}

/// Gives the item a new home. Read again here: its version and what else it holds are no part of a fate.
void rehome_task(http::WriteCall& call, HandoverItem const& item) {
    auto const task = load_task(call.tx, call.allowed, item.id);
    if (!task || !item.organisation) throw std::logic_error("rehome_task: no task of an organisation");
    move_task(call, *task, {*item.organisation, item.person});
}

void rehome_appointment(http::WriteCall& call, HandoverItem const& item) {
    auto const appointment = load_appointment(call.tx, call.allowed, item.id);
    if (!appointment || !item.organisation) throw std::logic_error("rehome_appointment: no appointment");
    move_appointment(call, *appointment, {*item.organisation, item.person});
}

}  // namespace

std::vector<HandoverItem> open_items(storage::Tx& tx, access::Allowed const& allowed, domain::Instant now) {
    std::vector<HandoverItem> items;
    auto const plan = load_plan(tx, allowed);
    for (auto const& goal : plan.goals) {
        if (goal.state == GoalState::open) items.push_back(item_of(goal));
    }
    for (auto const& action : plan.actions) {
        if (action.state == ActionState::planned || action.state == ActionState::under_way)
            items.push_back(item_of(action));
    }
    for (auto const& task : open_tasks(tx, allowed)) items.push_back(item_of(task));
    for (auto const& appointment : planned_appointments(tx, allowed)) items.push_back(item_of(appointment, now));
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
        case ItemKind::task: rehome_task(call, item); return;
        case ItemKind::appointment: rehome_appointment(call, item); return;
        case ItemKind::milestone_claim: break;  // Its recorder's for ever.
    }
}

void name_person(http::WriteCall& call, HandoverItem const& item, domain::Id const& case_id) {
    switch (item.kind) {
        case ItemKind::plan_action:
            call.tx.run(kNamePerson, item.person, item.id);
            call.emit(plan_event("action-changed", case_id, item.id));
            return;
        case ItemKind::task: rehome_task(call, item); return;
        case ItemKind::appointment: rehome_appointment(call, item); return;
        case ItemKind::plan_goal:
        case ItemKind::milestone_claim: break;  // Nobody is named for these.
    }
}

void insert_item_fate(storage::Tx& tx, domain::Id const& handover, HandoverItem const& item) {
    tx.run(kInsertFate, handover, domain::name_of<ItemKind>(kItemKindNames, item.kind), item.id, item.title,
           access::name(item.category), item.due, domain::name_of<ItemFate>(kItemFateNames, item.fate),
           item.organisation ? std::string_view(item.organisation->text) : kTheClient, item.person);
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
            if (row.text(6) != kTheClient) item.organisation = row.id(6);
            item.person = row.optional_id(7);
            item.recorded_at = row.instant(8);
            return item;
        },
        handover, allowed.case_access().case_id);
}

}  // namespace polku::casework
