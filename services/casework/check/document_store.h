#pragma once

#include "shared/events/check.h"
#include "shared/storage/secrets.h"
#include "shared/storage/tx.h"

namespace polku::casework {

/// Invariant 3 of ARCHITECTURE 9: every recorded document opens and is the file that was recorded; of a withdrawn one
/// no bytes are left, and what is not recorded has a job that erases it. Opens every file.
events::Finding check_documents(storage::Tx& tx, storage::SealingKey const& key);

}  // namespace polku::casework
