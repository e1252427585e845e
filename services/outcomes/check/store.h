#pragma once

#include "shared/events/check.h"
#include "shared/storage/secrets.h"
#include "shared/storage/tx.h"

#include <vector>

namespace polku::outcomes {

/// The invariants of outcomes over all its data, as ARCHITECTURE 9 numbers them: 3 (evidence), 4 (one payable claim for
/// one result, held back while others claim it), 5 (four eyes).
std::vector<events::Finding> check_outcomes(storage::Tx& tx, storage::SealingKey const& key);

}  // namespace polku::outcomes
