#include "services/casework/merges/api.h"

#include "services/casework/clients/rules.h"
#include "services/casework/items/page.h"
#include "services/casework/merges/acts.h"
#include "services/casework/merges/store.h"
#include "services/casework/render.h"
#include "shared/http/json_write.h"
#include "shared/http/paging.h"
#include "shared/json/writer.h"

#include <algorithm>

namespace polku::casework {

namespace {

using access::Action;
using http::Cost;
using http::Method;

constexpr int kMostActs = 200;

void write_merge_case(json::Writer& writer, MergeCase const& one) {
    writer.begin_object()
        .field("id", one.id)
        .field("programme", one.programme)
        .field("contract", one.contract)
        .field("organisation", one.organisation)
        .field("team", one.team)
        .field("opened_at", one.opened_at)
        .field("closed_at", one.closed_at)
        .begin_array("access");
    for (auto const& access : one.access) {
        writer.begin_object().field("organisation", access.organisation).field("team", access.team);
        writer.begin_array("categories");
        for (auto const category : access.categories) writer.value(access::name(category));
        writer.end_array().end_object();
    }
    writer.end_array().end_object();
}

void write_merge_record(json::Writer& writer, http::ReadCall& call, std::string_view field, MergeRecord const& record) {
    writer.begin_object(field)
        .field("id", record.id)
        .field("name", display_name(record.given_names, record.family_name))
        .field("born_on", record.born_on)
        .field("has_code", record.has_code)
        .field("registered_at", record.registered_at)
        .field("registered_organisation", record.registered_organisation)
        .begin_array("cases");
    for (auto const& one : record.cases) write_merge_case(writer, one);
    writer.end_array().end_object();
    call.entry.clients.push_back(record.id);
    call.entry.categories = {access::Category::basic};
    call.entry.ground = kMergeGround;
}

/// Both records, and where they would have two open cases at once.
bool write_comparison(json::Writer& writer, http::ReadCall& call, domain::Id const& surviving,
                      domain::Id const& retired) {
    auto const one = load_merge_record(call.tx, call.allowed, surviving, call.now);
    auto const other = load_merge_record(call.tx, call.allowed, retired, call.now);
    if (!one || !other) return false;
    write_merge_record(writer, call, "surviving", *one);
    write_merge_record(writer, call, "retired", *other);
    writer.begin_array("programmes_with_two_open_cases");
    for (auto const& first : one->cases) {
        auto const second = std::ranges::any_of(other->cases, [&](MergeCase const& of_other) {
            return !first.closed_at && !of_other.closed_at && of_other.programme == first.programme;
        });
        if (second) writer.value(first.programme);
    }
    writer.end_array();
    return true;
}

/// As if there were no such client, and the try is journaled.
domain::Result<http::Response> hidden_client(http::ReadCall& call) {
    call.entry.kind = events::EntryKind::refusal;
    return domain::refused(domain::not_found());
}

domain::Result<http::Response> compare_clients_route(http::ReadCall& call) {
    auto const surviving = call.path.id("client");
    auto const retired = call.path.id("other");
    auto const facts = merge_facts(call.tx, call.principal(), surviving, retired, call.now);
    if (!facts.surviving_known || !facts.retired_known || surviving == retired) return hidden_client(call);
    std::string body;
    json::Writer writer(body);
    writer.begin_object();
    if (!write_comparison(writer, call, surviving, retired)) return hidden_client(call);
    auto const possible = check_merge({surviving, retired, ""}, facts);
    writer.field("refusal", possible ? std::string_view() : std::string_view(possible.error().code)).end_object();
    return http::json_response(std::move(body));
}

std::vector<std::string_view> merge_acts(http::ReadCall& call, ClientMerge const& merge) {
    std::vector<std::string_view> acts;
    MergeCommandFacts const facts{
        .records = merge_facts(call.tx, call.principal(), merge.surviving, merge.retired, call.now),
        .newer_one = newer_merge(call.tx, merge),
        .now = call.now};
    constexpr std::pair<MergeCommand, std::string_view> kCommands[] = {
        {MergeCommand::confirm, "confirm"}, {MergeCommand::reject, "reject"}, {MergeCommand::undo, "undo"}};
    for (auto const& [command, name] : kCommands) {
        if (command_merge(merge, command, call.principal(), std::nullopt, "", facts)) acts.push_back(name);
    }
    return acts;
}

void write_merge_facts(json::Writer& writer, ClientMerge const& merge) {
    writer.field("id", merge.id)
        .field("version", merge.version)
        .field("state", domain::name_of<MergeState>(kMergeStateNames, merge.state))
        .field("proposed_at", merge.proposed_at)
        .field("proposed_by", merge.proposed_by)
        .field("decided_at", merge.decided_at)
        .field("decided_by", merge.decided_by)
        .field("undone_at", merge.undone_at)
        .field("undone_by", merge.undone_by);
}

constexpr std::string_view kWaits = "1";

domain::Result<std::optional<MergePlace>> read_merge_place(http::Page const& page) {
    if (page.after.empty()) return std::nullopt;
    auto const at = number_in_cursor(page.after[1]);
    if (!at) return domain::refused(domain::bad_request("bad_cursor", "cursor is not one of this list"));
    return MergePlace{.waits = page.after[0] == kWaits, .proposed_at = {*at}, .id = {page.after[2]}};
}

std::string cursor_after(ClientMerge const& merge) {
    auto const waits = merge.state == MergeState::proposed ? kWaits : std::string_view("0");
    return http::make_cursor({std::string(waits), std::to_string(merge.proposed_at.ms), merge.id.text});
}

domain::Result<http::Response> list_merges_route(http::ReadCall& call) {
    auto const page = http::read_page(call.request, 3);
    if (!page) return domain::refused(page.error());
    auto const after = read_merge_place(*page);
    if (!after) return domain::refused(after.error());
    auto rows = list_merges(call.tx, call.allowed, *after, page->limit + 1);
    auto const more = std::ssize(rows) > page->limit;
    if (more) rows.pop_back();
    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& row : rows) {
        writer.begin_object();
        write_merge_facts(writer, row.merge);
        writer.begin_object("client")
            .field("id", row.merge.surviving)
            .field("name", display_name(row.given_names, row.family_name))
            .end_object()
            .end_object();
        call.entry.clients.push_back(row.merge.surviving);
        call.entry.categories = {access::Category::basic};
        call.entry.ground = kMergeGround;
    }
    writer.end_array();
    writer.field("next", more ? std::optional(cursor_after(rows.back().merge)) : std::nullopt).end_object();
    return http::json_response(std::move(body));
}

domain::Result<http::Response> read_merge_route(http::ReadCall& call) {
    auto const merge = load_merge(call.tx, call.allowed, call.path.id("merge"));
    if (!merge) return hidden_client(call);
    std::string body;
    json::Writer writer(body);
    writer.begin_object();
    write_merge_facts(writer, *merge);
    writer.field("note", merge->note).field("reason", merge->reason);
    if (!write_comparison(writer, call, merge->surviving, merge->retired)) return hidden_client(call);
    writer.begin_array("acts_while_merged");
    for (auto const& act : acts_while_merged(call.tx, call.allowed, *merge, kMostActs)) {
        writer.begin_object()
            .field("kind", act.kind)
            .field("id", act.id)
            .field("client", act.client)
            .field("case", act.case_id)
            .field("at", act.at)
            .field("organisation", act.organisation)
            .end_object();
    }
    writer.end_array();
    write_can(writer, merge_acts(call, *merge));
    writer.end_object();
    call.entry.subject = merge->id.text;
    return http::json_response(std::move(body));
}

NewMerge read_new_merge(json::Reader& reader) {
    NewMerge wanted;
    wanted.surviving = reader.id("surviving");
    wanted.retired = reader.id("retired");
    wanted.note = reader.optional_text("note", {.min = 0, .max = 1000, .lines = true}).value_or("");
    return wanted;
}

std::string read_merge_reason(json::Reader& reader) {
    return reader.text("reason", {.min = 1, .max = 1000, .lines = true});
}

}  // namespace

