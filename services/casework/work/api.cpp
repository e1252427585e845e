#include "services/casework/work/api.h"

#include "services/casework/absences/store.h"
#include "services/casework/appointments/store.h"
#include "services/casework/clients/rules.h"
#include "services/casework/deadlines/store.h"
#include "services/casework/handovers/disagreement_store.h"
#include "services/casework/handovers/store.h"
#include "services/casework/merges/store.h"
#include "services/casework/plan_versions/store.h"
#include "services/casework/tasks/store.h"
#include "services/casework/work/rules.h"
#include "shared/domain/working_days.h"
#include "shared/json/writer.h"

#include <algorithm>

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

/// A row shows the client's name and, of a task or an appointment, what it is about.
void note_shown(http::ReadCall& call, domain::Id const& client, access::Category category) {
    call.entry.clients.push_back(client);
    auto& categories = call.entry.categories;
    if (std::ranges::find(categories, category) == categories.end()) categories.push_back(category);
}

/// Marks a row as the work of somebody who is away; nothing: it is the reader's own or the team's.
using InsteadOf = Away const*;
void write_instead_of(json::Writer& writer, InsteadOf away) {
    if (away == nullptr) return;
    writer.begin_object("instead_of").field("person", away->person).field("until", away->until).end_object();
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

void write_tasks_to_do(json::Writer& writer, http::ReadCall& call, std::vector<WaitingTask> const& tasks,
                       InsteadOf away, domain::LocalDate today) {
    for (auto const& waiting : tasks) {
        auto const& task = waiting.task;
        writer.begin_object().field("kind", "do_task").field("subject", task.id).field("case", task.case_id);
        writer.begin_object("client")
            .field("id", waiting.client)
            .field("name", display_name(waiting.client_given_names, waiting.client_family_name))
            .end_object();
        writer.begin_object("from")
            .field("organisation", task.recorded.organisation)
            .field("team", nullptr)
            .field("person", task.recorded.person)
            .end_object();
        writer.field("title", task.title).field("person", task.person);
        write_instead_of(writer, away);
        write_due(writer, task.due_on, today);
        writer.end_object();
        note_shown(call, waiting.client, task.category);
        call.entry.ground = waiting.ground;
    }
}

/// When, and never where: the place is on the page of the appointments.
void write_appointments_to_hold(json::Writer& writer, http::ReadCall& call,
                                std::vector<WaitingAppointment> const& appointments, InsteadOf away,
                                domain::LocalDate today) {
    for (auto const& waiting : appointments) {
        auto const& appointment = waiting.appointment;
        auto const begun = appointment.time.starts_at <= call.now;
        writer.begin_object()
            .field("kind", begun ? "record_attendance" : "hold_appointment")
            .field("subject", appointment.id)
            .field("case", appointment.case_id);
        writer.begin_object("client")
            .field("id", waiting.client)
            .field("name", display_name(waiting.client_given_names, waiting.client_family_name))
            .end_object();
        writer.begin_object("from")
            .field("organisation", appointment.recorded.organisation)
            .field("team", nullptr)
            .field("person", appointment.recorded.person)
            .end_object();
        writer.field("title", appointment.title)
            .field("person", appointment.person)
            .field("starts_at", appointment.time.starts_at);
        write_instead_of(writer, away);
        write_due(writer, domain::local_date(appointment.time.starts_at), today);
        writer.end_object();
        note_shown(call, waiting.client, appointment.category);
        call.entry.ground = waiting.ground;
    }
}

/// An interview or a review is work from two weeks before its day.
constexpr int kDaysAhead = 14;

std::string_view work_of(DeadlineKind kind) {
    switch (kind) {
        case DeadlineKind::first_interview: return "hold_first_interview";
        case DeadlineKind::review: return "hold_review";
        case DeadlineKind::stagnation: break;
    }
    return "move_case_on";
}

void write_cases_to_attend(json::Writer& writer, http::ReadCall& call, InsteadOf away, domain::LocalDate today) {
    auto const until = domain::add_days(today, kDaysAhead);
    auto const& worker = away == nullptr ? call.principal().person : away->person;
    for (auto const& waiting : cases_waiting(call.tx, call.principal(), worker, call.now, until, kMostRows)) {
        writer.begin_object()
            .field("kind", work_of(waiting.due.kind))
            .field("subject", waiting.case_id)
            .field("case", waiting.case_id);
        writer.begin_object("client")
            .field("id", waiting.client)
            .field("name", display_name(waiting.client_given_names, waiting.client_family_name))
            .end_object();
        writer.begin_object("from")
            .field("organisation", waiting.organisation)
            .field("team", nullptr)
            .field("person", nullptr)
            .end_object();
        write_instead_of(writer, away);
        write_due(writer, waiting.due.due_on, today);
        writer.end_object();
        call.entry.clients.push_back(waiting.client);
        call.entry.ground = waiting.ground;
    }
}

void write_matches_to_resolve(json::Writer& writer, http::ReadCall& call, domain::LocalDate today) {
    for (auto const& match : open_matches(call.tx, call.principal(), kMostRows)) {
        writer.begin_object()
            .field("kind", "resolve_identity_match")
            .field("subject", match.id)
            .field("number", match.number)
            .field("import", match.import)
            .field("known", match.known)
            .field("registered", match.registered);
        write_due(writer, domain::add_working_days(domain::local_date(match.found_at), kWorkingDaysForMatch), today);
        writer.end_object();
    }
}

void write_merges_to_confirm(json::Writer& writer, http::ReadCall& call, domain::LocalDate today) {
    for (auto const& merge : merges_to_confirm(call.tx, call.principal(), kMostRows)) {
        writer.begin_object().field("kind", "confirm_merge").field("subject", merge.id);
        write_due(writer, domain::add_working_days(domain::local_date(merge.proposed_at), kWorkingDaysForMatch), today);
        writer.end_object();
    }
}

void write_own_and_teams(json::Writer& writer, http::ReadCall& call, domain::LocalDate today) {
    auto const& who = call.principal();
    write_tasks_to_do(writer, call, tasks_waiting(call.tx, who, call.now, kMostRows), nullptr, today);
    write_appointments_to_hold(writer, call, appointments_waiting(call.tx, who, call.now, kMostRows), nullptr, today);
    write_cases_to_attend(writer, call, nullptr, today);
}

/// The same team has a ground for it already: a substitute sees it among the work, and sees no more than before.
void write_work_of(json::Writer& writer, http::ReadCall& call, Away const& away, domain::LocalDate today) {
    auto const& who = call.principal();
    write_tasks_to_do(writer, call, tasks_of_person(call.tx, who, away.person, call.now, kMostRows), &away, today);
    write_appointments_to_hold(writer, call, appointments_of_person(call.tx, who, away.person, call.now, kMostRows),
                               &away, today);
    write_cases_to_attend(writer, call, &away, today);
}

void write_substituting(json::Writer& writer, std::vector<Away> const& substituted) {
    writer.begin_array("substituting");
    for (auto const& away : substituted)
        writer.begin_object().field("person", away.person).field("until", away.until).end_object();
    writer.end_array();
}

/// One list of what waits; each kind of work for whom the policy gives its own page.
domain::Result<http::Response> list_work_route(http::ReadCall& call) {
    auto const today = domain::local_date(call.now);
    auto const may = [&](access::Action action) {
        return access::allow(call.principal(), action, access::NoFacts{}).has_value();
    };
    auto const answers_handovers = may(access::Action::handover_list);
    auto const takes_part_in_cases = may(access::Action::client_list);
    call.entry.categories = {access::Category::basic};
    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    if (answers_handovers) {
        write_handovers_to_answer(writer, call, today);
        write_disagreements(writer, call, today);
        write_plans_to_answer(writer, call, today);
    }
    auto const substituted =
        takes_part_in_cases ? substituted_on(call.tx, call.principal(), today) : std::vector<Away>();
    if (takes_part_in_cases) {
        write_own_and_teams(writer, call, today);
        for (auto const& away : substituted) write_work_of(writer, call, away, today);
    }
    if (may(access::Action::client_merge_read)) {
        write_matches_to_resolve(writer, call, today);
        write_merges_to_confirm(writer, call, today);
    }
    writer.end_array();
    write_substituting(writer, substituted);
    auto const handovers_in = answers_handovers ? count_open_in(call.tx, call.principal(), today) : 0;
    writer.begin_object("counts").field("handovers_in", handovers_in).end_object();
    writer.end_object();
    return http::json_response(std::move(body));
}

}  // namespace

std::vector<http::Route> work_routes() {
    return {{http::Method::get, "/api/v1/work", access::Action::work_list, http::kListScope, http::Cost::fast,
             list_work_route}};
}

}  // namespace polku::casework
