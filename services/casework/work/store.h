#pragma once

#include "services/casework/work/model.h"
#include "shared/access/principal.h"
#include "shared/storage/tx.h"

#include <vector>

namespace polku::casework {

/// The identity matches that wait for the principal's organisation, oldest first.
std::vector<IdentityMatch> open_matches(storage::Tx& tx, access::Principal const& principal, int limit);

}  // namespace polku::casework
