#pragma once

#include "services/casework/items/model.h"
#include "shared/access/vocabulary.h"
#include "shared/domain/date.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>

namespace polku::casework {

enum class TaskState : std::uint8_t { open, done, dropped };
inline constexpr domain::Name<TaskState> kTaskStateNames[] = {
    {"open", TaskState::open}, {"done", TaskState::done}, {"dropped", TaskState::dropped}};

/// What happened to a task, once a version.
enum class TaskStep : std::uint8_t { added, changed, moved, done, dropped, reopened };
inline constexpr domain::Name<TaskStep> kTaskStepNames[] = {
    {"added", TaskStep::added}, {"changed", TaskStep::changed}, {"moved", TaskStep::moved},
    {"done", TaskStep::done},   {"dropped", TaskStep::dropped}, {"reopened", TaskStep::reopened}};

/// Something to be done in a case, beside the plan.
struct Task {
    domain::Id id;
    domain::Id case_id;
    std::int64_t version = 1;
    std::string title;
    access::Category category = access::Category::basic;
    std::optional<domain::Id> organisation;  ///< that does it; nothing: the client does
    std::optional<domain::Id> person;        ///< of that organisation
    domain::LocalDate due_on;
    TaskState state = TaskState::open;
    RecordedBy recorded;
    std::optional<RecordedBy> settled;  ///< done or dropped, by whom and when
};

/// A task in the list of what waits, with whose it is.
struct WaitingTask {
    Task task;
    domain::Id client;
    std::string client_given_names;
    std::string client_family_name;
    access::Ground ground = access::Ground::none;
};

}  // namespace polku::casework
