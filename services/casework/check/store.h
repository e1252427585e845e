#pragma once

#include "shared/domain/instant.h"
#include "shared/events/check.h"
#include "shared/storage/tx.h"

#include <vector>

namespace polku::casework {

/// The invariants of casework over all its data, as ARCHITECTURE 9 numbers them: 1 (responsibility, open cases), 2
/// (open handovers), 3 (agreed plans and packages as they were hashed), 9 (grants as the rule of grounds gives them at
/// `now`).
std::vector<events::Finding> check_casework(storage::Tx& tx, domain::Instant now);

}  // namespace polku::casework
