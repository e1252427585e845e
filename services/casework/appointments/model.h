#pragma once

#include "services/casework/items/model.h"
#include "shared/access/vocabulary.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace polku::casework {

/// The first interview and the reviews have a day by which they are to be held.
enum class AppointmentKind : std::uint8_t { first_interview, review, meeting };
inline constexpr domain::Name<AppointmentKind> kAppointmentKindNames[] = {
    {"first_interview", AppointmentKind::first_interview},
    {"review", AppointmentKind::review},
    {"meeting", AppointmentKind::meeting}};

enum class AppointmentState : std::uint8_t { planned, rescheduled, cancelled, attended, absent_notified, absent };
inline constexpr domain::Name<AppointmentState> kAppointmentStateNames[] = {
    {"planned", AppointmentState::planned},
    {"rescheduled", AppointmentState::rescheduled},
    {"cancelled", AppointmentState::cancelled},
    {"attended", AppointmentState::attended},
    {"absent_notified", AppointmentState::absent_notified},
    {"absent", AppointmentState::absent}};

/// Whether the client was there; absent_notified: not, and said so before.
enum class Attendance : std::uint8_t { attended, absent_notified, absent };
inline constexpr domain::Name<Attendance> kAttendanceNames[] = {{"attended", Attendance::attended},
                                                                {"absent_notified", Attendance::absent_notified},
                                                                {"absent", Attendance::absent}};

/// Who takes part beside the holder and the client.
struct Participant {
    domain::Id organisation;
    std::optional<domain::Id> person;
};

/// When and where. Under a safety ban only for those who meet.
struct MeetingTime {
    domain::Instant starts_at;
    domain::Instant ends_at;
    bool remote = false;
    std::string place;
};

/// A time with somebody of the case. Another time is another appointment, which names the one before.
struct Appointment {
    domain::Id id;
    domain::Id case_id;
    std::int64_t version = 1;
    AppointmentKind kind = AppointmentKind::meeting;
    std::string title;
    access::Category category = access::Category::basic;
    domain::Id organisation;           ///< that holds it
    std::optional<domain::Id> person;  ///< of that organisation
    MeetingTime time;
    bool with_client = true;
    std::vector<Participant> participants;
    std::optional<domain::Id> reschedules;    ///< the one that this one is instead of
    std::optional<domain::Id> superseded_by;  ///< the one that is instead of this one
    AppointmentState state = AppointmentState::planned;
    RecordedBy recorded;
    std::optional<RecordedBy> settled;  ///< what became of it, by whom and when
    std::string reason;                 ///< of another time, or of the cancelling
};

struct Rescheduling {
    MeetingTime time;
    std::string reason;
};

/// An appointment in the list of what waits, with whose it is.
struct WaitingAppointment {
    Appointment appointment;
    domain::Id client;
    std::string client_given_names;
    std::string client_family_name;
    access::Ground ground = access::Ground::none;
};

}  // namespace polku::casework
