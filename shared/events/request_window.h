#pragma once

#include "shared/events/job_runner.h"

namespace polku::events {

/// How long the result of a request is kept (storage/requests.h): within it the same request sent again is answered as
/// before. The draft of the Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header-07) leaves it to the
/// server; this is longer than anything that was written offline waits to be sent.
inline constexpr int kDaysRequestsAreKept = 30;

/// Has the runner forget older results, at three in the night in Helsinki, from the next one on. Call at every start,
/// before the first step. Not for a service that keeps them as long as its ledger.
void forget_old_requests(JobRunner& runner, storage::Database& database, domain::Clock const& clock,
                         domain::IdSource& ids);

}  // namespace polku::events
