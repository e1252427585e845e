#pragma once

#include "shared/domain/instant.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace polku::journal {

struct SignedCheckpoint {
    std::int64_t size = 0;
    std::string note;  ///< a C2SP checkpoint as a signed note
    domain::Instant signed_at;
};

std::optional<SignedCheckpoint> newest_checkpoint(storage::Tx& tx);

/// Every one that was signed, the oldest first.
std::vector<SignedCheckpoint> signed_checkpoints(storage::Tx& tx);

/// Requires: of a tree that is there, and larger than the newest one's; otherwise the schema refuses (ConstraintError).
void insert(storage::Tx& tx, SignedCheckpoint const& checkpoint);

}  // namespace polku::journal
