#pragma once

#include "services/casework/timeline/model.h"
#include "shared/access/policy.h"

namespace polku::casework {

/// Whether the reader is told of it: on the ground of the item's category as on the item's own page, and never of what
/// is withheld there (`withheld`).
bool may_see_entry(access::Allowed const& allowed, TimelineEntry const& entry);

}  // namespace polku::casework
