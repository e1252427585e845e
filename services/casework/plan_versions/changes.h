#pragma once

#include "services/casework/plans/model.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polku::casework {

enum class ChangeKind : std::uint8_t { added, removed, changed };
inline constexpr domain::Name<ChangeKind> kChangeKindNames[] = {
    {"added", ChangeKind::added}, {"removed", ChangeKind::removed}, {"changed", ChangeKind::changed}};

/// One field of an item, before and after, as it is written in the API: a text, a date, an id or a state; nothing when
/// it was or is not filled in.
struct FieldChange {
    std::string_view field;
    std::optional<std::string> before;
    std::optional<std::string> after;
};

/// What became of one goal or action between two states of the plan.
struct ItemChange {
    ChangeKind kind = ChangeKind::changed;
    bool goal = true;  ///< false: an action
    domain::Id item;
    domain::Id under;                   ///< the goal that it belongs to; of a goal, itself
    std::string title;                  ///< after, or before when it was removed
    std::vector<FieldChange> fields{};  ///< of a change; in the order of the form
};

/// What changed from `before` to `after`: goals in the order of `after` (those removed at the end), each followed by
/// its actions. The same on both sides gives nothing. Pure: what may be seen is decided before, on both sides alike.
std::vector<ItemChange> plan_changes(PlanItems const& before, PlanItems const& after);

}  // namespace polku::casework
