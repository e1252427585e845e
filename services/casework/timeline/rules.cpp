#include "services/casework/timeline/rules.h"

#include "services/casework/items/rules.h"

namespace polku::casework {

bool may_see_entry(access::Allowed const& allowed, TimelineEntry const& entry) {
    auto const own = allowed.case_access().relation == access::Relation::own;
    // An appointment is withheld by a safety ban, the others by what they are shared with.
    auto const banned = entry.kind == TimelineKind::appointment && allowed.places();
    if (entry.withheld && !own && !banned) return false;
    return own || !entry.category || may_see(allowed, *entry.category, entry.recorded);
}

}  // namespace polku::casework
