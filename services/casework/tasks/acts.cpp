#include "services/casework/tasks/acts.h"

#include "services/casework/cases/store.h"
#include "services/casework/deadlines/store.h"
#include "services/casework/directory/store.h"
#include "services/casework/events.h"
#include "services/casework/items/caller.h"
#include "services/casework/tasks/store.h"

#include <algorithm>

namespace polku::casework {

namespace {

/// Whoever was named before and has left since may stay.
ItemFacts task_facts(http::WriteCall& call, Task const& task, Task const* before = nullptr) {
    ItemFacts facts{.organisation_in_case = false,
                    .may_record = call.allowed.ground_for(task.category).has_value(),
                    .person_of_organisation = true};
    if (!task.organisation) return facts;
    facts.organisation_in_case = organisation_in_case(call.tx, call.allowed.case_access().case_id, *task.organisation);
    auto const as_before =
        before != nullptr && before->organisation == task.organisation && before->person == task.person;
    if (!as_before && task.person) {
        facts.person_of_organisation = works_in(call.tx, *task.person, *task.organisation, std::nullopt);
    }
    return facts;
}

http::Written task_written(http::WriteCall& call, Task const& task, TaskStep step) {
    auto const what = domain::name_of<TaskStep>(kTaskStepNames, step);
    call.entry.subject = task.id.text;
    call.entry.outcome = what;
    if (std::ranges::find(call.entry.categories, task.category) == call.entry.categories.end())
        call.entry.categories.push_back(task.category);
    call.emit(task_event(what, task));
    note_act(call.tx, task.case_id, call.now);
    auto const added = step == TaskStep::added;
    return {.status = added ? 201 : 200,
            .id = task.id.text,
            .version = task.version,
            .state = std::string(domain::name_of<TaskState>(kTaskStateNames, task.state)),
            .location = added ? "/api/v1/cases/" + task.case_id.text + "/tasks" : std::string()};
}

}  // namespace

domain::Result<http::Written> add_task(http::WriteCall& call, Task const& written) {
    auto task = written;
    if (auto const checked = check_task(task, call.allowed.case_access().open, task_facts(call, task)); !checked) {
        return domain::refused(checked.error());
    }
    task.id = call.ids.next();
    task.case_id = call.allowed.case_access().case_id;
    task.recorded = caller(call);
    insert_task(call.tx, task);
    return task_written(call, task, TaskStep::added);
}

domain::Result<http::Written> change_task(http::WriteCall& call, Task const& written) {
    auto const present = load_task(call.tx, call.allowed, call.path.id("task"));
    if (!present || !may_see(call.allowed, present->category, present->recorded))
        return domain::refused(domain::not_found());
    if (auto const may = check_task_change(*present, call.if_match, call.allowed); !may) {
        return domain::refused(may.error());
    }
    auto const facts = task_facts(call, written, &*present);
    if (auto const checked = check_task(written, call.allowed.case_access().open, facts); !checked) {
        return domain::refused(checked.error());
    }
    auto task = *present;
    task.title = written.title;
    task.category = written.category;
    task.organisation = written.organisation;
    task.person = written.person;
    task.due_on = written.due_on;
    task.version += 1;
    save_task(call.tx, task, TaskStep::changed, caller(call));
    return task_written(call, task, TaskStep::changed);
}

domain::Result<http::Written> settle_task(http::WriteCall& call, TaskCommand command) {
    auto const present = load_task(call.tx, call.allowed, call.path.id("task"));
    if (!present || !may_see(call.allowed, present->category, present->recorded))
        return domain::refused(domain::not_found());
    auto const transition = check_settling(*present, command, call.allowed);
    if (!transition) return domain::refused(transition.error());
    auto task = *present;
    task.state = transition->to;
    task.settled = task.state == TaskState::open ? std::nullopt : std::optional(caller(call));
    task.version += 1;
    save_task(call.tx, task, transition->step, caller(call));
    return task_written(call, task, transition->step);
}

void move_task(http::WriteCall& call, Task const& task, NewHome const& home) {
    auto moved = task;
    moved.organisation = home.organisation;
    moved.person = home.person;
    moved.version += 1;
    save_task(call.tx, moved, TaskStep::moved, caller(call));
    call.emit(task_event("moved", moved));
}

}  // namespace polku::casework
