#pragma once

#include "services/casework/handovers/figures.h"
#include "services/casework/handovers/model.h"
#include "services/casework/handovers/times.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <optional>
#include <vector>

/// How long handovers may wait, and that they were reminded of: rows and nothing else.
namespace polku::casework {

/// The settings of that day.
HandoverTimes load_handover_times(storage::Tx& tx, domain::LocalDate day);

struct Reminder {
    int working_days = 0;  ///< after the proposal
    domain::Instant at;
};
void insert_reminder(storage::Tx& tx, domain::Id const& handover, Reminder const& reminder);
std::optional<int> last_reminder(storage::Tx& tx, domain::Id const& handover);
/// Of a handover that `allowed` lets be read, oldest first.
std::vector<Reminder> reminders_of(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& handover);

/// Handovers that one side of which is `organisation`, decided from the first to the last day (Helsinki).
std::vector<Wait> load_waits(storage::Tx& tx, domain::Id const& organisation, domain::LocalDate first,
                             domain::LocalDate last);

}  // namespace polku::casework
