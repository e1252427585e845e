#pragma once

#include "services/notices/inbox/model.h"
#include "shared/domain/problem.h"
#include "shared/events/log.h"
#include "shared/storage/tx.h"

#include <vector>

namespace polku::notices {

/// The notices of an event as inbox/rules.h has them, and of each that goes to a person who is away on that day one
/// more for the substitute. Problem: as notices_of.
domain::Result<std::vector<Notice>> addressed_notices(storage::Tx& tx, events::Recorded const& recorded);

}  // namespace polku::notices
