#include "services/casework/cases/api.h"

#include "services/casework/absences/render.h"
#include "services/casework/absences/store.h"
#include "services/casework/appointments/store.h"
#include "services/casework/cases/parties.h"
#include "services/casework/cases/store.h"
#include "services/casework/clients/rules.h"
#include "services/casework/clients/store.h"
#include "services/casework/deadlines/rules.h"
#include "services/casework/deadlines/store.h"
#include "services/casework/emergencies/store.h"
#include "services/casework/handovers/store.h"
#include "services/casework/plans/store.h"
#include "services/casework/render.h"
#include "shared/domain/text.h"
#include "shared/domain/working_days.h"
#include "shared/http/json_write.h"
#include "shared/json/writer.h"

#include <algorithm>
#include <array>

namespace polku::casework {

namespace {

using access::Action;
using access::Category;

constexpr std::array kActsOnCase{Action::plan_read,        Action::plan_write,       Action::task_read,
                                 Action::appointment_read, Action::note_read,        Action::document_list,
                                 Action::timeline_read,    Action::case_close,       Action::party_write,
                                 Action::consent_read,     Action::consent_write,    Action::handover_propose,
                                 Action::handover_request, Action::milestone_record, Action::milestone_verify,
                                 Action::client_read,      Action::client_write};

void write_basic(json::Writer& writer, http::ReadCall const& call, Client const& client, access::Ground ground) {
    writer.begin_object("client")
        .field("id", client.id)
        .field("name", display_name(client.given_names, client.family_name))
        .field("given_names", client.given_names)
        .field("family_name", client.family_name)
        .field("born_on", client.born_on)
        .field("number", number_of(call.tx, client.id))
        .field("mother_tongue", client.mother_tongue)
        .field("service_language", client.service_language)
        .field("phone", client.phone)
        .field("email", client.email)
        .field("interpreter", client.interpreter)
        .field("ground", access::name(ground));
    // Absent, not empty: nothing shows that a place is withheld.
    if (!client.municipality.empty()) writer.field("municipality", client.municipality);
    writer.end_object();
}

void write_referral(json::Writer& writer, Case const& the_case, access::Ground ground) {
    writer.begin_object("referral")
        .field("unemployed_since", the_case.unemployed_since)
        .field("target_group", the_case.target_group)
        .begin_array("needs");
    for (auto const need : domain::split(the_case.needs, '|')) {
        if (!need.empty()) writer.value(need);
    }
    writer.end_array()
        .field("wished_start", the_case.wished_start)
        .field("note", the_case.referral_note)
        .field("ground", access::name(ground))
        .end_object();
}

void write_parts(json::Writer& writer, http::ReadCall& call, Case const& the_case) {
    writer.begin_object("responsible")
        .field("organisation", the_case.responsible_organisation)
        .field("team", the_case.responsible_team)
        .field("person", the_case.responsible_person)
        .field("since", the_case.responsible_since);
    if (the_case.responsible_person) {
        write_away(writer, away_on(call.tx, *the_case.responsible_person, the_case.responsible_team,
                                   domain::local_date(call.now)));
    }
    writer.end_object();
    writer.begin_array("parties");
    for (auto const& party : open_parties(call.tx, call.allowed)) {
        writer.begin_object()
            .field("id", party.id)
            .field("organisation", party.organisation)
            .field("team", party.team)
            .field("person", party.person)
            .field("part", domain::name_of<PartyPart>(kPartyPartNames, party.part))
            .field("joined_at", party.joined_at)
            .end_object();
    }
    writer.end_array().begin_array("responsibility");
    for (auto const& period : responsibility_periods(call.tx, call.allowed)) {
        writer.begin_object()
            .field("from", period.from_at)
            .field("organisation", period.organisation)
            .field("team", period.team)
            .field("handover", period.handover)
            .end_object();
    }
    writer.end_array();
}

/// The emergency on which alone the reader sees the case: for its banner, with the time that is left.
void write_emergency(json::Writer& writer, http::ReadCall& call) {
    auto const emergency = open_emergency_of_case(call.tx, call.allowed, call.now);
    if (!emergency) return;
    writer.begin_object("emergency").field("id", emergency->id).field("ends_at", emergency->ends_at).end_object();
}

/// What is due next, for everybody in the case; that it stands still, for those who work on it.
void write_time(json::Writer& writer, http::ReadCall& call) {
    auto const relation = call.allowed.case_access().relation;
    if (relation == access::Relation::emergency || !call.allowed.case_access().open) return;
    auto const time = case_time(call.tx, call.allowed);
    auto const today = domain::local_date(call.now);
    if (time.next) {
        writer.begin_object("deadline")
            .field("kind", domain::name_of<DeadlineKind>(kDeadlineKindNames, time.next->kind))
            .field("due_on", time.next->due_on)
            .field("working_days_left", domain::working_days_between(today, time.next->due_on))
            .end_object();
    }
    if (relation == access::Relation::own) return;
    auto const still_from = stands_still_from(time.last_act_at, deadline_rules(call.tx));
    if (still_from && *still_from <= today) writer.field("still_since", time.last_act_at);
}

/// The next one that the reader may see, for the bar over every page of the case.
void write_next_appointment(json::Writer& writer, http::ReadCall& call) {
    auto const shown = access::allow(call.principal(), Action::appointment_read, call.allowed.case_access());
    auto const next = shown ? next_appointment(call.tx, call.allowed, call.now) : std::nullopt;
    if (!next) return;
    writer.begin_object("next_appointment")
        .field("id", next->id)
        .field("title", next->title)
        .field("starts_at", next->time.starts_at)
        .end_object();
    auto& categories = call.entry.categories;
    if (std::ranges::find(categories, next->category) == categories.end()) categories.push_back(next->category);
}

/// An emergency needs to know whom to call, not how the case has moved.
void write_handovers(json::Writer& writer, http::ReadCall& call) {
    auto const shown = call.allowed.case_access().relation != access::Relation::emergency;
    writer.begin_array("handovers");
    for (auto const& handover : shown ? handovers_of_case(call.tx, call.allowed) : std::vector<Handover>{}) {
        writer.begin_object()
            .field("id", handover.id)
            .field("version", handover.version)
            .field("kind", domain::name_of<HandoverKind>(kHandoverKindNames, handover.kind))
            .field("state", domain::name_of<HandoverState>(kHandoverStateNames, handover.state))
            .field("reason", handover.reason)
            .field("proposed_at", handover.proposed_at)
            .field("answer_by", handover.answer_by)
            .field("decided_at", handover.decided_at)
            .field("decided_by", handover.decided_by);
        writer.begin_object("from").field("organisation", handover.from_organisation).field("team", handover.from_team);
        writer.field("person", handover.from_person).end_object();
        writer.begin_object("to")
            .field("organisation", handover.to_organisation)
            .field("team", handover.to_team)
            .end_object();
        writer.end_object();
    }
    writer.end_array();
}

/// A former party reads what it could read when it left, and never live rows.
domain::Result<http::Response> read_closing_snapshot(http::ReadCall& call) {
    auto const snapshot = load_snapshot(call.tx, call.allowed);
    if (!snapshot) return domain::refused(domain::not_found());
    std::string body;
    json::Writer writer(body);
    writer.begin_object().field("id", call.allowed.case_access().case_id);
    writer.begin_object("snapshot").field("made_at", snapshot->made_at).begin_array("parts");
    for (auto const& part : snapshot->parts) {
        writer.begin_object()
            .field("category", access::name(part.category))
            .field("ground", access::name(call.allowed.ground_for(part.category).value()))
            .field("hash", part.hash);
        writer.key("content").raw(part.content);
        writer.end_object();
        call.entry.categories.push_back(part.category);
    }
    writer.end_array().end_object();
    write_can(writer, access::can(call.principal(), call.allowed.case_access(), kActsOnCase));
    writer.end_object();
    call.entry.clients = {call.allowed.case_access().client};
    return http::json_response(std::move(body));
}

domain::Result<http::Response> read_case_route(http::ReadCall& call) {
    if (call.allowed.case_access().relation == access::Relation::former) return read_closing_snapshot(call);
    auto const the_case = load_case(call.tx, call.allowed);
    auto const client = load_client(call.tx, call.allowed);
    if (!the_case || !client) return domain::refused(domain::not_found());

    std::string body;
    json::Writer writer(body);
    writer.begin_object()
        .field("id", the_case->id)
        .field("version", the_case->version)
        .field("contract", the_case->contract)
        .field("programme", the_case->programme)
        .field("opened_at", the_case->opened_at)
        .field("closed_at", the_case->closed_at);
    write_emergency(writer, call);
    if (auto const ground = call.allowed.ground_for(Category::basic)) {
        write_basic(writer, call, *client, *ground);
        call.entry.categories.push_back(Category::basic);
    }
    if (auto const ground = call.allowed.ground_for(Category::employment, the_case->opened_at)) {
        write_referral(writer, *the_case, *ground);
        call.entry.categories.push_back(Category::employment);
    }
    write_parts(writer, call, *the_case);
    write_handovers(writer, call);
    write_next_appointment(writer, call);
    write_time(writer, call);
    writer.begin_array("categories");
    for (auto const category : call.allowed.categories()) {
        writer.begin_object()
            .field("category", access::name(category))
            .field("ground", access::name(call.allowed.ground_for(category).value()))
            .end_object();
    }
    writer.end_array();
    write_can(writer, access::can(call.principal(), call.allowed.case_access(), kActsOnCase));
    writer.end_object();
    call.entry.clients = {client->id};
    // No ETag: what is shown also changes with parties, handovers and the reader's grounds.
    return http::json_response(std::move(body));
}

NewParty read_party(json::Reader& reader) {
    return {reader.id("organisation"), reader.id("team"), reader.optional_id("person")};
}

}  // namespace

std::vector<http::Route> case_routes() {
    using http::Cost;
    using http::Method;
    auto const of_case = http::case_in_path("case");
    return {
        {Method::get, "/api/v1/cases/{case}", Action::case_read, of_case, Cost::fast, read_case_route},
        {Method::post, "/api/v1/cases/{case}/parties", Action::party_write, of_case, Cost::fast,
         http::json_write<NewParty>(read_party, add_party)},
        {Method::post, "/api/v1/cases/{case}/parties/{party}/end", Action::party_write, of_case, Cost::fast,
         http::act_write(end_party)},
    };
}

}  // namespace polku::casework
