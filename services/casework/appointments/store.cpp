#include "services/casework/appointments/store.h"

#include "services/casework/access/first_ground.h"
#include "services/casework/appointments/rules.h"
#include "services/casework/items/page.h"
#include "services/casework/items/waiting.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

#define POLKU_APPOINTMENT_COLUMNS                                                                                 \
    "a.id, a.case_id, a.version, a.kind, a.title, a.category, a.organisation, a.person, a.starts_at, a.ends_at, " \
    "a.remote, a.place, a.with_client, a.reschedules, a.state, a.recorded_at, a.recorded_by, "                    \
    "a.recorded_organisation, a.settled_at, a.settled_by, a.settled_organisation, a.reason, "                     \
    "(SELECT n.id FROM appointment n WHERE n.reschedules = a.id)"

constexpr Query kInsertAppointment{
    "appointments.insert",
    "INSERT INTO appointment (id, case_id, kind, title, category, organisation, person, starts_at, ends_at, remote, "
    "place, with_client, reschedules, state, recorded_at, recorded_by, recorded_organisation) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'planned', $14, $15, $16)"};
constexpr Query kInsertParticipant{"appointments.insert_participant",
                                   "INSERT INTO appointment_participant (appointment, organisation, person) VALUES "
                                   "($1, $2, $3) ON CONFLICT DO NOTHING"};
constexpr Query kSaveAppointment{
    "appointments.save",
    "UPDATE appointment SET version = $1, organisation = $2, person = $3, state = $4, settled_at = $5, settled_by = "
    "$6, settled_organisation = $7, reason = $8 WHERE id = $9"};
constexpr Query kAppointment{
    "appointments.load", "SELECT " POLKU_APPOINTMENT_COLUMNS " FROM appointment a WHERE a.case_id = $1 AND a.id = $2"};
constexpr Query kParticipants{
    "appointments.participants",
    "SELECT organisation, person FROM appointment_participant WHERE appointment = $1 ORDER BY organisation, person"};
constexpr Query kPlannedPage{"appointments.planned_page",
                             "SELECT " POLKU_APPOINTMENT_COLUMNS
                             " FROM appointment a WHERE a.case_id = $1 AND a.state = 'planned' "
                             "AND (a.starts_at, a.id) > ($2, $3) ORDER BY a.starts_at, a.id LIMIT $4"};
constexpr Query kSettledAppointments{"appointments.settled_page",
                                     "SELECT " POLKU_APPOINTMENT_COLUMNS
                                     " FROM appointment a WHERE a.case_id = $1 AND a.state <> 'planned' "
                                     "AND (a.starts_at, a.id) < ($2, $3) ORDER BY a.starts_at DESC, a.id DESC LIMIT "
                                     "$4"};

// Grants of the team decide first; under a safety ban only those who meet are told.
#define POLKU_WAITING_APPOINTMENTS(PERSON, TOLD)                                                                \
    "SELECT " POLKU_APPOINTMENT_COLUMNS                                                                         \
    ", c.client, k.given_names, k.family_name, MIN(CASE WHEN g.category <> a.category THEN 4 WHEN g.ground = "  \
    "'statute' THEN 1 WHEN g.ground = 'commission' THEN 2 ELSE 3 END) "                                         \
    "FROM appointment a JOIN client_case c ON c.id = a.case_id JOIN client k ON k.id = c.client "               \
    "JOIN grants g ON g.case_id = a.case_id AND g.organisation = a.organisation "                               \
    "WHERE a.organisation = $1 AND " PERSON                                                                     \
    " AND a.state = 'planned' AND (g.team = $3 OR $3 = '') AND g.person = '' "                                  \
    "AND (k.safety_ban = 0" TOLD                                                                                \
    ") "                                                                                                        \
    "AND (g.category = a.category OR a.recorded_organisation = $1) AND g.relation IN ('responsible', 'party') " \
    "AND g.valid_from <= $4 AND g.valid_until > $4 AND ($5 = '' OR c.contract = $5) "                           \
    "GROUP BY a.id ORDER BY a.starts_at, a.id LIMIT $6"
#define POLKU_THOSE_WHO_MEET " OR a.person = $2 OR a.recorded_by = $2"
constexpr Query kOwnAppointments{"appointments.waiting_own",
                                 POLKU_WAITING_APPOINTMENTS("a.person = $2", POLKU_THOSE_WHO_MEET)};
constexpr Query kTeamAppointments{"appointments.waiting_team",
                                  POLKU_WAITING_APPOINTMENTS("a.person IS NULL AND $2 <> ''", POLKU_THOSE_WHO_MEET)};
constexpr Query kAnothersAppointments{"appointments.waiting_another", POLKU_WAITING_APPOINTMENTS("a.person = $2", "")};
#undef POLKU_THOSE_WHO_MEET
#undef POLKU_WAITING_APPOINTMENTS
#undef POLKU_APPOINTMENT_COLUMNS

constexpr int kClientColumn = 23;

Appointment appointment_from_row(Row const& row) {
    Appointment appointment;
    appointment.id = row.id(0);
    appointment.case_id = row.id(1);
    appointment.version = row.integer(2);
    appointment.kind = domain::value_of<AppointmentKind>(kAppointmentKindNames, row.text(3)).value();
    appointment.title = row.string(4);
    appointment.category = access::parse_category(row.text(5)).value();
    appointment.organisation = row.id(6);
    appointment.person = row.optional_id(7);
    appointment.time = {row.instant(8), row.instant(9), row.boolean(10), row.string(11)};
    appointment.with_client = row.boolean(12);
    appointment.reschedules = row.optional_id(13);
    appointment.state = domain::value_of<AppointmentState>(kAppointmentStateNames, row.text(14)).value();
    appointment.recorded = {row.instant(15), row.id(16), row.id(17)};
    if (auto const at = row.optional_instant(18)) appointment.settled = RecordedBy{*at, row.id(19), row.id(20)};
    appointment.reason = row.string(21);
    appointment.superseded_by = row.optional_id(22);
    return appointment;
}

