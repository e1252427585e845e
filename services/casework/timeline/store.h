#pragma once

#include "services/casework/timeline/model.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <optional>
#include <vector>

namespace polku::casework {

/// What happened in the case that the reader may see, newest first; of one kind alone when `kind` is given.
std::vector<TimelineEntry> list_timeline(storage::Tx& tx, access::Allowed const& allowed,
                                         std::optional<TimelineKind> kind, std::optional<TimelinePlace> const& after,
                                         int limit);

}  // namespace polku::casework
