#include "services/journal/persons/store.h"

namespace polku::journal {

namespace {

using storage::Query;

constexpr Query kKeepMerge{"persons.keep",
                           "INSERT INTO merged_client (retired, surviving) VALUES ($1, $2) ON CONFLICT (retired) DO "
                           "UPDATE SET surviving = excluded.surviving"};
constexpr Query kEndMerge{"persons.end", "DELETE FROM merged_client WHERE retired = $1"};
constexpr Query kForgetMerges{"persons.forget", "DELETE FROM merged_client"};
constexpr Query kHasOthers{"persons.has_others", "SELECT 1 FROM merged_client WHERE retired = $1 OR surviving = $1"};

}  // namespace

void keep_merge(storage::Tx& tx, domain::Id const& surviving, domain::Id const& retired) {
    tx.run(kKeepMerge, retired, surviving);
}

void end_merge(storage::Tx& tx, domain::Id const& retired) { tx.run(kEndMerge, retired); }

void forget_merges(storage::Tx& tx) { tx.run(kForgetMerges); }

bool has_other_records(storage::Tx& tx, domain::Id const& client) { return tx.any(kHasOthers, client); }

}  // namespace polku::journal
