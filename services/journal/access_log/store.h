#pragma once

#include "services/journal/access_log/model.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <optional>
#include <vector>

namespace polku::journal {

/// Entries about one person, whichever of their merged records is asked for, newest first: whole days, as many as hold
/// at least what was asked for.
struct LogEntries {
    std::vector<Entry> entries;
    bool more = false;  ///< there are older ones
};
/// Reads that no person made (a service asking another) are left out.
LogEntries load_log(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& client, Asked const& asked);

/// When the journal began to gather; nothing while it is empty.
std::optional<domain::Instant> gathering_since(storage::Tx& tx);

}  // namespace polku::journal
