#pragma once

#include "services/notices/inbox/model.h"
#include "shared/storage/tx.h"

namespace polku::notices {

/// Of the copy of identity's memberships: one that has begun, as the reader it makes; the same once more changes
/// nothing.
void keep_member(storage::Tx& tx, domain::Id const& membership, Reader const& member);
void end_member(storage::Tx& tx, domain::Id const& membership, domain::Instant now);
void forget_members(storage::Tx& tx);

}  // namespace polku::notices
