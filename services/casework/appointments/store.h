#pragma once

#include "services/casework/appointments/model.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <optional>
#include <string>
#include <vector>

namespace polku::casework {

/// With its participants. Requires: the one that it is instead of, if any, has been saved as rescheduled.
void insert_appointment(storage::Tx& tx, Appointment const& appointment);
/// What became of it, or whose it is now. Requires: it is planned in the database.
void save_appointment(storage::Tx& tx, Appointment const& appointment);

/// Requires: `allowed` is about the appointment's case. Whether it is shown is for `may_see_appointment` to say.
std::optional<Appointment> load_appointment(storage::Tx& tx, access::Allowed const& allowed,
                                            domain::Id const& appointment);

/// Those of the case that are still planned, soonest first: for closing it, and for the acceptance of a handover, which
/// says of each where it goes. Every one of it: what is shown is for `may_see_appointment` to say.
std::vector<Appointment> planned_appointments(storage::Tx& tx, access::Allowed const& allowed);

/// Where an appointment stands in its list.
struct AppointmentPlace {
    domain::Instant starts_at;
    std::string id;
};
/// The reader's own of the case: planned ones soonest first, the others latest first.
std::vector<Appointment> list_appointments(storage::Tx& tx, access::Allowed const& allowed, bool planned,
                                           std::optional<AppointmentPlace> const& after, int limit);

/// The next one that the reader may see, from `now` on.
std::optional<Appointment> next_appointment(storage::Tx& tx, access::Allowed const& allowed, domain::Instant now);

/// Planned ones that the principal holds, then those of its organisation that nobody is named for, soonest first; those
/// whose attendance is yet to be recorded are the first. Narrowed in SQL by the grants of its team, and by safety bans.
std::vector<WaitingAppointment> appointments_waiting(storage::Tx& tx, access::Principal const& principal,
                                                     domain::Instant now, int limit);
/// Those that `person` holds, as far as the principal's team has a ground for them: for a substitute. None of a client
/// with a safety ban: a substitute is not among those who meet.
std::vector<WaitingAppointment> appointments_of_person(storage::Tx& tx, access::Principal const& principal,
                                                       domain::Id const& person, domain::Instant now, int limit);

}  // namespace polku::casework
