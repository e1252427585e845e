#include "services/journal/receipts/store.h"

namespace polku::journal {

namespace {

// What the access log shows is what there is a receipt for.
constexpr storage::Query kShown{"receipt.shown",
                                "SELECT 1 FROM record_client WHERE client IN (SELECT $1 UNION ALL SELECT other FROM "
                                "other_record WHERE client = $1) "
                                "AND record = $2 AND kind <> 'refusal' AND (by_person = 1 OR kind <> 'read')"};

}  // namespace

std::optional<KeptRecord> load_receiptable(storage::Tx& tx, access::Allowed const&, domain::Id const& client,
                                           std::int64_t leaf) {
    if (!tx.any(kShown, client, leaf)) return std::nullopt;
    auto records = records_after(tx, leaf - 1, 1);
    return std::move(records.front());
}

}  // namespace polku::journal
