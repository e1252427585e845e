#include "services/casework/plan_versions/changes.h"

#include <algorithm>

namespace polku::casework {

namespace {

using Value = std::optional<std::string>;
using Fields = std::vector<std::pair<std::string_view, Value>>;

Value date_value(std::optional<domain::LocalDate> const& date) {
    return date ? Value(domain::format_iso(*date)) : std::nullopt;
}
Value id_value(std::optional<domain::Id> const& id) { return id ? Value(id->text) : std::nullopt; }
Value text_value(std::string const& text) { return text.empty() ? std::nullopt : Value(text); }

Fields fields_of(Goal const& goal) {
    return {{"title", goal.title},
            {"category", std::string(access::name(goal.category))},
            {"organisation", goal.organisation.text},
            {"measure", text_value(goal.measure)},
            {"target_date", date_value(goal.target_date)},
            {"state", std::string(domain::name_of<GoalState>(kGoalStateNames, goal.state))}};
}

Fields fields_of(PlanAction const& action) {
    return {{"title", action.title},
            {"service", text_value(action.service)},
            {"category", std::string(access::name(action.category))},
            {"organisation", action.organisation.text},
            {"team", id_value(action.team)},
            {"person", id_value(action.person)},
            {"starts_on", domain::format_iso(action.starts_on)},
            {"ends_on", domain::format_iso(action.ends_on)},
            {"state", std::string(domain::name_of<ActionState>(kActionStateNames, action.state))}};
}

domain::Id goal_id(Goal const& goal) { return goal.id; }
domain::Id goal_id(PlanAction const& action) { return action.goal; }

template <class Item>
ItemChange change_of(ChangeKind kind, Item const& item) {
    return {
        .kind = kind, .goal = std::is_same_v<Item, Goal>, .item = item.id, .under = goal_id(item), .title = item.title};
}

template <class Item>
void compare(std::vector<ItemChange>& changes, Item const& before, Item const& after) {
    auto change = change_of(ChangeKind::changed, after);
    auto const old_fields = fields_of(before);
    auto const new_fields = fields_of(after);
    for (std::size_t i = 0; i < new_fields.size(); ++i) {
        if (old_fields[i].second != new_fields[i].second)
            change.fields.push_back({new_fields[i].first, old_fields[i].second, new_fields[i].second});
    }
    if (!change.fields.empty()) changes.push_back(std::move(change));
}

/// Items of `after` against those of `before`, then those that are gone.
template <class Item>
void compare_all(std::vector<ItemChange>& changes, std::vector<Item> const& before, std::vector<Item> const& after,
                 auto const& wanted) {
    for (auto const& item : after) {
        if (!wanted(item)) continue;
        auto const old = std::ranges::find(before, item.id, &Item::id);
        if (old == before.end()) {
            changes.push_back(change_of(ChangeKind::added, item));
        } else {
            compare(changes, *old, item);
        }
    }
    for (auto const& item : before) {
        if (!wanted(item)) continue;
        if (std::ranges::find(after, item.id, &Item::id) == after.end())
            changes.push_back(change_of(ChangeKind::removed, item));
    }
}

}  // namespace

std::vector<ItemChange> plan_changes(PlanItems const& before, PlanItems const& after) {
    auto goals = after.goals;
    for (auto const& goal : before.goals) {
        if (std::ranges::find(goals, goal.id, &Goal::id) == goals.end()) goals.push_back(goal);
    }
    std::vector<ItemChange> changes;
    for (auto const& goal : goals) {
        compare_all(changes, before.goals, after.goals, [&](Goal const& one) { return one.id == goal.id; });
        compare_all(changes, before.actions, after.actions,
                    [&](PlanAction const& action) { return action.goal == goal.id; });
    }
    return changes;
}

}  // namespace polku::casework
