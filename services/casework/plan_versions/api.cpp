#include "services/casework/plan_versions/api.h"

#include "services/casework/plan_versions/acts.h"
#include "services/casework/plan_versions/content.h"
#include "services/casework/plan_versions/render.h"
#include "services/casework/plan_versions/rules.h"
#include "services/casework/plan_versions/store.h"
#include "services/casework/plans/rules.h"
#include "services/casework/plans/store.h"
#include "services/casework/render.h"
#include "shared/http/json_write.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace polku::casework {

namespace {

using access::Action;

constexpr std::array kActsOnVersions{Action::plan_ask};

bool allowed_to(http::ReadCall const& call, Action action) {
    return !access::can(call.principal(), call.allowed.case_access(), {&action, 1}).empty();
}

void enter(http::ReadCall& call, PlanItems const& shown) {
    std::set<access::Category> categories(call.entry.categories.begin(), call.entry.categories.end());
    for (auto const& goal : shown.goals) categories.insert(goal.category);
    for (auto const& action : shown.actions) categories.insert(action.category);
    call.entry.categories.assign(categories.begin(), categories.end());
}

std::int64_t newest_agreed(std::vector<PlanVersion> const& newest_first) {
    auto const agreed = std::ranges::find(newest_first, VersionState::agreed, &PlanVersion::state);
    return agreed == newest_first.end() ? 0 : agreed->number;
}

domain::Result<http::Response> list_versions_route(http::ReadCall& call) {
    auto const versions = list_versions(call.tx, call.allowed);
    auto const in_force = newest_agreed(versions);
    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& version : versions) {
        writer.begin_object();
        write_version(writer, version, in_force, acts_on_version(call, version));
        writer.end_object();
    }
    writer.end_array();
    write_can(writer, access::can(call.principal(), call.allowed.case_access(), kActsOnVersions));
    writer.end_object();
    call.entry.categories = {access::Category::basic};
    return http::json_response(std::move(body));
}

domain::Result<http::Response> read_version_route(http::ReadCall& call) {
    auto const version = load_version(call.tx, call.allowed, call.path.id("version"));
    if (!version) return domain::refused(domain::not_found());
    auto const shown = visible(items_of(load_version_parts(call.tx, call.allowed, version->id)), call.allowed);
    auto const in_force = version_in_force(call.tx, call.allowed);
    std::string body;
    json::Writer writer(body);
    writer.begin_object().field("case", version->case_id);
    write_version(writer, *version, in_force ? in_force->number : 0, acts_on_version(call, *version));
    write_kept_plan(writer, shown);
    writer.end_object();
    call.entry.subject = version->id.text;
    enter(call, shown);
    // No ETag: what is shown also changes with the reader's grounds.
    return http::json_response(std::move(body));
}

/// A number in the query; 0 when it is not there.
domain::Result<std::int64_t> version_number(http::Request const& request, std::string_view parameter) {
    auto const text = request.parameter(parameter);
    if (!text) return 0;
    std::int64_t number = 0;
    auto const* const end = text->data() + text->size();
    auto const read = std::from_chars(text->data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number < 1)
        return domain::refused(domain::invalid(std::string(parameter), "not_integer"));
    return number;
}

/// The plan as the reader sees it in version `number`, or, with 0, as it stands now; nothing when there is no such
/// version.
std::optional<PlanItems> plan_at(http::ReadCall& call, std::int64_t number) {
    if (number == 0) return visible(load_plan(call.tx, call.allowed), call.allowed);
    auto const version = find_version(call.tx, call.allowed, number);
    if (!version) return std::nullopt;
    return visible(items_of(load_version_parts(call.tx, call.allowed, version->id)), call.allowed);
}

domain::Result<http::Response> read_changes_route(http::ReadCall& call) {
    auto const from = version_number(call.request, "from");
    if (!from) return domain::refused(from.error());
    auto const to = version_number(call.request, "to");
    if (!to) return domain::refused(to.error());
    if (*from == 0) return domain::refused(domain::invalid("from", "required"));
    auto const before = plan_at(call, *from);
    auto const after = plan_at(call, *to);
    if (!before || !after) return domain::refused(domain::not_found());
    std::string body;
    json::Writer writer(body);
    writer.begin_object().field("from", *from);
    if (*to == 0) {
        writer.field("to", nullptr);
    } else {
        writer.field("to", *to);
    }
    write_changes(writer, plan_changes(*before, *after));
    writer.end_object();
    enter(call, *before);
    enter(call, *after);
    return http::json_response(std::move(body));
}

ReturnWords read_return(json::Reader& reader) {
    return {.reason = reader.text("reason", {.max = 2000, .lines = true})};
}

}  // namespace

std::vector<std::string_view> acts_on_version(http::ReadCall const& call, PlanVersion const& version) {
    std::vector<std::string_view> acts;
    if (may_answer_version(version, VersionCommand::agree, call.allowed) && allowed_to(call, Action::plan_agree))
        acts.push_back(access::name(Action::plan_agree));
    if (may_answer_version(version, VersionCommand::withdraw, call.allowed) && allowed_to(call, Action::plan_ask))
        acts.push_back(access::name(Action::plan_ask));
    if (acknowledge(version, call.principal(), call.now) && allowed_to(call, Action::plan_acknowledge))
        acts.push_back(access::name(Action::plan_acknowledge));
    return acts;
}

std::vector<http::Route> plan_version_routes() {
    using http::Cost;
    using http::Method;
    auto const of_case = http::case_in_path("case");
    return {
        {Method::get, "/api/v1/cases/{case}/plan/versions", Action::plan_read, of_case, Cost::fast,
         list_versions_route},
        {Method::post, "/api/v1/cases/{case}/plan/versions", Action::plan_ask, of_case, Cost::fast,
         http::act_write(ask_agreement)},
        {Method::get, "/api/v1/cases/{case}/plan/changes", Action::plan_read, of_case, Cost::fast, read_changes_route},
        {Method::get, "/api/v1/cases/{case}/plan/versions/{version}", Action::plan_read, of_case, Cost::fast,
         read_version_route},
        {Method::post, "/api/v1/cases/{case}/plan/versions/{version}/agree", Action::plan_agree, of_case, Cost::fast,
         http::act_write(agree_version)},
        {Method::post, "/api/v1/cases/{case}/plan/versions/{version}/return", Action::plan_agree, of_case, Cost::fast,
         http::json_write<ReturnWords>(read_return, return_version)},
        {Method::post, "/api/v1/cases/{case}/plan/versions/{version}/withdraw", Action::plan_ask, of_case, Cost::fast,
         http::act_write(withdraw_version)},
        {Method::post, "/api/v1/cases/{case}/plan/versions/{version}/acknowledge", Action::plan_acknowledge, of_case,
         Cost::fast, http::act_write(acknowledge_version)},
    };
}

}  // namespace polku::casework
