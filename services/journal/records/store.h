#pragma once

#include "services/journal/records/model.h"
#include "services/journal/records/rules.h"
#include "shared/storage/tx.h"

#include <optional>
#include <span>

namespace polku::journal {

/// What is kept of the log last; nothing when nothing is.
std::optional<Newest> newest_of(storage::Tx& tx, LogName const& log);

/// Appends the records, and whose data they are about. Requires: they follow the newest; otherwise the schema refuses
/// (ConstraintError).
void append(storage::Tx& tx, LogName const& log, std::span<Record const> records, domain::Instant now);

}  // namespace polku::journal
