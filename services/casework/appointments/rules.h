#pragma once

#include "services/casework/appointments/model.h"
#include "services/casework/items/rules.h"

#include <span>
#include <string_view>

namespace polku::casework {

struct AppointmentFacts {
    bool case_open = true;
    ItemFacts item;
    bool participants_in_case = true;  ///< every organisation that takes part in it takes part in the case
};

/// Whether the appointment may be made so; every fault at once. A time in the past may be written down afterwards.
domain::Result<void> check_appointment(Appointment const& appointment, AppointmentFacts const& facts);

enum class AppointmentCommand : std::uint8_t { reschedule, cancel, record_attendance };

struct AppointmentTransition {
    AppointmentState from;
    AppointmentCommand command;
    std::string_view to;
    std::string_view who;
    std::string_view guard;
};
/// The whole machine. What is not in it is refused.
std::span<AppointmentTransition const> appointment_transitions();

/// Whether the command may be given now: 403 for who has no part in the appointment, 409 with what became of it, who
/// said so and when. Attendance is not recorded before the beginning. In a closed case what is left is still cancelled
/// or its attendance recorded, but gets no other time.
domain::Result<void> check_command(Appointment const& appointment, AppointmentCommand command,
                                   access::Allowed const& allowed, domain::Instant now);

domain::Result<void> check_rescheduling(Rescheduling const& rescheduling);

/// Whether the reader is told of it at all. It must have a ground for the category; and under a safety ban nobody
/// learns when and where the client is but the client and those who meet: who holds it, who made it and who is named to
/// take part. For the others it is not there.
bool may_see_appointment(access::Allowed const& allowed, Appointment const& appointment);

AppointmentState state_of(Attendance attendance);

}  // namespace polku::casework
