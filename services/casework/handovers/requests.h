#pragma once

#include "services/casework/handovers/model.h"
#include "shared/http/route.h"

#include <vector>

/// What becomes of the requests for a case.
namespace polku::casework {

/// A case is about to be proposed to a team that had asked for it: its requests as they are once it is. Nothing is
/// written: whoever proposes may still be refused.
domain::Result<std::vector<Handover>> fulfilled_requests(http::WriteCall& call, Handover const& proposed);
/// With the proposal.
void save_fulfilled(http::WriteCall& call, std::vector<Handover> const& requests);

/// The case has moved: who had asked the team that answered for it until now learns so. Their requests end without an
/// answer.
domain::Result<void> end_requests(http::WriteCall& call);

}  // namespace polku::casework
