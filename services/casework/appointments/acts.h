#pragma once

#include "services/casework/appointments/model.h"
#include "shared/http/route.h"

#include <string>

/// What the writes on appointments do, each in one transaction.
namespace polku::casework {

domain::Result<http::Written> make_appointment(http::WriteCall& call, Appointment const& written);
/// Answers the new appointment.
domain::Result<http::Written> reschedule_appointment(http::WriteCall& call, Rescheduling const& rescheduling);
domain::Result<http::Written> cancel_appointment(http::WriteCall& call, std::string const& reason);
domain::Result<http::Written> record_attendance(http::WriteCall& call, Attendance const& attendance);

/// Gives a planned appointment another home, as a handover is accepted: its organisation, and the person or nobody yet.
/// Requires: the organisation takes part in the case and the person works in it (the schema refuses the person
/// otherwise).
void move_appointment(http::WriteCall& call, Appointment const& appointment, NewHome const& home);

}  // namespace polku::casework
