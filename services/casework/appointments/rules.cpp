#include "services/casework/appointments/rules.h"

#include <algorithm>

namespace polku::casework {

namespace {

constexpr std::string_view kWhoChanges = "the organisation that holds it, that made it or that answers for the case";

constexpr AppointmentTransition kAppointmentTransitions[] = {
    {AppointmentState::planned, AppointmentCommand::reschedule, "rescheduled", kWhoChanges,
     "with a reason; the case is open; the new time is an appointment of its own"},
    {AppointmentState::planned, AppointmentCommand::cancel, "cancelled", kWhoChanges, "with a reason"},
    {AppointmentState::planned, AppointmentCommand::record_attendance, "attended, absent_notified or absent",
     kWhoChanges, "it has begun"},
};

domain::Problem settled_before(Appointment const& appointment) {
    domain::Params facts{
        {"state", std::string(domain::name_of<AppointmentState>(kAppointmentStateNames, appointment.state))}};
    if (appointment.settled) {
        facts.emplace_back("settled_at", domain::format_instant(appointment.settled->at));
        facts.emplace_back("settled_by", appointment.settled->person.text);
    }
    return domain::conflict("appointment_already_settled", std::move(facts));
}

std::vector<domain::FieldFault> time_faults(MeetingTime const& time) {
    if (time.ends_at > time.starts_at) return {};
    return {{"/ends_at", "ends_before_it_begins", {}}};
}

}  // namespace

domain::Result<void> check_appointment(Appointment const& appointment, AppointmentFacts const& facts) {
    if (!facts.case_open) return domain::refused(domain::conflict("case_closed"));
    auto faults = item_faults(appointment.category, facts.item);
    if (!facts.participants_in_case) faults.push_back({"/participants", "not_in_the_case", {}});
    for (auto& fault : time_faults(appointment.time)) faults.push_back(std::move(fault));
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    return {};
}

domain::Result<void> check_rescheduling(Rescheduling const& rescheduling) {
    auto faults = time_faults(rescheduling.time);
    if (!faults.empty()) return domain::refused(domain::invalid(std::move(faults)));
    return {};
}

std::span<AppointmentTransition const> appointment_transitions() { return kAppointmentTransitions; }

domain::Result<void> check_command(Appointment const& appointment, AppointmentCommand command,
                                   access::Allowed const& allowed, domain::Instant now) {
    if (!has_part_in(allowed, appointment.organisation, appointment.recorded)) {
        return domain::refused(domain::forbidden("not_your_appointment"));
    }
    auto const named = std::ranges::any_of(kAppointmentTransitions, [&](AppointmentTransition const& line) {
        return line.from == appointment.state && line.command == command;
    });
    if (!named) return domain::refused(settled_before(appointment));
    if (command == AppointmentCommand::reschedule && !allowed.case_access().open) {
        return domain::refused(domain::conflict("case_closed"));
    }
    if (command == AppointmentCommand::record_attendance && now < appointment.time.starts_at) {
        return domain::refused(domain::conflict("appointment_not_begun"));
    }
    return {};
}

bool may_see_appointment(access::Allowed const& allowed, Appointment const& appointment) {
    if (!may_see(allowed, appointment.category, appointment.recorded)) return false;
    if (allowed.places()) return true;
    auto const& reader = allowed.principal().person;
    return appointment.person == reader || appointment.recorded.person == reader ||
           std::ranges::any_of(appointment.participants, [&](Participant const& one) { return one.person == reader; });
}

AppointmentState state_of(Attendance attendance) {
    switch (attendance) {
        case Attendance::absent_notified: return AppointmentState::absent_notified;
        case Attendance::absent: return AppointmentState::absent;
        case Attendance::attended: break;
    }
    return AppointmentState::attended;
}

}  // namespace polku::casework
