#pragma once

#include "shared/events/check.h"
#include "shared/storage/tx.h"

#include <vector>

namespace polku::payments {

/// The invariants of payments over all its data, as ARCHITECTURE 9 numbers them: 3 and 6 (lines, splits and frozen
/// totals as they are counted again), 4 (one fee for one result), 5 (two persons), 7 (batches).
std::vector<events::Finding> check_payments(storage::Tx& tx);

}  // namespace polku::payments
