#pragma once

#include "services/casework/documents/model.h"
#include "shared/events/job_runner.h"
#include "shared/storage/tx.h"

#include <string_view>

namespace polku::casework {

/// The kind of the job that erases what was begun and not recorded. Its subject is the document.
inline constexpr std::string_view kEraseDocument = "document.erase_begun";

/// Schedules that it is erased when its time to be recorded is over.
void erase_unless_recorded(storage::Tx& tx, Document const& document, domain::IdSource& ids);
/// The job: nothing happens to what is recorded.
domain::Result<void> erase_begun_document(events::JobCall& call);

}  // namespace polku::casework
