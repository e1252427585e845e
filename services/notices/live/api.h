#pragma once

#include "shared/events/log.h"
#include "shared/http/route.h"
#include "shared/storage/tx.h"

#include <vector>

namespace polku::notices {

/// The live stream.
std::vector<http::Route> live_routes();

/// What an event tells the live streams, beside the notices that it makes: for a reactor. Throws std::runtime_error
/// when the event lacks what a change needs.
void tell_changes(storage::Tx& tx, events::Recorded const& recorded);

}  // namespace polku::notices