std::vector<http::Route> merge_routes() {
    using enum http::Precondition;
    return {
        {Method::get, "/api/v1/clients/{client}/merge-preview/{other}", Action::client_merge_read, http::kListScope,
         Cost::fast, compare_clients_route},
        {Method::get, "/api/v1/merges", Action::client_merge_read, http::kListScope, Cost::fast, list_merges_route},
        {Method::post, "/api/v1/merges", Action::client_merge_write, http::kListScope, Cost::fast,
         http::json_write<NewMerge>(read_new_merge, propose_merge)},
        {Method::get, "/api/v1/merges/{merge}", Action::client_merge_read, http::kListScope, Cost::fast,
         read_merge_route},
        {Method::post, "/api/v1/merges/{merge}/confirm", Action::client_merge_write, http::kListScope, Cost::fast,
         http::act_write(confirm_merge, if_match)},
        {Method::post, "/api/v1/merges/{merge}/reject", Action::client_merge_write, http::kListScope, Cost::fast,
         http::json_write<std::string>(read_merge_reason, reject_merge, if_match)},
        {Method::post, "/api/v1/merges/{merge}/undo", Action::client_merge_write, http::kListScope, Cost::fast,
         http::json_write<std::string>(read_merge_reason, undo_merge, if_match)},
        {Method::post, "/api/v1/identity-matches/{match}/dismiss", Action::client_merge_write, http::kListScope,
         Cost::fast, http::act_write(dismiss_match)},
    };
}

}  // namespace polku::casework
