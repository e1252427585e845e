#include "services/journal/records/store.h"

namespace polku::journal {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kNewest{"record.newest",
                        "SELECT number, canonical FROM record WHERE source = $1 AND log = $2 "
                        "ORDER BY number DESC LIMIT 1"};
constexpr Query kInsertRecord{"record.insert",
                              "INSERT INTO record (leaf, source, log, number, canonical, gathered_at) "
                              "SELECT coalesce(max(leaf), 0) + 1, $1, $2, $3, $4, $5 FROM record RETURNING leaf"};
constexpr Query kInsertRecordClient{"record.insert_client",
                                    "INSERT INTO record_client (client, at, record, kind, by_person) "
                                    "VALUES ($1, $2, $3, $4, $5)"};

std::string_view log_name(LogName const& log) { return domain::name_of<http::EntryLog>(kLogNames, log.log); }

}  // namespace

std::optional<Newest> newest_of(storage::Tx& tx, LogName const& log) {
    return tx.one(
        kNewest, [](Row const& row) { return Newest{row.integer(0), row.string(1)}; }, log.source, log_name(log));
}

void append(storage::Tx& tx, LogName const& log, std::span<Record const> records, domain::Instant now) {
    for (auto const& record : records) {
        auto const leaf = tx.one(
            kInsertRecord, [](Row const& row) { return row.integer(0); }, log.source, log_name(log), record.number,
            record.canonical, now);
        auto const& entry = record.entry;
        for (auto const& client : entry.clients)
            tx.run(kInsertRecordClient, client, entry.at, leaf, events::name(entry.kind), entry.by_person());
    }
}

}  // namespace polku::journal
