#pragma once

#include "shared/domain/ids.h"
#include "shared/storage/tx.h"

/// Every record of the person whom $1 names, itself too: for queries.
#define POLKU_RECORDS_OF_PERSON                                                                                        \
    "(SELECT $1 UNION SELECT surviving FROM merged_client WHERE retired = $1 UNION SELECT retired FROM merged_client " \
    "WHERE surviving = $1 UNION SELECT b.retired FROM merged_client a JOIN merged_client b ON b.surviving = "          \
    "a.surviving WHERE a.retired = $1)"

namespace polku::journal {

/// The retired record names the surviving one's person from now on; told again, it changes nothing.
void keep_merge(storage::Tx& tx, domain::Id const& surviving, domain::Id const& retired);
void end_merge(storage::Tx& tx, domain::Id const& retired);
void forget_merges(storage::Tx& tx);

/// Whether the person whom `client` names has other records.
bool has_other_records(storage::Tx& tx, domain::Id const& client);

}  // namespace polku::journal
