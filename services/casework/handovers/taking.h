#pragma once

#include "services/casework/cases/model.h"
#include "services/casework/handovers/items.h"
#include "shared/http/route.h"

#include <optional>
#include <vector>

namespace polku::casework {

/// What who takes a case says beside yes.
struct Taking {
    std::optional<domain::Id> person;  ///< who answers for it from now on; nothing: who takes it
    std::vector<ItemChoice> items;     ///< what is not chosen has its usual fate
};

/// The responsibility moves, and all that hangs on it: parties, the former's snapshot, each open item, requests,
/// grants. In the transaction that accepted.
domain::Result<void> take_case(http::WriteCall& call, Handover const& accepted, Taking const& taking);

/// Both sides of a handover, for the fates of its items.
FateFacts fate_facts(storage::Tx& tx, Handover const& handover, Case const& the_case, Lot const& lot,
                     domain::Instant now);

}  // namespace polku::casework
