#pragma once

#include "shared/access/principal.h"
#include "shared/domain/ids.h"
#include "shared/domain/problem.h"

#include <optional>

namespace polku::casework {

struct WorkerFacts {
    bool case_open = true;
    std::optional<domain::Id> worker{};  ///< now
    bool person_of_team = false;         ///< who is to be it works in the team that answers for the case
};

/// Whether the case may be given to `person`. A team's lead and a supervisor divide the work of others; anybody else
/// gives away what is theirs, and takes what is nobody's. 409 `case_closed`, `worker_already`; 403 `not_your_case`;
/// 422.
domain::Result<void> check_worker(access::Principal const& by, domain::Id const& person, WorkerFacts const& facts);

}  // namespace polku::casework
