#pragma once

#include "services/casework/items/rules.h"
#include "services/casework/tasks/model.h"

#include <optional>
#include <span>
#include <string_view>

namespace polku::casework {

/// Whether the task may be recorded so; every fault at once. `item.organisation_in_case` is not asked of the client's
/// own task.
domain::Result<void> check_task(Task const& task, bool case_open, ItemFacts const& item);

/// Whether a change made on `shown` may be stored over `present`: by the organisation that does it, that recorded it,
/// or that answers for the case; while it is open; 412 when somebody was first.
domain::Result<void> check_task_change(Task const& present, std::optional<std::int64_t> shown,
                                       access::Allowed const& allowed);

/// What is done with a task beside changing its words.
enum class TaskCommand : std::uint8_t { complete, drop, reopen };

struct TaskTransition {
    TaskState from;
    TaskCommand command;
    TaskState to;
    TaskStep step;
    std::string_view who;
    std::string_view guard;
};
/// The whole machine. What is not in it is refused.
std::span<TaskTransition const> task_transitions();

/// The transition that the command takes, or why not: 403 for who has no part in the task, 409 with who settled it and
/// when. What was left open in a case may still be done after the case is closed; it is not opened again then.
domain::Result<TaskTransition> check_settling(Task const& task, TaskCommand command, access::Allowed const& allowed);

/// Its day has passed and it is open.
bool overdue(Task const& task, domain::LocalDate today);

}  // namespace polku::casework
