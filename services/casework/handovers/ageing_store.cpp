#include "services/casework/handovers/ageing_store.h"

namespace polku::casework {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kTimes{"ageing.times",
                       "SELECT t.step, t.working_days FROM handover_time t WHERE t.valid_from = "
                       "(SELECT MAX(x.valid_from) FROM handover_time x WHERE x.step = t.step AND x.valid_from <= $1)"};
constexpr Query kInsertReminder{"ageing.insert_reminder",
                                "INSERT INTO handover_reminder (handover, working_days, at) VALUES ($1, $2, $3)"};
constexpr Query kLastReminder{"ageing.last_reminder",
                              "SELECT working_days FROM handover_reminder WHERE handover = $1 "
                              "ORDER BY working_days DESC LIMIT 1"};
constexpr Query kReminders{"ageing.reminders",
                           "SELECT r.working_days, r.at FROM handover_reminder r JOIN handover h ON h.id = r.handover "
                           "WHERE r.handover = $1 AND h.case_id = $2 ORDER BY r.working_days"};
constexpr Query kWaits{"ageing.waits",
                       "SELECT from_organisation, to_organisation, state, proposed_at, decided_at FROM handover "
                       "WHERE decided_at >= $1 AND decided_at < $2 AND (from_organisation = $3 OR to_organisation = "
                       "$3)"};

}  // namespace

HandoverTimes load_handover_times(storage::Tx& tx, domain::LocalDate day) {
    HandoverTimes times;
    tx.each(
        kTimes,
        [&](Row const& row) {
            auto const days = static_cast<int>(row.integer(1));
            if (row.text(0) == "first_reminder") times.first_reminder = days;
            if (row.text(0) == "second_reminder") times.second_reminder = days;
            if (row.text(0) == "answer") times.answer = days;
        },
        day);
    return times;
}

void insert_reminder(storage::Tx& tx, domain::Id const& handover, Reminder const& reminder) {
    tx.run(kInsertReminder, handover, reminder.working_days, reminder.at);
}

std::optional<int> last_reminder(storage::Tx& tx, domain::Id const& handover) {
    return tx.one(kLastReminder, [](Row const& row) { return static_cast<int>(row.integer(0)); }, handover);
}

std::vector<Reminder> reminders_of(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& handover) {
    return tx.all(
        kReminders, [](Row const& row) { return Reminder{static_cast<int>(row.integer(0)), row.instant(1)}; }, handover,
        allowed.case_access().case_id);
}

std::vector<Wait> load_waits(storage::Tx& tx, domain::Id const& organisation, domain::LocalDate first,
                             domain::LocalDate last) {
    return tx.all(
        kWaits,
        [](Row const& row) {
            return Wait{row.id(0), row.id(1), domain::value_of<HandoverState>(kHandoverStateNames, row.text(2)).value(),
                        row.instant(3), row.instant(4)};
        },
        domain::start_of_day(first), domain::start_of_day(domain::add_days(last, 1)), organisation);
}

}  // namespace polku::casework
