#pragma once

#include "shared/domain/instant.h"
#include "shared/events/check.h"
#include "shared/storage/tx.h"

#include <vector>

namespace polku::casework {

/// The invariants of casework over all its data, as ARCHITECTURE 9 numbers them: 1 (responsibility, open cases; of
/// merged clients too: who a client is now follows from a merge that two persons decided on), 2 (open handovers; every
/// case of a bulk handover is on its way or has its line), 3 (agreed plans and packages as they were hashed), 8 (the
/// end of an emergency is told), 9 (grants as the rule of grounds gives them at `now`).
std::vector<events::Finding> check_casework(storage::Tx& tx, domain::Instant now);

}  // namespace polku::casework
