#pragma once

#include "services/outcomes/milestones/model.h"
#include "shared/http/route.h"

namespace polku::outcomes {

/// After a claim for `result` came, changed or went: lets exactly one claim hold it, holds that one back while others
/// claim it too, and tells those concerned. `changed`: the claim that was acted on; its new state here, when it is one
/// of them, is in the database, and is answered.
Milestone settle_result(http::WriteCall& call, ResultKey const& result, Milestone changed);

}  // namespace polku::outcomes
