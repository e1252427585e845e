#include "services/casework/plans/api.h"

#include "services/casework/clients/rules.h"
#include "services/casework/clients/store.h"
#include "services/casework/items/render.h"
#include "services/casework/items/rules.h"
#include "services/casework/plan_contents/store.h"
#include "services/casework/plan_versions/api.h"
#include "services/casework/plan_versions/render.h"
#include "services/casework/plan_versions/store.h"
#include "services/casework/plans/acts.h"
#include "services/casework/plans/rules.h"
#include "services/casework/plans/store.h"
#include "services/casework/render.h"
#include "services/casework/terms/store.h"
#include "shared/http/json_write.h"
#include "shared/json/writer.h"

#include <algorithm>
#include <array>

namespace polku::casework {

namespace {

using access::Action;

constexpr std::array kActsOnItem{Action::plan_write};
/// Of a plan with some goals and actions, so that it is written without being moved.
constexpr std::size_t kUsualBytes = 16 * 1024;
constexpr std::array kActOfAsking{Action::plan_ask};
constexpr std::array kActsOnPlan{Action::plan_write, Action::plan_ask};

/// What stays the same from item to item: asked of the policy and the calendar once.
struct PlanReading {
    http::ReadCall& call;
    domain::LocalDate today;
    std::vector<std::string_view> acts_on_item;
};

/// `can` by the same rule that the change itself is judged by.
void write_item(json::Writer& writer, PlanReading& reading, access::Category category, domain::Id const& organisation,
                RecordedBy const& recorded) {
    auto& call = reading.call;
    writer.field("organisation", organisation);
    write_recorded(writer, call, category, recorded);
    write_can(writer, may_change(organisation, call.allowed) ? std::span<std::string_view const>(reading.acts_on_item)
                                                             : std::span<std::string_view const>());
}

void write_action(json::Writer& writer, PlanReading& reading, PlanAction const& action) {
    writer.begin_object()
        .field("id", action.id)
        .field("version", action.version)
        .field("goal", action.goal)
        .field("title", action.title)
        .field("service", action.service)
        .field("team", action.team)
        .field("person", action.person)
        .field("starts_on", action.starts_on)
        .field("ends_on", action.ends_on)
        .field("state", domain::name_of<ActionState>(kActionStateNames, action.state))
        .field("late", late(action, reading.today));
    write_item(writer, reading, action.category, action.organisation, action.recorded);
    writer.end_object();
}

void write_goal(json::Writer& writer, PlanReading& reading, Goal const& goal, std::vector<PlanAction> const& actions) {
    writer.begin_object()
        .field("id", goal.id)
        .field("version", goal.version)
        .field("title", goal.title)
        .field("measure", goal.measure)
        .field("target_date", goal.target_date)
        .field("state", domain::name_of<GoalState>(kGoalStateNames, goal.state));
    write_item(writer, reading, goal.category, goal.organisation, goal.recorded);
    writer.begin_array("actions");
    for (auto const& action : actions) {
        if (action.goal == goal.id) write_action(writer, reading, action);
    }
    writer.end_array().end_object();
}

/// The version in force, and the one that waits for answers: what the plan's own page tells of them.
void write_versions(json::Writer& writer, http::ReadCall& call) {
    auto const in_force = version_in_force(call.tx, call.allowed);
    auto const newest = in_force ? in_force->number : 0;
    auto const write = [&](std::string_view name, std::optional<PlanVersion> const& version) {
        if (!version) {
            writer.field(name, nullptr);
            return;
        }
        writer.begin_object(name);
        write_version(writer, *version, newest, acts_on_version(call, *version));
        writer.end_object();
    };
    write("agreed", in_force);
    write("in_review", version_in_review(call.tx, call.allowed.case_access().case_id));
}

/// What is missing before agreement can be asked for: told to whom may ask, on what that reader sees.
void write_missing(json::Writer& writer, PlanReading& reading, PlanItems const& shown) {
    auto const& allowed = reading.call.allowed;
    auto const acts = access::can(reading.call.principal(), allowed.case_access(), kActOfAsking);
    writer.begin_array("missing");
    if (!acts.empty() && answers_for_case(allowed) && allowed.case_access().open) {
        for (auto const& one : missing_of_case(reading.call.tx, allowed, shown, reading.today)) {
            writer.begin_object()
                .field("content", domain::name_of<PlanContent>(kPlanContentNames, one.content))
                .field("goal", one.goal)
                .field("field", one.field)
                .end_object();
        }
    }
    writer.end_array();
}

domain::Result<http::Response> read_plan_route(http::ReadCall& call) {
    auto const client = load_client(call.tx, call.allowed);
    if (!client) return domain::refused(domain::not_found());
    auto const shown = visible(load_plan(call.tx, call.allowed), call.allowed);
    std::string body;
    body.reserve(kUsualBytes);
    json::Writer writer(body);
    writer.begin_object()
        .field("case", call.allowed.case_access().case_id)
        .field("type", plan_type_of(call.tx, call.allowed));
    if (call.allowed.ground_for(access::Category::basic)) {
        writer.begin_object("client")
            .field("id", client->id)
            .field("name", display_name(client->given_names, client->family_name))
            .end_object();
        call.entry.categories.push_back(access::Category::basic);
    }
    write_versions(writer, call);
    PlanReading reading{call, domain::local_date(call.now),
                        access::can(call.principal(), call.allowed.case_access(), kActsOnItem)};
    writer.begin_array("goals");
    for (auto const& goal : shown.goals) write_goal(writer, reading, goal, shown.actions);
    writer.end_array();
    write_missing(writer, reading, shown);
    write_can(writer, access::can(call.principal(), call.allowed.case_access(), kActsOnPlan));
    writer.end_object();
    call.entry.clients = {client->id};
    return http::json_response(std::move(body));
}

Goal read_goal(json::Reader& reader) {
    Goal goal;
    goal.title = reader.text("title");
    goal.category = reader.choice<access::Category>("category", access::kCategoryNames);
    goal.organisation = reader.id("organisation");
    goal.measure = reader.text("measure", {.max = 500});
    goal.target_date = reader.optional_date("target_date");
    goal.state = reader.optional_choice<GoalState>("state", kGoalStateNames).value_or(GoalState::open);
    return goal;
}

PlanAction read_action(json::Reader& reader) {
    PlanAction action;
    action.title = reader.text("title");
    action.service = reader.optional_text("service", {.min = 0, .max = 100}).value_or("");
    action.category = reader.choice<access::Category>("category", access::kCategoryNames);
    action.organisation = reader.id("organisation");
    action.team = reader.optional_id("team");
    action.person = reader.optional_id("person");
    action.starts_on = reader.date("starts_on");
    action.ends_on = reader.date("ends_on");
    action.state = reader.optional_choice<ActionState>("state", kActionStateNames).value_or(ActionState::planned);
    return action;
}

}  // namespace

std::vector<http::Route> plan_routes() {
    using http::Cost;
    using http::Method;
    using enum http::Precondition;
    auto const of_case = http::case_in_path("case");
    return {
        {Method::get, "/api/v1/cases/{case}/plan", Action::plan_read, of_case, Cost::fast, read_plan_route},
        {Method::post, "/api/v1/cases/{case}/plan/goals", Action::plan_write, of_case, Cost::fast,
         http::json_write<Goal>(read_goal, add_goal)},
        {Method::put, "/api/v1/cases/{case}/plan/goals/{goal}", Action::plan_write, of_case, Cost::fast,
         http::json_write<Goal>(read_goal, change_goal, if_match)},
        {Method::post, "/api/v1/cases/{case}/plan/goals/{goal}/actions", Action::plan_write, of_case, Cost::fast,
         http::json_write<PlanAction>(read_action, add_action)},
        {Method::put, "/api/v1/cases/{case}/plan/actions/{action}", Action::plan_write, of_case, Cost::fast,
         http::json_write<PlanAction>(read_action, change_action, if_match)},
    };
}

}  // namespace polku::casework
