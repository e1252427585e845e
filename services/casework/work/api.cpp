#include "services/casework/work/api.h"

#include "services/casework/clients/rules.h"
#include "services/casework/handovers/store.h"
#include "services/casework/work/rules.h"
#include "services/casework/work/store.h"
#include "shared/domain/working_days.h"
#include "shared/json/writer.h"

namespace polku::casework {

namespace {

constexpr int kMostRows = 200;
/// The authority finds out about a match within this many working days.
constexpr int kWorkingDaysForMatch = 5;

domain::Result<http::Response> list_work_route(http::ReadCall& call) {
    auto const today = domain::local_date(call.now);
    std::string body;
    json::Writer writer(body);
    auto const write_due = [&](domain::LocalDate due) {
        writer.field("due", due)
            .field("working_days_left", domain::working_days_between(today, due))
            .field("urgency", domain::name_of<Urgency>(kUrgencyNames, urgency(due, today)));
    };
    writer.begin_object().begin_array("items");
    for (auto const& row : list_handovers(call.tx, call.principal(), Box::in, true, std::nullopt, kMostRows)) {
        auto const& handover = row.handover;
        writer.begin_object()
            .field("kind", "answer_handover")
            .field("subject", handover.id)
            .field("case", handover.case_id);
        writer.begin_object("client")
            .field("id", handover.client)
            .field("name", display_name(row.client_given_names, row.client_family_name))
            .end_object();
        writer.begin_object("from")
            .field("organisation", handover.from_organisation)
            .field("team", handover.from_team)
            .field("person", handover.from_person)
            .end_object();
        writer.field("reason", handover.reason);
        write_due(handover.answer_by);
        writer.end_object();
        call.entry.clients.push_back(handover.client);
        call.entry.ground = handover.ground;
    }
    for (auto const& match : open_matches(call.tx, call.principal(), kMostRows)) {
        writer.begin_object()
            .field("kind", "resolve_identity_match")
            .field("subject", match.id)
            .field("number", match.number);
        writer.field("import", match.import);
        write_due(domain::add_working_days(domain::local_date(match.found_at), kWorkingDaysForMatch));
        writer.end_object();
    }
    writer.end_array();
    writer.begin_object("counts").field("handovers_in", count_open_in(call.tx, call.principal())).end_object();
    writer.end_object();
    call.entry.categories = {access::Category::basic};
    return http::json_response(std::move(body));
}

}  // namespace

std::vector<http::Route> work_routes() {
    return {{http::Method::get, "/api/v1/work", access::Action::work_list, http::kListScope, http::Cost::fast,
             list_work_route}};
}

}  // namespace polku::casework
