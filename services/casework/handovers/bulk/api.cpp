#include "services/casework/handovers/bulk/api.h"

#include "services/casework/clients/rules.h"
#include "services/casework/handovers/bulk/acts.h"
#include "services/casework/handovers/bulk/store.h"
#include "services/casework/messages.h"
#include "shared/http/json_write.h"
#include "shared/json/writer.h"

namespace polku::casework {

namespace {

using access::Action;
using http::Cost;
using http::Method;

constexpr int kMostBulks = 100;

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

domain::Result<http::Response> list_bulks_route(http::ReadCall& call) {
    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& bulk : list_bulks(call.tx, call.allowed, kMostBulks)) {
        writer.begin_object();
        write_bulk(writer, bulk, count_bulk(call.tx, call.allowed, bulk.id));
        writer.end_object();
    }
    writer.end_array().field("next", nullptr).end_object();
    return http::json_response(std::move(body));
}

domain::Result<http::Response> read_bulk_route(http::ReadCall& call) {
    auto const bulk = load_bulk(call.tx, call.allowed, call.path.id("bulk"));
    if (!bulk) return domain::refused(domain::not_found());
    std::string body;
    json::Writer writer(body);
    writer.begin_object();
    write_bulk(writer, *bulk, count_bulk(call.tx, call.allowed, bulk->id));
    writer.begin_array("items");
    for (auto const& line : bulk_report(call.tx, call.allowed, *bulk, call.now)) {
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
    writer.end_array().end_object();
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
