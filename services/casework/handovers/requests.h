#pragma once

#include "services/casework/handovers/model.h"
#include "shared/http/route.h"

/// What becomes of the requests for a case.
namespace polku::casework {

/// A case is proposed to a team that had asked for it: the request has its answer. Nothing when it had not asked.
domain::Result<void> fulfil_request(http::WriteCall& call, Handover const& proposed);

/// The case has moved: who had asked the team that answered for it until now learns so. Their requests end without an
/// answer.
domain::Result<void> end_requests(http::WriteCall& call);

}  // namespace polku::casework
