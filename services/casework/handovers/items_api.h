#pragma once

#include "services/casework/handovers/claims.h"
#include "shared/http/route.h"

#include <vector>

namespace polku::casework {

/// GET /handovers/{handover}/items: each open thing of the case with its fate; of an accepted handover, what became of
/// them. What the reader has no ground for is not there.
std::vector<http::Route> handover_item_routes(AskClaims ask_claims);

}  // namespace polku::casework
