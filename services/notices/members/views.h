#pragma once

#include "shared/events/log.h"
#include "shared/storage/tx.h"

namespace polku::notices {

/// Keeps the copy of identity's memberships. Throws std::runtime_error for an event that cannot be read.
void apply_membership_event(storage::Tx& tx, events::Recorded const& recorded);
/// Before the copy is read anew from the first event.
void forget_memberships(storage::Tx& tx);

}  // namespace polku::notices
