#include "services/casework/tasks/rules.h"

#include <algorithm>

namespace polku::casework {

namespace {

constexpr TaskTransition kTaskTransitions[] = {
    {TaskState::open, TaskCommand::complete, TaskState::done, TaskStep::done,
     "the organisation that does it, that recorded it or that answers for the case; the client for an own task", ""},
    {TaskState::open, TaskCommand::drop, TaskState::dropped, TaskStep::dropped,
     "the organisation that does it, that recorded it or that answers for the case; never the client", ""},
    {TaskState::done, TaskCommand::reopen, TaskState::open, TaskStep::reopened, "who could do it", "the case is open"},
    {TaskState::dropped, TaskCommand::reopen, TaskState::open, TaskStep::reopened, "who could drop it",
     "the case is open"},
};

bool is_client(access::Allowed const& allowed) { return allowed.case_access().relation == access::Relation::own; }

bool may_settle(Task const& task, TaskCommand command, access::Allowed const& allowed) {
    if (!is_client(allowed)) return has_part_in(allowed, task.organisation, task.recorded);
    return !task.organisation && command != TaskCommand::drop && task.state != TaskState::dropped;
}

domain::Problem not_so_now(Task const& task) {
    if (!task.settled) return domain::conflict("task_is_open", {{"state", "open"}});
    return domain::conflict("task_already_settled",
                            {{"state", std::string(domain::name_of<TaskState>(kTaskStateNames, task.state))},
                             {"settled_at", domain::format_instant(task.settled->at)},
                             {"settled_by", task.settled->person.text}});
}

}  // namespace

domain::Result<void> check_task(Task const& task, bool case_open, ItemFacts const& item) {
    if (!case_open) return domain::refused(domain::conflict("case_closed"));
    auto facts = item;
    if (!task.organisation) facts.organisation_in_case = true;
    auto faults = item_faults(task.category, facts);
    if (!task.organisation && task.person) faults.push_back({"/person", "person_without_organisation", {}});
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    return {};
}

domain::Result<void> check_task_change(Task const& present, std::optional<std::int64_t> shown,
                                       access::Allowed const& allowed) {
    if (!has_part_in(allowed, present.organisation, present.recorded))
        return domain::refused(domain::forbidden("not_your_task"));
    if (present.state != TaskState::open) return domain::refused(not_so_now(present));
    if (shown && *shown != present.version) return domain::refused(domain::precondition_failed());
    return {};
}

std::span<TaskTransition const> task_transitions() { return kTaskTransitions; }

domain::Result<TaskTransition> check_settling(Task const& task, TaskCommand command, access::Allowed const& allowed) {
    if (!may_settle(task, command, allowed)) return domain::refused(domain::forbidden("not_your_task"));
    auto const* const found = std::ranges::find_if(kTaskTransitions, [&](TaskTransition const& line) {
        return line.from == task.state && line.command == command;
    });
    if (found == std::ranges::end(kTaskTransitions)) return domain::refused(not_so_now(task));
    if (command == TaskCommand::reopen && !allowed.case_access().open) {
        return domain::refused(domain::conflict("case_closed"));
    }
    return *found;
}

bool overdue(Task const& task, domain::LocalDate today) { return task.state == TaskState::open && task.due_on < today; }

}  // namespace polku::casework
