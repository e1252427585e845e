#include "services/casework/documents/forgetting.h"

#include "services/casework/documents/store.h"
#include "shared/storage/jobs.h"

#include <fmt/format.h>

namespace polku::casework {

void erase_unless_recorded(storage::Tx& tx, Document const& document, domain::IdSource& ids) {
    storage::jobs::schedule(tx, {.id = ids.next(),
                                 .kind = std::string(kEraseDocument),
                                 .subject = document.id,
                                 .unique_key = fmt::format("{}:{}", kEraseDocument, document.id.text),
                                 .due_at = document.begun_at + kTimeToRecord});
}

domain::Result<void> erase_begun_document(events::JobCall& call) {
    erase_begun(call.tx, call.job.subject);
    return {};
}

}  // namespace polku::casework
