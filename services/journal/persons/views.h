#pragma once

#include "shared/events/log.h"
#include "shared/storage/tx.h"

namespace polku::journal {

/// Keeps the copy of casework's merges. Throws std::runtime_error for an event that cannot be read.
void apply_merge_event(storage::Tx& tx, events::Recorded const& recorded);

}  // namespace polku::journal
