#include "services/casework/tasks/api.h"

#include "services/casework/items/page.h"
#include "services/casework/items/render.h"
#include "services/casework/render.h"
#include "services/casework/tasks/acts.h"
#include "services/casework/tasks/store.h"
#include "shared/domain/working_days.h"
#include "shared/http/json_write.h"
#include "shared/http/paging.h"
#include "shared/json/reader.h"
#include "shared/json/writer.h"

#include <array>

namespace polku::casework {

namespace {

using access::Action;

constexpr std::array kActsOnTasks{Action::task_write};

/// What may be done with it: the same rules that the acts are judged by.
std::vector<std::string_view> acts_on_task(http::ReadCall const& call, Task const& task) {
    std::vector<std::string_view> acts;
    auto const may = [&](Action action) {
        return access::allow(call.principal(), action, call.allowed.case_access()).has_value();
    };
    auto const open = call.allowed.case_access().open;
    if (open && may(Action::task_write) && check_task_change(task, std::nullopt, call.allowed)) {
        acts.push_back(access::name(Action::task_write));
    }
    auto const command = task.state == TaskState::open ? TaskCommand::complete : TaskCommand::reopen;
    if (may(Action::task_settle) && check_settling(task, command, call.allowed)) {
        acts.push_back(access::name(Action::task_settle));
    }
    return acts;
}

void write_task(json::Writer& writer, http::ReadCall& call, Task const& task) {
    auto const today = domain::local_date(call.now);
    writer.begin_object()
        .field("id", task.id)
        .field("version", task.version)
        .field("title", task.title)
        .field("organisation", task.organisation)
        .field("person", task.person)
        .field("due_on", task.due_on)
        .field("working_days_left", domain::working_days_between(today, task.due_on))
        .field("late", overdue(task, today))
        .field("state", domain::name_of<TaskState>(kTaskStateNames, task.state))
        .field("settled_at", task.settled ? std::optional(task.settled->at) : std::nullopt)
        .field("settled_by", task.settled ? std::optional(task.settled->person) : std::nullopt);
    write_recorded(writer, call, task.category, task.recorded);
    write_can(writer, acts_on_task(call, task));
    writer.end_object();
}

domain::Result<http::Response> list_tasks_route(http::ReadCall& call) {
    auto const state = call.request.parameter("state").value_or("open");
    if (state != "open" && state != "closed")
        return domain::refused(domain::invalid("state", "not_a_choice", {{"choices", "open, closed"}}));
    auto const page = http::read_page(call.request, 2);
    if (!page) return domain::refused(page.error());
    std::optional<TaskPlace> after;
    if (!page->after.empty()) after = TaskPlace{page->after[0], page->after[1]};
    if (after && state == "closed" && !number_in_cursor(after->key)) {
        return domain::refused(domain::bad_request("bad_cursor", "cursor is not one of this list"));
    }

    auto tasks = list_tasks(call.tx, call.allowed, state == "open", after, page->limit + 1);
    auto const more = tasks.size() > static_cast<std::size_t>(page->limit);
    if (more) tasks.pop_back();
    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& task : tasks) write_task(writer, call, task);
    writer.end_array();
    auto const last = more ? std::optional(place_of(tasks.back())) : std::nullopt;
    writer.field("next", last ? std::optional(http::make_cursor({last->key, last->id})) : std::nullopt);
    auto acts = access::can(call.principal(), call.allowed.case_access(), kActsOnTasks);
    if (!call.allowed.case_access().open) acts.clear();
    write_can(writer, acts);
    writer.end_object();
    call.entry.clients = {call.allowed.case_access().client};
    return http::json_response(std::move(body));
}

Task read_task(json::Reader& reader) {
    Task task;
    task.title = reader.text("title");
    task.category = reader.choice<access::Category>("category", access::kCategoryNames);
    task.organisation = reader.optional_id("organisation");
    task.person = reader.optional_id("person");
    task.due_on = reader.date("due_on");
    return task;
}

http::WriteHandler settling(TaskCommand command) {
    return http::act_write([command](http::WriteCall& call) { return settle_task(call, command); });
}

}  // namespace

std::vector<http::Route> task_routes() {
    using http::Cost;
    using http::Method;
    auto const of_case = http::case_in_path("case");
    return {
        {Method::get, "/api/v1/cases/{case}/tasks", Action::task_read, of_case, Cost::fast, list_tasks_route},
        {Method::post, "/api/v1/cases/{case}/tasks", Action::task_write, of_case, Cost::fast,
         http::json_write<Task>(read_task, add_task)},
        {Method::put, "/api/v1/cases/{case}/tasks/{task}", Action::task_write, of_case, Cost::fast,
         http::json_write<Task>(read_task, change_task, http::Precondition::if_match)},
        {Method::post, "/api/v1/cases/{case}/tasks/{task}/done", Action::task_settle, of_case, Cost::fast,
         settling(TaskCommand::complete)},
        {Method::post, "/api/v1/cases/{case}/tasks/{task}/drop", Action::task_settle, of_case, Cost::fast,
         settling(TaskCommand::drop)},
        {Method::post, "/api/v1/cases/{case}/tasks/{task}/reopen", Action::task_settle, of_case, Cost::fast,
         settling(TaskCommand::reopen)},
    };
}

}  // namespace polku::casework
