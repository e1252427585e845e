#include "services/casework/tasks/store.h"

#include "services/casework/access/first_ground.h"
#include "services/casework/items/page.h"
#include "services/casework/items/rules.h"
#include "services/casework/items/waiting.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

#define POLKU_TASK_COLUMNS                                                                                          \
    "t.id, t.case_id, t.version, t.title, t.category, t.organisation, t.person, t.due_on, t.state, t.recorded_at, " \
    "t.recorded_by, t.recorded_organisation, t.settled_at, t.settled_by, t.settled_organisation"

constexpr Query kInsertTask{
    "tasks.insert",
    "INSERT INTO case_task (id, case_id, title, category, organisation, person, due_on, state, recorded_at, "
    "recorded_by, recorded_organisation) VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9, $10)"};
constexpr Query kSaveTask{
    "tasks.save",
    "UPDATE case_task SET version = $1, title = $2, category = $3, organisation = $4, person = $5, due_on = $6, "
    "state = $7, settled_at = $8, settled_by = $9, settled_organisation = $10 WHERE id = $11"};
constexpr Query kInsertStep{"tasks.insert_step",
                            "INSERT INTO task_step (task, version, step, at, person, organisation) VALUES ($1, $2, $3, "
                            "$4, $5, $6)"};
constexpr Query kTask{"tasks.load",
                      "SELECT " POLKU_TASK_COLUMNS " FROM case_task t WHERE t.case_id = $1 AND t.id = $2"};
constexpr Query kOpenTasks{"tasks.open", "SELECT " POLKU_TASK_COLUMNS
                                         " FROM case_task t WHERE t.case_id = $1 AND t.state = 'open' "
                                         "ORDER BY t.due_on, t.id"};
constexpr Query kAllTasks{
    "tasks.all", "SELECT " POLKU_TASK_COLUMNS " FROM case_task t WHERE t.case_id = $1 ORDER BY t.recorded_at, t.id"};
constexpr Query kOpenPage{"tasks.open_page",
                          "SELECT " POLKU_TASK_COLUMNS
                          " FROM case_task t WHERE t.case_id = $1 AND t.state = 'open' AND (t.due_on, t.id) > ($2, $3) "
                          "ORDER BY t.due_on, t.id LIMIT $4"};
constexpr Query kSettledPage{
    "tasks.settled_page",
    "SELECT " POLKU_TASK_COLUMNS
    " FROM case_task t WHERE t.case_id = $1 AND t.state <> 'open' AND (t.settled_at, t.id) < ($2, $3) "
    "ORDER BY t.settled_at DESC, t.id DESC LIMIT $4"};

// Grants of the team decide first. What one's own organisation recorded is read as long as the team takes part at all.
#define POLKU_WAITING_TASKS(PERSON)                                                                             \
    "SELECT " POLKU_TASK_COLUMNS                                                                                \
    ", c.client, k.given_names, k.family_name, MIN(CASE WHEN g.category <> t.category THEN 4 WHEN g.ground = "  \
    "'statute' THEN 1 WHEN g.ground = 'commission' THEN 2 ELSE 3 END) "                                         \
    "FROM case_task t JOIN client_case c ON c.id = t.case_id JOIN client k ON k.id = c.client "                 \
    "JOIN grants g ON g.case_id = t.case_id AND g.organisation = t.organisation "                               \
    "WHERE t.organisation = $1 AND " PERSON                                                                     \
    " AND t.state = 'open' AND (g.team = $3 OR $3 = '') AND g.person = '' "                                     \
    "AND (g.category = t.category OR t.recorded_organisation = $1) AND g.relation IN ('responsible', 'party') " \
    "AND g.valid_from <= $4 AND g.valid_until > $4 AND ($5 = '' OR c.contract = $5) "                           \
    "GROUP BY t.id ORDER BY t.due_on, t.id LIMIT $6"
constexpr Query kOwnTasks{"tasks.waiting_own", POLKU_WAITING_TASKS("t.person = $2")};
constexpr Query kTeamTasks{"tasks.waiting_team", POLKU_WAITING_TASKS("t.person IS NULL AND $2 <> ''")};
#undef POLKU_WAITING_TASKS
#undef POLKU_TASK_COLUMNS

