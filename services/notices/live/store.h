#pragma once

#include "services/notices/live/model.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <vector>

namespace polku::notices {

/// Nothing changes when this event has told this address before. `forget_before`: what is older goes.
void insert_change(storage::Tx& tx, Change const& change, domain::Instant forget_before);

/// The first and the last number that are kept. Nothing kept: the last that there was, and one more as the first.
struct Kept {
    std::int64_t oldest = 1;
    std::int64_t newest = 0;
};
Kept kept_changes(storage::Tx& tx);

/// Up to `limit` changes after `number` that are addressed to the reader or to whoever may see a case, in order.
std::vector<Change> changes_after(storage::Tx& tx, Reader const& reader, std::int64_t number, int limit);

}  // namespace polku::notices
