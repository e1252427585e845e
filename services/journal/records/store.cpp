#include "services/journal/records/store.h"

#include "services/journal/tree/store.h"

#include <stdexcept>

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
constexpr Query kRecordsAfter{"record.after",
                              "SELECT leaf, source, log, number, canonical, gathered_at FROM record "
                              "WHERE leaf > $1 ORDER BY leaf LIMIT $2"};
constexpr Query kInsertRecordClient{"record.insert_client",
                                    "INSERT INTO record_client (client, at, record, kind, by_person) "
                                    "VALUES ($1, $2, $3, $4, $5)"};

constexpr Query kGatheredAfter{"record.gathered_after",
                               "SELECT number, canonical FROM record WHERE source = $1 AND log = $2 AND number > $3 "
                               "ORDER BY number LIMIT $4"};
constexpr Query kLearnCase{
    "record.learn_case", "INSERT INTO case_client (case_id, client) VALUES ($1, $2) ON CONFLICT (case_id) DO NOTHING"};
constexpr Query kClientOfCase{"record.client_of_case", "SELECT client FROM case_client WHERE case_id = $1"};

std::string_view log_name(LogName const& log) { return domain::name_of<http::EntryLog>(kLogNames, log.log); }

http::EntryLog log_named(std::string_view text) {
    auto const log = domain::value_of<http::EntryLog>(kLogNames, text);
    if (!log) throw std::logic_error("a record is of a log that no service has");
    return *log;
}

}  // namespace

std::optional<Newest> newest_of(storage::Tx& tx, LogName const& log) {
    return tx.one(
        kNewest, [](Row const& row) { return Newest{row.integer(0), row.string(1)}; }, log.source, log_name(log));
}

void append(storage::Tx& tx, LogName const& log, std::span<Record const> records, std::span<Leaf const> leaves,
            domain::Instant gathered_at) {
    if (records.size() != leaves.size()) throw std::logic_error("a record has one leaf");
    auto edge = load_edge(tx);
    for (std::size_t i = 0; i < records.size(); ++i) {
        auto const& record = records[i];
        auto const leaf = tx.one(
            kInsertRecord, [](Row const& row) { return row.integer(0); }, log.source, log_name(log), record.number,
            record.canonical, gathered_at);
        append_leaf(tx, edge, leaves[i]);
        auto const& entry = record.entry;
        for (auto const& client : entry.clients)
            tx.run(kInsertRecordClient, client, entry.at, leaf, events::name(entry.kind), entry.by_person());
        note_case(tx, leaf.value(), entry);
    }
}

void note_case(storage::Tx& tx, std::int64_t leaf, Entry const& entry) {
    if (auto const told = tells_client_of_case(entry)) {
        tx.run(kLearnCase, entry.case_id, *told);
    } else if (about_client_of_case(entry)) {
        auto const client = tx.one(kClientOfCase, [](Row const& row) { return row.id(0); }, entry.case_id);
        if (client) tx.run(kInsertRecordClient, *client, entry.at, leaf, events::name(entry.kind), entry.by_person());
    }
}

std::vector<KeptRecord> records_after(storage::Tx& tx, std::int64_t leaf, int limit) {
    return tx.all(
        kRecordsAfter,
        [](Row const& row) {
            return KeptRecord{.leaf = row.integer(0),
                              .log = {row.string(1), log_named(row.text(2))},
                              .number = row.integer(3),
                              .canonical = row.string(4),
                              .gathered_at = row.instant(5)};
        },
        leaf, limit);
}

std::vector<events::NumberedEntry> gathered_after(storage::Tx& tx, LogName const& log, std::int64_t after, int limit) {
    return tx.all(
        kGatheredAfter, [](Row const& row) { return events::NumberedEntry{row.integer(0), row.string(1)}; }, log.source,
        log_name(log), after, limit);
}

}  // namespace polku::journal
