#pragma once

#include "services/casework/handovers/model.h"
#include "services/casework/handovers/times.h"
#include "shared/events/job_runner.h"

#include <string_view>

namespace polku::casework {

/// The kind of the job that reminds of an unanswered proposal. Its subject is the handover.
inline constexpr std::string_view kRemindHandover = "handover.remind";

/// Has the first reminder come on its working day. Call in the transaction that proposes.
void schedule_reminder(storage::Tx& tx, Handover const& handover, HandoverTimes const& times, domain::IdSource& ids);

/// The job: the leads of the addressed team and the sender are reminded, and the next reminder gets its job. Nothing
/// when it was answered in time; asked before its day, it comes again then.
domain::Result<void> remind_of_handover(events::JobCall& call);

}  // namespace polku::casework
