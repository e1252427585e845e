#pragma once

#include "services/casework/handovers/bulk/model.h"
#include "shared/events/job_runner.h"
#include "shared/http/route.h"

#include <string_view>

namespace polku::casework {

inline constexpr std::string_view kProposeBulk = "handover.propose_bulk";
inline constexpr int kTriesOfBulkCase = 3;

/// POST /bulk-handovers: notes every open case of the team; a job proposes them one by one. 422 with every fault, 409
/// no_open_cases.
domain::Result<http::Written> begin_bulk(http::WriteCall& call, NewBulkHandover const& wanted);

/// Proposes the next case as who began it would now, on the rights that they have now: made, or refused with the
/// reason, and nothing in between. Then the next job. A case that cannot even be tried is refused after
/// kTriesOfBulkCase tries, as `internal`, so that it holds up none after it.
domain::Result<void> propose_next_of_bulk(events::JobCall& call);

}  // namespace polku::casework
