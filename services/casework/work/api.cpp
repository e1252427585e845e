#include "services/casework/work/api.h"

#include "services/casework/clients/rules.h"
#include "services/casework/handovers/disagreement_store.h"
#include "services/casework/handovers/store.h"
#include "services/casework/plan_versions/store.h"
#include "services/casework/work/rules.h"
#include "services/casework/work/store.h"
#include "shared/domain/working_days.h"
#include "shared/json/writer.h"

namespace polku::casework {

namespace {

constexpr int kMostRows = 200;
/// The authority finds out about a match within this many working days.
constexpr int kWorkingDaysForMatch = 5;
/// An organisation that is asked to agree on a plan answers within this many working days: a wish, nothing expires.
constexpr int kWorkingDaysForPlan = 10;
/// The leads of both teams settle a declined return within this many working days: a wish, the case stays where it is.
constexpr int kWorkingDaysForDisagreement = 5;

void write_due(json::Writer& writer, domain::LocalDate due, domain::LocalDate today) {
    writer.field("due", due)
        .field("working_days_left", domain::working_days_between(today, due))
        .field("urgency", domain::name_of<Urgency>(kUrgencyNames, urgency(due, today)));
}

void write_handovers_to_answer(json::Writer& writer, http::ReadCall& call, domain::LocalDate today) {
    for (auto const& row : list_handovers(call.tx, call.principal(), {}, std::nullopt, today, kMostRows)) {
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
        write_due(writer, handover.answer_by, today);
        writer.end_object();
        call.entry.clients.push_back(handover.client);
        call.entry.ground = handover.ground;
    }
}

void write_disagreements(json::Writer& writer, http::ReadCall& call, domain::LocalDate today) {
    for (auto const& row : open_disagreements(call.tx, call.principal(), kMostRows)) {
        writer.begin_object()
            .field("kind", "settle_disagreement")
            .field("subject", row.handover)
            .field("case", row.case_id);
        writer.begin_object("client")
            .field("id", row.client)
            .field("name", display_name(row.client_given_names, row.client_family_name))
            .end_object();
        writer.begin_object("from")
            .field("organisation", row.from_organisation)
            .field("team", row.from_team)
            .field("person", nullptr)
            .end_object();
        writer.field("reason", row.reason);
        write_due(writer, domain::add_working_days(domain::local_date(row.opened_at), kWorkingDaysForDisagreement),
                  today);
        writer.end_object();
        call.entry.clients.push_back(row.client);
        call.entry.ground = row.ground;
    }
}

void write_plans_to_answer(json::Writer& writer, http::ReadCall& call, domain::LocalDate today) {
    for (auto const& asked : versions_to_answer(call.tx, call.principal(), call.now, kMostRows)) {
        writer.begin_object().field("kind", "answer_plan").field("subject", asked.version).field("case", asked.case_id);
        writer.begin_object("client")
            .field("id", asked.client)
            .field("name", display_name(asked.client_given_names, asked.client_family_name))
            .end_object();
        writer.begin_object("from")
            .field("organisation", asked.asked_organisation)
            .field("team", nullptr)
            .field("person", asked.asked_by)
            .end_object();
        writer.field("number", std::to_string(asked.number));
        write_due(writer, domain::add_working_days(domain::local_date(asked.asked_at), kWorkingDaysForPlan), today);
        writer.end_object();
        call.entry.clients.push_back(asked.client);
        call.entry.ground = asked.ground;
    }
}

void write_matches_to_resolve(json::Writer& writer, http::ReadCall& call, domain::LocalDate today) {
    for (auto const& match : open_matches(call.tx, call.principal(), kMostRows)) {
        writer.begin_object()
            .field("kind", "resolve_identity_match")
            .field("subject", match.id)
            .field("number", match.number)
            .field("import", match.import);
        write_due(writer, domain::add_working_days(domain::local_date(match.found_at), kWorkingDaysForMatch), today);
        writer.end_object();
    }
}

/// One list of what waits; each kind of work for whom the policy gives its own page.
domain::Result<http::Response> list_work_route(http::ReadCall& call) {
    auto const today = domain::local_date(call.now);
    auto const may = [&](access::Action action) {
        return access::allow(call.principal(), action, access::NoFacts{}).has_value();
    };
    auto const answers_handovers = may(access::Action::handover_list);
    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    if (answers_handovers) {
        write_handovers_to_answer(writer, call, today);
        write_disagreements(writer, call, today);
        write_plans_to_answer(writer, call, today);
    }
    if (may(access::Action::import_read)) write_matches_to_resolve(writer, call, today);
    writer.end_array();
    auto const handovers_in = answers_handovers ? count_open_in(call.tx, call.principal(), today) : 0;
    writer.begin_object("counts").field("handovers_in", handovers_in).end_object();
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
