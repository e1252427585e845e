#pragma once

#include "shared/domain/ids.h"
#include "shared/events/log.h"
#include "shared/http/route.h"
#include "shared/storage/tx.h"

#include <vector>

namespace polku::notices {

/// The reader's notices, and the marks that they were read.
std::vector<http::Route> inbox_routes();

/// The effect of an event on the inboxes: for a reactor. Throws std::runtime_error when the event lacks what its notice
/// needs.
void apply_event(storage::Tx& tx, events::Recorded const& recorded, domain::IdSource& ids);

}  // namespace polku::notices