void add_participants(storage::Tx& tx, Appointment& appointment) {
    appointment.participants = tx.all(
        kParticipants,
        [](Row const& row) {
            return Participant{row.id(0), row.text(1).empty() ? std::nullopt : std::optional(row.id(1))};
        },
        appointment.id);
}

template <class... Params>
std::vector<Appointment> appointments_of(storage::Tx& tx, Query const& query, Params const&... params) {
    auto appointments = tx.all(query, appointment_from_row, params...);
    for (auto& appointment : appointments) add_participants(tx, appointment);
    return appointments;
}

WaitingAppointment waiting_appointment_from_row(Row const& row) {
    return {appointment_from_row(row), row.id(kClientColumn), row.string(kClientColumn + 1),
            row.string(kClientColumn + 2), first_ground(row.integer(kClientColumn + 3))};
}

}  // namespace

void insert_appointment(storage::Tx& tx, Appointment const& appointment) {
    auto const& time = appointment.time;
    tx.run(kInsertAppointment, appointment.id, appointment.case_id,
           domain::name_of<AppointmentKind>(kAppointmentKindNames, appointment.kind), appointment.title,
           access::name(appointment.category), appointment.organisation, appointment.person, time.starts_at,
           time.ends_at, time.remote, time.place, appointment.with_client, appointment.reschedules,
           appointment.recorded.at, appointment.recorded.person, appointment.recorded.organisation);
    for (auto const& participant : appointment.participants) {
        auto const person = participant.person ? std::string_view(participant.person->text) : std::string_view();
        tx.run(kInsertParticipant, appointment.id, participant.organisation, person);
    }
}

void save_appointment(storage::Tx& tx, Appointment const& appointment) {
    auto const settled_at = appointment.settled ? std::optional(appointment.settled->at) : std::nullopt;
    auto const settled_by = appointment.settled ? std::optional(appointment.settled->person) : std::nullopt;
    auto const settled_organisation =
        appointment.settled ? std::optional(appointment.settled->organisation) : std::nullopt;
    tx.run(kSaveAppointment, appointment.version, appointment.organisation, appointment.person,
           domain::name_of<AppointmentState>(kAppointmentStateNames, appointment.state), settled_at, settled_by,
           settled_organisation, appointment.reason, appointment.id);
}

std::optional<Appointment> load_appointment(storage::Tx& tx, access::Allowed const& allowed,
                                            domain::Id const& appointment) {
    auto found = tx.one(kAppointment, appointment_from_row, allowed.case_access().case_id, appointment);
    if (found) add_participants(tx, *found);
    return found;
}

std::vector<Appointment> planned_appointments(storage::Tx& tx, access::Allowed const& allowed) {
    return appointments_of(tx, kPlannedPage, allowed.case_access().case_id, INT64_MIN, "", INT32_MAX);
}

std::vector<Appointment> list_appointments(storage::Tx& tx, access::Allowed const& allowed, bool planned,
                                           std::optional<AppointmentPlace> const& after, int limit) {
    auto const& case_id = allowed.case_access().case_id;
    auto const load = [&](std::optional<AppointmentPlace> const& place, int most) {
        auto const end = planned ? INT64_MIN : INT64_MAX;
        auto const from = place.value_or(AppointmentPlace{domain::Instant{end}, ""});
        return appointments_of(tx, planned ? kPlannedPage : kSettledAppointments, case_id, from.starts_at, from.id,
                               most);
    };
    auto const place_of = [](Appointment const& one) { return AppointmentPlace{one.time.starts_at, one.id.text}; };
    auto const seen = [&](Appointment const& one) { return may_see_appointment(allowed, one); };
    return page_of_seen<Appointment>(after, limit, load, place_of, seen);
}

std::optional<Appointment> next_appointment(storage::Tx& tx, access::Allowed const& allowed, domain::Instant now) {
    auto const from = std::optional(AppointmentPlace{now, ""});
    auto found = list_appointments(tx, allowed, true, from, 1);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<WaitingAppointment> appointments_of_person(storage::Tx& tx, access::Principal const& principal,
                                                       domain::Id const& person, domain::Instant now, int limit) {
    auto const reader = waiting_reader(principal);
    if (!reader) return {};
    return tx.all(kAnothersAppointments, waiting_appointment_from_row, principal.organisation, person, reader->team,
                  now, reader->contract, limit);
}

std::vector<WaitingAppointment> appointments_waiting(storage::Tx& tx, access::Principal const& principal,
                                                     domain::Instant now, int limit) {
    auto const reader = waiting_reader(principal);
    if (!reader) return {};
    auto appointments = tx.all(kOwnAppointments, waiting_appointment_from_row, principal.organisation, principal.person,
                               reader->team, now, reader->contract, limit);
    auto const own = static_cast<int>(appointments.size());
    for (auto& one : tx.all(kTeamAppointments, waiting_appointment_from_row, principal.organisation, principal.person,
                            reader->team, now, reader->contract, limit - own)) {
        appointments.push_back(std::move(one));
    }
    return appointments;
}

}  // namespace polku::casework
