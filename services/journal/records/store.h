#pragma once

#include "services/journal/records/model.h"
#include "services/journal/records/rules.h"
#include "services/journal/tree/model.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace polku::journal {

/// What is kept of the log last; nothing when nothing is.
std::optional<Newest> newest_of(storage::Tx& tx, LogName const& log);

/// Appends the records with their leaves (one for each), and whose data they are about. `gathered_at` is what the
/// leaves state. Requires: they follow the newest; otherwise the schema refuses (ConstraintError).
void append(storage::Tx& tx, LogName const& log, std::span<Record const> records, std::span<Leaf const> leaves,
            domain::Instant gathered_at);

/// Learns whose case it is, and puts a refusal under the client of its case. Done by `append`; for records from before
/// that was known. Requires: records come in order, each once.
void note_case(storage::Tx& tx, std::int64_t leaf, Entry const& entry);

/// A record as it is kept.
struct KeptRecord {
    std::int64_t leaf = 0;
    LogName log;
    std::int64_t number = 0;
    std::string canonical;  ///< `{}` when it was erased
    domain::Instant gathered_at;
};

/// Those after `leaf`, in order.
std::vector<KeptRecord> records_after(storage::Tx& tx, std::int64_t leaf, int limit);

/// What is kept of the log after a number, in order: what its source may have lost.
std::vector<events::NumberedEntry> gathered_after(storage::Tx& tx, LogName const& log, std::int64_t after, int limit);

}  // namespace polku::journal
