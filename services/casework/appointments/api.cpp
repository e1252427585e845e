#include "services/casework/appointments/api.h"

#include "services/casework/appointments/acts.h"
#include "services/casework/appointments/rules.h"
#include "services/casework/appointments/store.h"
#include "services/casework/items/page.h"
#include "services/casework/items/render.h"
#include "services/casework/render.h"
#include "shared/http/json_write.h"
#include "shared/http/paging.h"
#include "shared/json/reader.h"
#include "shared/json/writer.h"

#include <array>

namespace polku::casework {

namespace {

using access::Action;

constexpr std::array kActsOnAppointments{Action::appointment_write};
constexpr int kMostParticipants = 20;

/// What may be done with it now, by the rule that the commands are judged by.
void write_commands(json::Writer& writer, http::ReadCall const& call, Appointment const& appointment) {
    struct Line {
        std::string_view name;
        AppointmentCommand command;
    };
    constexpr Line kLines[] = {{"reschedule", AppointmentCommand::reschedule},
                               {"cancel", AppointmentCommand::cancel},
                               {"record_attendance", AppointmentCommand::record_attendance}};
    auto const writes = access::allow(call.principal(), Action::appointment_write, call.allowed.case_access());
    writer.begin_array("can");
    for (auto const& line : kLines) {
        if (writes && check_command(appointment, line.command, call.allowed, call.now)) writer.value(line.name);
    }
    writer.end_array();
}

void write_appointment(json::Writer& writer, http::ReadCall& call, Appointment const& appointment) {
    writer.begin_object()
        .field("id", appointment.id)
        .field("version", appointment.version)
        .field("kind", domain::name_of<AppointmentKind>(kAppointmentKindNames, appointment.kind))
        .field("title", appointment.title)
        .field("organisation", appointment.organisation)
        .field("person", appointment.person)
        .field("starts_at", appointment.time.starts_at)
        .field("ends_at", appointment.time.ends_at)
        .field("remote", appointment.time.remote)
        .field("place", appointment.time.place)
        .field("with_client", appointment.with_client)
        .begin_array("participants");
    for (auto const& one : appointment.participants) {
        writer.begin_object().field("organisation", one.organisation).field("person", one.person).end_object();
    }
    writer.end_array()
        .field("reschedules", appointment.reschedules)
        .field("superseded_by", appointment.superseded_by)
        .field("state", domain::name_of<AppointmentState>(kAppointmentStateNames, appointment.state))
        .field("settled_at", appointment.settled ? std::optional(appointment.settled->at) : std::nullopt)
        .field("settled_by", appointment.settled ? std::optional(appointment.settled->person) : std::nullopt)
        .field("reason", appointment.reason);
    write_recorded(writer, call, appointment.category, appointment.recorded);
    write_commands(writer, call, appointment);
    writer.end_object();
}

domain::Result<std::optional<AppointmentPlace>> read_place(http::Page const& page) {
    if (page.after.empty()) return std::nullopt;
    auto const at = number_in_cursor(page.after[0]);
    if (!at) return domain::refused(domain::bad_request("bad_cursor", "cursor is not one of this list"));
    return AppointmentPlace{domain::Instant{*at}, page.after[1]};
}

domain::Result<http::Response> list_appointments_route(http::ReadCall& call) {
    auto const state = call.request.parameter("state").value_or("open");
    if (state != "open" && state != "closed")
        return domain::refused(domain::invalid("state", "not_a_choice", {{"choices", "open, closed"}}));
    auto const page = http::read_page(call.request, 2);
    if (!page) return domain::refused(page.error());
    auto const after = read_place(*page);
    if (!after) return domain::refused(after.error());

    auto appointments = list_appointments(call.tx, call.allowed, state == "open", *after, page->limit + 1);
    auto const more = appointments.size() > static_cast<std::size_t>(page->limit);
    if (more) appointments.pop_back();
    std::string body;
    json::Writer writer(body);
    writer.begin_object().begin_array("items");
    for (auto const& appointment : appointments) write_appointment(writer, call, appointment);
    writer.end_array();
    if (more) {
        auto const& last = appointments.back();
        writer.field("next", http::make_cursor({std::to_string(last.time.starts_at.ms), last.id.text}));
    } else {
        writer.field("next", nullptr);
    }
    auto acts = access::can(call.principal(), call.allowed.case_access(), kActsOnAppointments);
    if (!call.allowed.case_access().open) acts.clear();
    write_can(writer, acts);
    writer.end_object();
    call.entry.clients = {call.allowed.case_access().client};
    return http::json_response(std::move(body));
}

MeetingTime read_time(json::Reader& reader) {
    MeetingTime time;
    time.starts_at = reader.instant("starts_at");
    time.ends_at = reader.instant("ends_at");
    time.remote = reader.optional_boolean("remote").value_or(false);
    time.place = reader.optional_text("place", {.min = 0}).value_or("");
    return time;
}

Appointment read_appointment(json::Reader& reader) {
    Appointment appointment;
    appointment.kind = reader.choice<AppointmentKind>("kind", kAppointmentKindNames);
    appointment.title = reader.text("title");
    appointment.category = reader.choice<access::Category>("category", access::kCategoryNames);
    appointment.organisation = reader.id("organisation");
    appointment.person = reader.optional_id("person");
    appointment.time = read_time(reader);
    appointment.with_client = reader.optional_boolean("with_client").value_or(true);
    reader.each("participants",
                [&](json::Reader& one) {
                    appointment.participants.push_back({one.id("organisation"), one.optional_id("person")});
                },
                {.max = kMostParticipants, .required = false});
    return appointment;
}

constexpr json::TextRule kReason{.max = 500, .lines = true};

Rescheduling read_rescheduling(json::Reader& reader) {
    Rescheduling rescheduling;
    rescheduling.time = read_time(reader);
    rescheduling.reason = reader.text("reason", kReason);
    return rescheduling;
}

std::string read_reason(json::Reader& reader) { return reader.text("reason", kReason); }

Attendance read_attendance(json::Reader& reader) { return reader.choice<Attendance>("attendance", kAttendanceNames); }

}  // namespace

std::vector<http::Route> appointment_routes() {
    using http::Cost;
    using http::Method;
    auto const of_case = http::case_in_path("case");
    return {
        {Method::get, "/api/v1/cases/{case}/appointments", Action::appointment_read, of_case, Cost::fast,
         list_appointments_route},
        {Method::post, "/api/v1/cases/{case}/appointments", Action::appointment_write, of_case, Cost::fast,
         http::json_write<Appointment>(read_appointment, make_appointment)},
        {Method::post, "/api/v1/cases/{case}/appointments/{appointment}/reschedule", Action::appointment_write, of_case,
         Cost::fast, http::json_write<Rescheduling>(read_rescheduling, reschedule_appointment)},
        {Method::post, "/api/v1/cases/{case}/appointments/{appointment}/cancel", Action::appointment_write, of_case,
         Cost::fast, http::json_write<std::string>(read_reason, cancel_appointment)},
        {Method::post, "/api/v1/cases/{case}/appointments/{appointment}/attendance", Action::appointment_write, of_case,
         Cost::fast, http::json_write<Attendance>(read_attendance, record_attendance)},
    };
}

}  // namespace polku::casework
