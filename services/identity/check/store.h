#pragma once

#include "shared/events/check.h"
#include "shared/storage/tx.h"

#include <vector>

namespace polku::identity {

/// The invariants of identity over all its data, as ARCHITECTURE 9 numbers them: 1 (who does the work of who is away),
/// 9 (who is disabled gets in nowhere).
std::vector<events::Finding> check_identity(storage::Tx& tx);

}  // namespace polku::identity
