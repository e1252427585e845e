#pragma once

#include "shared/domain/ids.h"
#include "shared/storage/tx.h"

namespace polku::journal {

/// The retired record names the surviving one's person from now on; told again, it changes nothing.
void keep_merge(storage::Tx& tx, domain::Id const& surviving, domain::Id const& retired);
void end_merge(storage::Tx& tx, domain::Id const& retired);
void forget_merges(storage::Tx& tx);

/// Whether the person whom `client` names has other records.
bool has_other_records(storage::Tx& tx, domain::Id const& client);

}  // namespace polku::journal