Task task_from_row(Row const& row) {
    Task task;
    task.id = row.id(0);
    task.case_id = row.id(1);
    task.version = row.integer(2);
    task.title = row.string(3);
    task.category = access::parse_category(row.text(4)).value();
    task.organisation = row.optional_id(5);
    task.person = row.optional_id(6);
    task.due_on = row.date(7);
    task.state = domain::value_of<TaskState>(kTaskStateNames, row.text(8)).value();
    task.recorded = {row.instant(9), row.id(10), row.id(11)};
    if (auto const at = row.optional_instant(12)) task.settled = RecordedBy{*at, row.id(13), row.id(14)};
    return task;
}

WaitingTask waiting_task_from_row(Row const& row) {
    return {task_from_row(row), row.id(15), row.string(16), row.string(17), first_ground(row.integer(18))};
}

void insert_step(storage::Tx& tx, Task const& task, TaskStep step, RecordedBy const& by) {
    tx.run(kInsertStep, task.id, task.version, domain::name_of<TaskStep>(kTaskStepNames, step), by.at, by.person,
           by.organisation);
}

}  // namespace

void insert_task(storage::Tx& tx, Task const& task) {
    tx.run(kInsertTask, task.id, task.case_id, task.title, access::name(task.category), task.organisation, task.person,
           task.due_on, task.recorded.at, task.recorded.person, task.recorded.organisation);
    insert_step(tx, task, TaskStep::added, task.recorded);
}

void save_task(storage::Tx& tx, Task const& task, TaskStep step, RecordedBy const& by) {
    auto const settled_at = task.settled ? std::optional(task.settled->at) : std::nullopt;
    auto const settled_by = task.settled ? std::optional(task.settled->person) : std::nullopt;
    auto const settled_organisation = task.settled ? std::optional(task.settled->organisation) : std::nullopt;
    tx.run(kSaveTask, task.version, task.title, access::name(task.category), task.organisation, task.person,
           task.due_on, domain::name_of<TaskState>(kTaskStateNames, task.state), settled_at, settled_by,
           settled_organisation, task.id);
    insert_step(tx, task, step, by);
}

std::optional<Task> load_task(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& task) {
    return tx.one(kTask, task_from_row, allowed.case_access().case_id, task);
}

std::vector<Task> open_tasks(storage::Tx& tx, access::Allowed const& allowed) {
    return tx.all(kOpenTasks, task_from_row, allowed.case_access().case_id);
}

std::vector<Task> load_tasks(storage::Tx& tx, access::Allowed const& allowed) {
    return tx.all(kAllTasks, task_from_row, allowed.case_access().case_id);
}

TaskPlace place_of(Task const& task) {
    return {task.settled ? std::to_string(task.settled->at.ms) : domain::format_iso(task.due_on), task.id.text};
}

std::vector<Task> list_tasks(storage::Tx& tx, access::Allowed const& allowed, bool open,
                             std::optional<TaskPlace> const& after, int limit) {
    auto const& case_id = allowed.case_access().case_id;
    auto const load = [&](std::optional<TaskPlace> const& place, int most) {
        if (open) {
            auto const from = place.value_or(TaskPlace{});
            return tx.all(kOpenPage, task_from_row, case_id, from.key, from.id, most);
        }
        auto const before = place ? number_in_cursor(place->key).value_or(0) : INT64_MAX;
        auto const id = place ? place->id : std::string();
        return tx.all(kSettledPage, task_from_row, case_id, before, id, most);
    };
    auto const seen = [&](Task const& task) { return may_see(allowed, task.category, task.recorded); };
    return page_of_seen<Task>(after, limit, load, place_of, seen);
}

std::vector<WaitingTask> tasks_of_person(storage::Tx& tx, access::Principal const& principal, domain::Id const& person,
                                         domain::Instant now, int limit) {
    auto const reader = waiting_reader(principal);
    if (!reader) return {};
    return tx.all(kOwnTasks, waiting_task_from_row, principal.organisation, person, reader->team, now, reader->contract,
                  limit);
}

std::vector<WaitingTask> tasks_waiting(storage::Tx& tx, access::Principal const& principal, domain::Instant now,
                                       int limit) {
    auto const reader = waiting_reader(principal);
    if (!reader) return {};
    auto tasks = tasks_of_person(tx, principal, principal.person, now, limit);
    auto const own = static_cast<int>(tasks.size());
    for (auto& task : tx.all(kTeamTasks, waiting_task_from_row, principal.organisation, principal.person, reader->team,
                             now, reader->contract, limit - own)) {
        tasks.push_back(std::move(task));
    }
    return tasks;
}

}  // namespace polku::casework
