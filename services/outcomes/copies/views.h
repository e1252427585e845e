#pragma once

#include "shared/events/log.h"
#include "shared/storage/tx.h"

namespace polku::outcomes {

/// The effect of one of payments' events (activated contract versions) on the copies of lots.
void apply_payments_event(storage::Tx& tx, events::Recorded const& recorded);

/// The effect of one of identity's events on the copies of memberships.
void apply_identity_event(storage::Tx& tx, events::Recorded const& recorded);

}  // namespace polku::outcomes
