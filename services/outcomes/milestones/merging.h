#pragma once

#include "shared/events/log.h"
#include "shared/storage/tx.h"

namespace polku::outcomes {

/// The effect of one of casework's events on claims: results are the person's. When two records become one client,
/// claims that now share a result are contested, and none of them is lost or paid beside the other; when they are taken
/// apart, each has its own result again.
void apply_casework_event(storage::Tx& tx, events::Recorded const& recorded, domain::IdSource& ids,
                          domain::Instant now);

}  // namespace polku::outcomes
