#include "services/casework/appointments/acts.h"

#include "services/casework/appointments/rules.h"
#include "services/casework/appointments/store.h"
#include "services/casework/cases/store.h"
#include "services/casework/deadlines/store.h"
#include "services/casework/directory/store.h"
#include "services/casework/events.h"
#include "services/casework/items/caller.h"

#include <algorithm>

namespace polku::casework {

namespace {

AppointmentFacts appointment_facts(http::WriteCall& call, Appointment const& appointment) {
    auto const& about = call.allowed.case_access();
    auto const in_case = [&](domain::Id const& organisation) {
        return organisation_in_case(call.tx, about.case_id, organisation);
    };
    return {.case_open = about.open,
            .item = {.organisation_in_case = in_case(appointment.organisation),
                     .may_record = call.allowed.ground_for(appointment.category).has_value(),
                     .person_of_organisation = !appointment.person || works_in(call.tx, *appointment.person,
                                                                               appointment.organisation, std::nullopt)},
            .participants_in_case = std::ranges::all_of(appointment.participants, [&](Participant const& one) {
                return in_case(one.organisation) &&
                       (!one.person || works_in(call.tx, *one.person, one.organisation, std::nullopt));
            })};
}

http::Written appointment_written(http::WriteCall& call, Appointment const& appointment, std::string_view what) {
    call.entry.subject = appointment.id.text;
    call.entry.outcome = what;
    call.entry.categories = {appointment.category};
    call.emit(appointment_event(what, appointment));
    note_act(call.tx, appointment.case_id, call.now);
    auto const made = appointment.version == 1;
    return {.status = made ? 201 : 200,
            .id = appointment.id.text,
            .version = appointment.version,
            .state = std::string(domain::name_of<AppointmentState>(kAppointmentStateNames, appointment.state)),
            .location = made ? "/api/v1/cases/" + appointment.case_id.text + "/appointments" : std::string()};
}

/// The appointment in the path as the command finds it: 404 for who may not see it, else as the rule says.
domain::Result<Appointment> commanded(http::WriteCall& call, AppointmentCommand command) {
    auto present = load_appointment(call.tx, call.allowed, call.path.id("appointment"));
    if (!present || !may_see_appointment(call.allowed, *present)) return domain::refused(domain::not_found());
    if (auto const may = check_command(*present, command, call.allowed, call.now); !may) {
        return domain::refused(may.error());
    }
    return std::move(*present);
}

void settle(http::WriteCall& call, Appointment& appointment, AppointmentState state, std::string reason) {
    appointment.state = state;
    appointment.settled = caller(call);
    appointment.reason = std::move(reason);
    appointment.version += 1;
    save_appointment(call.tx, appointment);
}

}  // namespace

domain::Result<http::Written> make_appointment(http::WriteCall& call, Appointment const& written) {
    auto appointment = written;
    if (auto const checked = check_appointment(appointment, appointment_facts(call, appointment)); !checked) {
        return domain::refused(checked.error());
    }
    appointment.id = call.ids.next();
    appointment.case_id = call.allowed.case_access().case_id;
    appointment.recorded = caller(call);
    insert_appointment(call.tx, appointment);
    return appointment_written(call, appointment, "made");
}

domain::Result<http::Written> reschedule_appointment(http::WriteCall& call, Rescheduling const& rescheduling) {
    auto present = commanded(call, AppointmentCommand::reschedule);
    if (!present) return domain::refused(present.error());
    if (auto const checked = check_rescheduling(rescheduling); !checked) return domain::refused(checked.error());
    auto instead = *present;
    settle(call, *present, AppointmentState::rescheduled, rescheduling.reason);
    instead.id = call.ids.next();
    instead.version = 1;
    instead.time = rescheduling.time;
    instead.reschedules = present->id;
    instead.recorded = caller(call);
    insert_appointment(call.tx, instead);
    return appointment_written(call, instead, "rescheduled");
}

domain::Result<http::Written> cancel_appointment(http::WriteCall& call, std::string const& reason) {
    auto present = commanded(call, AppointmentCommand::cancel);
    if (!present) return domain::refused(present.error());
    settle(call, *present, AppointmentState::cancelled, reason);
    return appointment_written(call, *present, "cancelled");
}

domain::Result<http::Written> record_attendance(http::WriteCall& call, Attendance const& attendance) {
    auto present = commanded(call, AppointmentCommand::record_attendance);
    if (!present) return domain::refused(present.error());
    settle(call, *present, state_of(attendance), "");
    refresh_deadline(call.tx, present->case_id);
    return appointment_written(call, *present, "attendance-recorded");
}

void move_appointment(http::WriteCall& call, Appointment const& appointment, NewHome const& home) {
    auto moved = appointment;
    moved.organisation = home.organisation;
    moved.person = home.person;
    moved.version += 1;
    save_appointment(call.tx, moved);
    call.emit(appointment_event("moved", moved));
}

}  // namespace polku::casework
