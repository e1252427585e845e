#pragma once

#include "services/casework/handovers/model.h"
#include "shared/events/job_runner.h"

#include <string_view>

namespace polku::casework {

/// The kind of the job that ends an unanswered proposal. Its subject is the handover.
inline constexpr std::string_view kExpireHandover = "handover.expire";

/// Has the proposal expire at its `expires_at`. Call in the transaction that proposes.
void schedule_expiry(storage::Tx& tx, Handover const& handover, domain::IdSource& ids);

/// The job: the proposal goes back to its sender and the case stays as it was. Nothing when it was answered in time;
/// asked before the day to answer by is over, it comes again then.
domain::Result<void> expire_handover(events::JobCall& call);

}  // namespace polku::casework
