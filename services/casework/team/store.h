#pragma once

#include "services/casework/team/model.h"
#include "shared/access/policy.h"
#include "shared/events/check.h"
#include "shared/storage/tx.h"

#include <optional>
#include <vector>

namespace polku::casework {

/// Who has how many of the open cases that the principal's team answers for (a supervisor: every team of the
/// organisation), with everybody who works there, also those who have none.
std::vector<WorkerLoad> team_load(storage::Tx& tx, access::Principal const& principal, domain::Instant now);

/// Which of them: one person's, those of nobody, or all.
struct TeamCaseFilter {
    std::optional<domain::Id> person{};
    bool unassigned = false;
};
/// Those that the principal has a ground for, by id, after `after`.
std::vector<TeamCase> team_cases(storage::Tx& tx, access::Principal const& principal, TeamCaseFilter const& filter,
                                 domain::Id const& after, domain::Instant now, int limit);

/// How many open cases of that organisation and that team (nothing: of any) the person is the named worker of.
std::int64_t count_open_cases(storage::Tx& tx, domain::Id const& person, std::optional<domain::Id> const& organisation,
                              std::optional<domain::Id> const& team);
/// The person's open cases of teams in which they do not work any more are nobody's, so that each team finds them among
/// those to be divided. For a view of identity's events: told again, it changes nothing.
void release_cases(storage::Tx& tx, domain::Id const& person, domain::Id const& organisation);

/// Invariant 1: no open case names a worker who has left its team. Over the copy of who works where, which may lag
/// behind identity for a moment: whoever has just joined and accepted a case is told here until it is read.
events::Finding check_workers(storage::Tx& tx);

/// Requires: `allowed` is about a case. Raises its version.
void save_worker(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& person);

}  // namespace polku::casework
