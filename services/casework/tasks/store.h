#pragma once

#include "services/casework/tasks/model.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <optional>
#include <string>
#include <vector>

namespace polku::casework {

/// With its first step.
void insert_task(storage::Tx& tx, Task const& task);
/// A change and its step. Requires: `task.version` is the next one.
void save_task(storage::Tx& tx, Task const& task, TaskStep step, RecordedBy const& by);

/// Requires: `allowed` is about the task's case. Whether it is shown is for `may_see` to say.
std::optional<Task> load_task(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& task);

/// What is still to be done in the case, due soonest first: for closing it, and for the acceptance of a handover, which
/// says of each where it goes. Every one of it: what is shown is for `may_see` to say.
std::vector<Task> open_tasks(storage::Tx& tx, access::Allowed const& allowed);

/// Every task of the case, by the time it was recorded, for what goes along with a handover or stays with who leaves.
std::vector<Task> load_tasks(storage::Tx& tx, access::Allowed const& allowed);

/// Where a task stands in its list: the due date (open ones) or the instant it was settled (the others), and its id.
struct TaskPlace {
    std::string key;
    std::string id;
};
TaskPlace place_of(Task const& task);
/// The reader's own of the case: open ones due soonest first, settled ones last settled first.
std::vector<Task> list_tasks(storage::Tx& tx, access::Allowed const& allowed, bool open,
                             std::optional<TaskPlace> const& after, int limit);

/// Open tasks that wait for the principal: its own, then those of its organisation that are nobody's, due soonest
/// first. Narrowed in SQL by the grants of its team.
std::vector<WaitingTask> tasks_waiting(storage::Tx& tx, access::Principal const& principal, domain::Instant now,
                                       int limit);
/// Those that wait for `person`, as far as the principal's team has a ground for them: for a substitute.
std::vector<WaitingTask> tasks_of_person(storage::Tx& tx, access::Principal const& principal, domain::Id const& person,
                                         domain::Instant now, int limit);

}  // namespace polku::casework
