#include "services/casework/team/api.h"

#include "services/casework/absences/render.h"
#include "services/casework/absences/store.h"
#include "services/casework/clients/rules.h"
#include "services/casework/team/acts.h"
#include "services/casework/team/store.h"
#include "shared/http/json_write.h"
#include "shared/http/paging.h"
#include "shared/json/writer.h"

#include <algorithm>
#include <string>

namespace polku::casework {

namespace {

using access::Action;
using domain::Result;

constexpr std::string_view kNobody = "none";
constexpr std::size_t kMostMoves = 200;  ///< as many as the longest page shows

/// Counts of the reader's own team: nothing of a client is shown.
Result<http::Response> get_team_load(http::ReadCall& call) {
    std::string body;
    json::Writer w(body);
    w.begin_object().begin_array("items");
    auto const today = domain::local_date(call.now);
    for (auto const& load : team_load(call.tx, call.principal(), call.now)) {
        w.begin_object().field("team", load.team).field("person", load.person).field("cases", load.cases);
        write_away(w, load.person ? away_on(call.tx, *load.person, load.team, today) : std::nullopt);
        w.end_object();
    }
    w.end_array().end_object();
    return http::json_response(std::move(body));
}

Result<TeamCaseFilter> read_team_filter(http::Request const& request) {
    auto const text = request.parameter("person");
    if (!text) return TeamCaseFilter{};
    if (*text == kNobody) return TeamCaseFilter{.unassigned = true};
    auto const person = domain::parse_id(*text);
    if (!person) return domain::refused(domain::invalid("person", "not_an_id"));
    return TeamCaseFilter{.person = *person};
}

void write_team_case(json::Writer& w, TeamCase const& row) {
    w.begin_object().field("case", row.case_id).field("version", row.version);
    w.begin_object("client").field("id", row.client);
    w.field("name", display_name(row.given_names, row.family_name)).end_object();
    w.field("team", row.team).field("person", row.person).field("since", row.since).end_object();
}

Result<http::Response> get_team_cases(http::ReadCall& call) {
    auto const page = http::read_page(call.request, 1);
    if (!page) return domain::refused(page.error());
    auto const filter = read_team_filter(call.request);
    if (!filter) return domain::refused(filter.error());
    domain::Id const after{page->after.empty() ? std::string() : page->after.front()};
    if (!after.text.empty() && !domain::valid_id(after.text))
        return domain::refused(domain::bad_request("bad_cursor", "cursor is not one of this list"));
    auto rows = team_cases(call.tx, call.principal(), *filter, after, call.now, page->limit + 1);
    std::optional<std::string> next;
    if (std::ssize(rows) > page->limit) {
        rows.pop_back();
        next = http::make_cursor({rows.back().case_id.text});
    }
    std::string body;
    json::Writer w(body);
    w.begin_object().begin_array("items");
    call.entry.categories = {access::Category::basic};
    for (auto const& row : rows) {
        write_team_case(w, row);
        call.entry.clients.push_back(row.client);
        call.entry.ground = row.ground;
    }
    w.end_array().field("next", next).end_object();
    return http::json_response(std::move(body));
}

domain::Id read_worker(json::Reader& reader) { return reader.id("person"); }

Result<http::Written> put_worker(http::WriteCall& call, domain::Id const& person) {
    auto const moved = move_case(call, call.allowed, person, call.if_match);
    if (!moved) return domain::refused(moved.error());
    call.entry.subject = person.text;
    call.entry.outcome = "worker_moved";
    call.entry.categories = {access::Category::basic};
    return http::Written{.id = call.allowed.case_access().case_id.text, .version = *moved, .state = "worker_moved"};
}

WorkerMoves read_moves(json::Reader& reader) {
    WorkerMoves wanted;
    wanted.person = reader.id("person");
    auto const read_one = [&](json::Reader& of) {
        WorkerMoves::Of const one{.case_id = of.id("case"), .version = of.integer("version", {.min = 1})};
        auto const same = [&](WorkerMoves::Of const& other) { return other.case_id == one.case_id; };
        if (std::ranges::any_of(wanted.cases, same)) of.fault("case", "case_named_twice");
        wanted.cases.push_back(one);
    };
    reader.each("cases", read_one, {.min = 1, .max = kMostMoves});
    return wanted;
}

}  // namespace

namespace {

Result<std::optional<domain::Id>> id_asked(http::Request const& request, std::string_view name) {
    auto const text = request.parameter(name);
    if (!text) return std::nullopt;
    auto const id = domain::parse_id(*text);
    if (!id) return domain::refused(domain::invalid(std::string(name), "not_an_id"));
    return *id;
}

/// Asked by identity, before somebody leaves a team or is disabled.
Result<http::Response> get_open_cases(http::ReadCall& call) {
    auto const organisation = id_asked(call.request, "organisation");
    if (!organisation) return domain::refused(organisation.error());
    auto const team = id_asked(call.request, "team");
    if (!team) return domain::refused(team.error());
    std::string body;
    json::Writer w(body);
    w.begin_object()
        .field("cases", count_open_cases(call.tx, call.path.id("person"), *organisation, *team))
        .end_object();
    return http::json_response(std::move(body));
}

}  // namespace

std::vector<http::Route> team_routes() {
    using http::Cost;
    using http::Method;
    return {
        {Method::get, "/api/v1/work/team", Action::client_list, http::kListScope, Cost::fast,
         http::ReadHandler(get_team_load)},
        {Method::get, "/api/v1/work/team/cases", Action::client_list, http::kListScope, Cost::fast,
         http::ReadHandler(get_team_cases)},
        {Method::get, "/internal/people/{person}/open-cases", Action::internal_load_read, http::kNoScope, Cost::fast,
         http::ReadHandler(get_open_cases)},
        // Who may see the list may ask; each case is asked of the policy by itself.
        {Method::post, "/api/v1/work/team/moves", Action::client_list, http::kListScope, Cost::fast,
         http::json_write<WorkerMoves>(read_moves, move_cases)},
        {Method::put, "/api/v1/cases/{case}/worker", Action::party_write, http::case_in_path("case"), Cost::fast,
         http::json_write<domain::Id>(read_worker, put_worker, http::Precondition::if_match)},
    };
}

}  // namespace polku::casework
