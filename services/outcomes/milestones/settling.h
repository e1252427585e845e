#pragma once

#include "services/outcomes/milestones/model.h"
#include "shared/events/log.h"
#include "shared/http/route.h"

#include <functional>

namespace polku::outcomes {

/// Who settles, and how what comes of it is told: a request, or a reader of another service's events.
struct Settling {
    storage::Tx& tx;
    domain::Instant now;
    domain::Id by;
    std::function<void(events::Event const&)> emit;
};
Settling settling_of(http::WriteCall& call);

/// After a claim for `result` came, changed or went: lets exactly one claim hold it, holds that one back while others
/// claim it too, and tells those concerned. `changed`: the claim that was acted on; its new state here, when it is one
/// of them, is in the database, and is answered.
Milestone settle_result(Settling const& call, ResultKey const& result, Milestone changed);
/// The same when nothing was acted on but the result itself: its claims came together, or went apart.
void settle_result(Settling const& call, ResultKey const& result);

}  // namespace polku::outcomes
