#pragma once

#include "services/casework/items/model.h"
#include "shared/access/vocabulary.h"
#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace polku::casework {

enum class GoalState : std::uint8_t { open, reached, dropped };
inline constexpr domain::Name<GoalState> kGoalStateNames[] = {
    {"open", GoalState::open}, {"reached", GoalState::reached}, {"dropped", GoalState::dropped}};

enum class ActionState : std::uint8_t { planned, under_way, done, cancelled };
inline constexpr domain::Name<ActionState> kActionStateNames[] = {{"planned", ActionState::planned},
                                                                  {"under_way", ActionState::under_way},
                                                                  {"done", ActionState::done},
                                                                  {"cancelled", ActionState::cancelled}};

/// A goal of the joint plan. One organisation is accountable for it.
struct Goal {
    domain::Id id;
    domain::Id case_id;
    std::int64_t version = 1;
    std::string title;
    access::Category category = access::Category::basic;
    domain::Id organisation;
    std::string measure;  ///< how we know that it is reached
    std::optional<domain::LocalDate> target_date;
    GoalState state = GoalState::open;
    RecordedBy recorded;
};

/// An action under a goal. Actions overlap freely.
struct PlanAction {
    domain::Id id;
    domain::Id case_id;
    domain::Id goal;
    std::int64_t version = 1;
    std::string title;
    std::string service;
    access::Category category = access::Category::basic;
    domain::Id organisation;
    std::optional<domain::Id> team;
    std::optional<domain::Id> person;
    domain::LocalDate starts_on;
    domain::LocalDate ends_on;  ///< its last day
    ActionState state = ActionState::planned;
    RecordedBy recorded;
};

struct PlanItems {
    std::vector<Goal> goals;
    std::vector<PlanAction> actions;
};

}  // namespace polku::casework
