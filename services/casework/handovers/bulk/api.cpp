#include "services/casework/handovers/bulk/api.h"

#include "services/casework/clients/rules.h"
#include "services/casework/handovers/bulk/acts.h"
#include "services/casework/handovers/bulk/store.h"
#include "services/casework/items/page.h"
#include "services/casework/messages.h"
#include "shared/http/json_write.h"
#include "shared/http/paging.h"
#include "shared/json/writer.h"

namespace polku::casework {

namespace {

using access::Action;
using http::Cost;
using http::Method;

void write_bulk(json::Writer& writer, BulkHandover const& bulk, BulkCounts const& counts) {
    writer.field("id", bulk.id).field("started_at", bulk.started_at).field("started_by", bulk.person);
    writer.begin_object("from").field("organisation", bulk.organisation).field("team", bulk.from_team).end_object();
    writer.begin_object("to")
        .field("organisation", bulk.proposal.to_organisation)
        .field("team", bulk.proposal.to_team)
        .end_object();
    writer.field("reason", bulk.proposal.reason).field("wished_on", bulk.proposal.wished_on);
    writer.begin_object("counts")
        .field("cases", counts.cases)
        .field("made", counts.made)
        .field("refused", counts.refused)
        .field("waiting", counts.cases - counts.made - counts.refused)
        .end_object();
}

domain::Problem bad_bulk_cursor() { return domain::bad_request("bad_cursor", "cursor is not one of this list"); }

domain::Result<std::optional<BulkPlace>> read_bulk_place(http::Page const& page) {
    if (page.after.empty()) return std::nullopt;
    auto const at = number_in_cursor(page.after[0]);
    if (!at) return domain::refused(bad_bulk_cursor());
    return BulkPlace{.started_at = {*at}, .id = {page.after[1]}};
}

domain::Result<http::Response> list_bulks_route(http::ReadCall& call) {
    auto const page = http::read_page(call.request, 2);
    if (!page) return domain::refused(page.error());
    auto const after = read_bulk_place(*page);
    if (!after) return domain::refused(after.error());
    auto rows = list_bulks(call.tx, call.allowed, *after, page->limit + 1);
    std::optional<std::string> next;
    if (std::ssize(rows) > page->limit) {
        rows.pop_back();
        next = http::make_cursor({std::to_string(rows.back().bulk.started_at.ms), rows.back().bulk.id.text});
    }
    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& row : rows) {
        writer.begin_object();
        write_bulk(writer, row.bulk, row.counts);
        writer.end_object();
    }
    writer.end_array().field("next", next).end_object();
    return http::json_response(std::move(body));
}

void write_bulk_line(json::Writer& writer, http::ReadCall& call, BulkReportLine const& line) {
    writer.begin_object()
        .field("case", line.of.case_id)
        .field("state", domain::name_of<BulkCaseState>(kBulkCaseStateNames, line.of.state))
        .field("handover", line.of.handover)
        .field("refusal", line.of.refusal);
    if (line.client) {
        writer.begin_object("client")
            .field("id", *line.client)
            .field("name", display_name(line.given_names, line.family_name))
            .end_object();
        call.entry.clients.push_back(*line.client);
        call.entry.categories = {access::Category::basic};
        call.entry.ground = line.ground;
    } else {
        writer.field("client", nullptr);
    }
    writer.end_object();
}

domain::Result<http::Response> read_bulk_route(http::ReadCall& call) {
    auto const bulk = load_bulk(call.tx, call.allowed, call.path.id("bulk"));
    if (!bulk) return domain::refused(domain::not_found());
    auto const page = http::read_page(call.request, 1);
    if (!page) return domain::refused(page.error());
    std::optional<domain::Id> after;
    if (!page->after.empty()) after = domain::Id{page->after.front()};
    if (after && !is_case_of_bulk(call.tx, call.allowed, bulk->id, *after)) return domain::refused(bad_bulk_cursor());
    auto lines = bulk_report(call.tx, call.allowed, *bulk, after, call.now, page->limit + 1);
    std::optional<std::string> next;
    if (std::ssize(lines) > page->limit) {
        lines.pop_back();
        next = http::make_cursor({lines.back().of.case_id.text});
    }
    std::string body;
    json::Writer writer(body);
    writer.begin_object();
    write_bulk(writer, *bulk, count_bulk(call.tx, call.allowed, bulk->id));
    writer.begin_array("items");
    for (auto const& line : lines) write_bulk_line(writer, call, line);
    writer.end_array().field("next", next).end_object();
    call.entry.subject = bulk->id.text;
    return http::json_response(std::move(body));
}

NewBulkHandover read_new_bulk(json::Reader& reader) {
    NewBulkHandover wanted;
    wanted.from_team = reader.optional_id("from_team");
    wanted.proposal.to_organisation = reader.id("to_organisation");
    wanted.proposal.to_team = reader.id("to_team");
    wanted.proposal.reason = reader.text("reason");
    wanted.proposal.note = reader.optional_text("note", {.min = 0, .max = 4000, .lines = true}).value_or("");
    wanted.proposal.wished_on = reader.optional_date("wished_on");
    return wanted;
}

}  // namespace

std::vector<http::Route> bulk_handover_routes() {
    return {
        {Method::get, "/api/v1/bulk-handovers", Action::handover_bulk, http::kListScope, Cost::fast, list_bulks_route},
        {Method::post, "/api/v1/bulk-handovers", Action::handover_bulk, http::kListScope, Cost::fast,
         http::json_write<NewBulkHandover>(read_new_bulk, begin_bulk)},
        {Method::get, "/api/v1/bulk-handovers/{bulk}", Action::handover_bulk, http::kListScope, Cost::fast,
         read_bulk_route},
    };
}

}  // namespace polku::casework
