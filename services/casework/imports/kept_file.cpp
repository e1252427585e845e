#include "services/casework/imports/kept_file.h"

#include "services/casework/imports/store.h"

#include <chrono>

namespace polku::casework::imports {

storage::FieldPlace place_of_file(domain::Id const& import) { return {"import_file", "sealed", import.text}; }

void keep_file_for_days(storage::Tx& tx, Import const& import, std::span<std::uint8_t const> sealed,
                        domain::IdSource& ids) {
    insert_file(tx, import.id, sealed);
    storage::jobs::schedule(tx, {.id = ids.next(),
                                 .kind = std::string(kForgetFile),
                                 .subject = import.id,
                                 .unique_key = std::string(kForgetFile) + ':' + import.id.text,
                                 .due_at = import.read_at + std::chrono::days(kDaysKept)});
}

domain::Result<void> forget_file(events::JobCall& call) {
    delete_file(call.tx, call.job.subject);
    return {};
}

}  // namespace polku::casework::imports
