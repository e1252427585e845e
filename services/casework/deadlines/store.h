#pragma once

#include "services/casework/deadlines/model.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <vector>

namespace polku::casework {

/// The settings of all times.
std::vector<DeadlineRule> deadline_rules(storage::Tx& tx);

/// Writes what is due next in the case. Call in every transaction that opens it or records the attendance of a first
/// interview or a review.
void refresh_deadline(storage::Tx& tx, domain::Id const& case_id);

/// Something was done in the case: it does not stand still.
void note_act(storage::Tx& tx, domain::Id const& case_id, domain::Instant at);

/// Requires: `allowed` is about a case.
CaseTime case_time(storage::Tx& tx, access::Allowed const& allowed);

/// The open cases that `worker` (the principal, or who is away and whose work the principal does) is the named worker
/// of and in which something is to be held by `until`, soonest first; then those that stand still. Narrowed by the
/// grants of the principal's team.
std::vector<WaitingCase> cases_waiting(storage::Tx& tx, access::Principal const& principal, domain::Id const& worker,
                                       domain::Instant now, domain::LocalDate until, int limit);

}  // namespace polku::casework
