#pragma once

#include "services/notices/confirmation/model.h"
#include "shared/storage/tx.h"

#include <optional>
#include <vector>

namespace polku::notices {

/// The last that the person asked for, to whatever address.
std::optional<Confirmation> find_confirmation(storage::Tx& tx, domain::Id const& person);
void save(storage::Tx& tx, Confirmation const& confirmation);

/// Whose letter waits and is due, oldest first: of the address that its person still wants, and has not confirmed.
std::vector<Confirmation> due_confirmations(storage::Tx& tx, domain::Instant now, int limit);

}  // namespace polku::notices
