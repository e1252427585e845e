#include "services/casework/timeline/rules.h"

#include "services/casework/items/rules.h"

namespace polku::casework {

bool may_see_entry(access::Allowed const& allowed, TimelineEntry const& entry) {
    auto const own = allowed.case_access().relation == access::Relation::own;
    if (entry.withheld && !own && (entry.kind == TimelineKind::note || !allowed.places())) return false;
    return own || !entry.category || may_see(allowed, *entry.category, entry.recorded);
}

}  // namespace polku::casework
