#include "services/casework/imports/undo.h"

#include "services/casework/access/store.h"
#include "services/casework/events.h"
#include "services/casework/imports/run.h"
#include "services/casework/imports/store.h"
#include "services/casework/imports/undo_rules.h"
#include "services/casework/imports/undo_store.h"
#include "services/casework/render.h"
#include "shared/http/json_write.h"
#include "shared/json/writer.h"

#include <array>

namespace polku::casework::imports {

namespace {

using access::Action;

/// More are not listed: who reads them one by one undoes nothing any more.
constexpr int kActedShown = 50;
constexpr std::array kUndoActs{Action::import_undo};

domain::Result<http::Response> read_undo_route(http::ReadCall& call) {
    auto const import = find_import(call.tx, call.principal().organisation, call.path.id("import"));
    if (!import) return domain::refused(domain::not_found());
    auto const acted_count = import->state == State::done ? count_acted_cases(call.tx, import->id) : 0;
    auto const acted = acted_count > 0 ? acted_cases(call.tx, import->id, kActedShown) : std::vector<ActedCase>();

    std::string body;
    json::Writer writer(body);
    writer.begin_object().field("acted_count", acted_count).begin_array("acted");
    for (auto const& one : acted) {
        // The number is of the organisation's own file; the case may be another team's, and what was done there is told
        // to those alone who may know of it.
        auto const to_case = case_access(call.tx, call.principal(), one.case_id, call.now);
        auto const may_open = to_case && to_case->relation != access::Relation::none;
        writer.begin_object()
            .field("case", one.case_id)
            .field("client", one.client)
            .field("number", one.number)
            .field("may_open", may_open)
            .begin_array("acts");
        for (auto const act : may_open ? one.acts : std::vector<CaseAct>())
            writer.value(domain::name_of<CaseAct>(kCaseActNames, act));
        writer.end_array().end_object();
        call.entry.clients.push_back(one.client);
    }
    writer.end_array();
    auto const open = check_undo(*import, import->version, acted, acted_count).has_value();
    write_can(writer,
              open ? access::can(call.principal(), access::NoFacts{}, kUndoActs) : std::vector<std::string_view>());
    writer.end_object();
    if (!call.entry.clients.empty()) {
        call.entry.categories = {access::Category::basic};
        call.entry.ground = access::Ground::own_record;  // of the organisation's own file
    }
    auto response = http::json_response(std::move(body));
    response.set("ETag", http::etag(import->version));
    return response;
}

/// In this transaction: who acts on a case after it finds none, and who acted before it is found here.
domain::Result<http::Written> undo_route(http::WriteCall& call, storage::Secrets const& secrets) {
    auto const import = find_import(call.tx, call.principal().organisation, call.path.id("import"));
    if (!import) return domain::refused(domain::not_found());
    auto const acted_count = import->state == State::done ? count_acted_cases(call.tx, import->id) : 0;
    auto const acted = acted_count > 0 ? acted_cases(call.tx, import->id, kActedShown) : std::vector<ActedCase>();
    if (auto const checked = check_undo(*import, call.if_match, acted, acted_count); !checked)
        return domain::refused(checked.error());

    auto const& by = call.principal().person.text;
    auto const handovers = waiting_handovers(call.tx, import->id);
    undo_import(call.tx, secrets, import->id, call.now, by);
    for (auto const& handover : handovers) call.emit(handover_event("withdrawn", handover, by));
    for (auto const& one : imported_cases(call.tx, import->id)) {
        call.emit(case_event("undone", one.case_id));
        call.entry.clients.push_back(one.client);
    }
    call.entry.categories = written_categories();
    call.entry.ground = access::Ground::own_record;
    call.entry.subject = import->id.text;
    call.entry.outcome = domain::name_of<State>(kStateNames, State::undone);
    return http::Written{.id = import->id.text, .version = import->version + 1, .state = call.entry.outcome};
}

}  // namespace

std::vector<http::Route> undo_routes(storage::Secrets const& secrets) {
    using http::Cost;
    using http::Method;
    return {
        {Method::get, "/api/v1/imports/{import}/undo", Action::import_read, http::kNoScope, Cost::heavy,
         read_undo_route},
        {Method::post, "/api/v1/imports/{import}/undo", Action::import_undo, http::kNoScope, Cost::heavy,
         http::act_write([&secrets](http::WriteCall& call) { return undo_route(call, secrets); },
                         http::Precondition::if_match)},
    };
}

}  // namespace polku::casework::imports
