#include "services/journal/checkpoints/store.h"

namespace polku::journal {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kNewestCheckpoint{"checkpoint.newest",
                                  "SELECT size, note, signed_at FROM checkpoint ORDER BY size DESC LIMIT 1"};
constexpr Query kAllCheckpoints{"checkpoint.all", "SELECT size, note, signed_at FROM checkpoint ORDER BY size"};
constexpr Query kInsertCheckpoint{"checkpoint.insert",
                                  "INSERT INTO checkpoint (size, note, signed_at) VALUES ($1, $2, $3)"};

SignedCheckpoint checkpoint_row(Row const& row) { return {row.integer(0), row.string(1), row.instant(2)}; }

}  // namespace

std::optional<SignedCheckpoint> newest_checkpoint(storage::Tx& tx) { return tx.one(kNewestCheckpoint, checkpoint_row); }

std::vector<SignedCheckpoint> signed_checkpoints(storage::Tx& tx) { return tx.all(kAllCheckpoints, checkpoint_row); }

void insert(storage::Tx& tx, SignedCheckpoint const& checkpoint) {
    tx.run(kInsertCheckpoint, checkpoint.size, checkpoint.note, checkpoint.signed_at);
}

}  // namespace polku::journal
