#pragma once

#include "shared/events/log.h"
#include "shared/storage/tx.h"

namespace polku::casework {

/// The effect of one of identity's events on the copies of organisations and teams.
void apply_identity_event(storage::Tx& tx, events::Recorded const& recorded);

/// The effect of one of payments' events on the copies of lots; the grants of the lot's open cases follow its parties.
void apply_payments_event(storage::Tx& tx, events::Recorded const& recorded);

}  // namespace polku::casework
