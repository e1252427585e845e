#include "services/casework/jobs.h"

#include "services/casework/access/store.h"
#include "services/casework/deadlines/store.h"
#include "services/casework/documents/forgetting.h"
#include "services/casework/emergencies/acts.h"
#include "services/casework/handovers/bulk/acts.h"
#include "services/casework/handovers/expiry.h"
#include "services/casework/handovers/reminders.h"
#include "services/casework/imports/kept_file.h"

namespace polku::casework {

namespace {

/// For every case of an installation that was made before grants had a first day.
domain::Result<void> rewrite_grants_of_case(events::JobCall& call) {
    rewrite_grants(call.tx, call.job.subject, call.now);
    return {};
}

/// For every case that was opened before deadlines were written.
domain::Result<void> write_deadline_of_case(events::JobCall& call) {
    refresh_deadline(call.tx, call.job.subject);
    return {};
}

}  // namespace

void add_jobs(events::JobRunner& runner) {
    runner.add(std::string(kExpireHandover), expire_handover);
    runner.add(std::string(kRemindHandover), remind_of_handover);
    runner.add(std::string(kProposeBulk), propose_next_of_bulk);
    runner.add(std::string(kEndEmergency), end_emergency_in_time);
    runner.add("grants.rewrite", rewrite_grants_of_case);
    runner.add("case.deadline", write_deadline_of_case);
    runner.add(std::string(imports::kForgetFile), imports::forget_file);
    runner.add(std::string(kEraseDocument), erase_begun_document);
}

}  // namespace polku::casework
