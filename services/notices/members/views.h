#pragma once

#include "shared/events/log.h"
#include "shared/storage/tx.h"

namespace polku::notices {

/// Keeps the copies of identity's memberships and absences. Throws std::runtime_error for an event that cannot be read.
void apply_identity_event(storage::Tx& tx, events::Recorded const& recorded);
/// Before the copies are read anew from the first event.
void forget_copies(storage::Tx& tx);

}  // namespace polku::notices
