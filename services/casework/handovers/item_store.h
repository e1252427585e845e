#pragma once

#include "services/casework/handovers/items.h"
#include "shared/access/policy.h"
#include "shared/http/route.h"

#include <vector>

/// The open items of a case in this database, and what became of those of an accepted handover.
namespace polku::casework {

/// Every open item of the case that casework itself has; an appointment that has begun and not ended blocks. A new kind
/// of record joins here and in `move_item`.
std::vector<HandoverItem> open_items(storage::Tx& tx, access::Allowed const& allowed, domain::Instant now);

/// Gives the item its new organisation, team and person, where it moves. What happened is told.
void move_item(http::WriteCall& call, HandoverItem const& item, domain::Id const& case_id, domain::Id const& team);

/// Names who does an item that stays.
void name_person(http::WriteCall& call, HandoverItem const& item, domain::Id const& case_id);

void insert_item_fate(storage::Tx& tx, domain::Id const& handover, HandoverItem const& item);

/// Of an accepted handover of the case that `allowed` is about.
std::vector<HandoverItem> item_fates(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& handover);

}  // namespace polku::casework
