#pragma once

#include "services/journal/records/store.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <optional>

namespace polku::journal {

/// The record that the client's access log shows under `leaf`: a read by a person, or a change. Nothing when there is
/// none, or it is about somebody else, a refusal, or erased.
std::optional<KeptRecord> load_receiptable(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& client,
                                           std::int64_t leaf);

}  // namespace polku::journal
