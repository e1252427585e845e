#include "services/journal/verification/store.h"

#include <algorithm>

namespace polku::journal {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kFoundRecords{"verify.records",
                              "SELECT r.leaf, r.source, r.log, r.number, r.canonical, r.gathered_at, t.salt, t.hash "
                              "FROM record r LEFT JOIN tree_leaf t ON t.leaf = r.leaf "
                              "WHERE r.leaf > $1 ORDER BY r.leaf LIMIT $2"};
constexpr Query kCountRecords{"verify.count_records", "SELECT count(*) FROM record"};
constexpr Query kAfterHole{"verify.after_hole",
                           "SELECT r.leaf, r.source, r.log, r.number, r.canonical, r.gathered_at, NULL, NULL "
                           "FROM record r WHERE r.leaf > $1 AND r.number > 1 AND NOT EXISTS "
                           "(SELECT 1 FROM record p WHERE p.source = r.source AND p.log = r.log "
                           "AND p.number = r.number - 1) ORDER BY r.leaf LIMIT 1"};
constexpr Query kNewestNumber{"verify.newest_number",
                              "SELECT coalesce(max(number), 0) FROM record WHERE source = $1 AND log = $2"};
constexpr Query kFoundClients{"verify.clients",
                              "SELECT client, at, kind, by_person FROM record_client WHERE record = $1 "
                              "ORDER BY client"};
constexpr Query kCountClients{"verify.count_clients", "SELECT count(*) FROM record_client"};
constexpr Query kFoundCases{"verify.cases", "SELECT case_id, client FROM case_client"};
constexpr Query kFoundNode{"verify.node", "SELECT hash FROM tree_node WHERE level = $1 AND position = $2"};
constexpr Query kCountNodes{"verify.count_nodes", "SELECT count(*) FROM tree_node"};
constexpr Query kHighestLeaf{"verify.highest_leaf", "SELECT coalesce(max(leaf), 0) FROM tree_leaf"};
constexpr Query kFileCheck{"verify.file", "PRAGMA integrity_check(1)"};
constexpr Query kReadLogAfter{"verify.read_log",
                              "SELECT number, entry FROM read_entry WHERE number > $1 ORDER BY number LIMIT $2"};

std::optional<Hash> bytes_at(Row const& row, int column) {
    if (row.null(column)) return std::nullopt;
    auto const stored = row.bytes(column);
    Hash bytes{};
    if (stored.size() != bytes.size()) return std::nullopt;
    std::ranges::copy(stored, bytes.begin());
    return bytes;
}

FoundRecord found_record(Row const& row) {
    return {.leaf = row.integer(0),
            .source = row.string(1),
            .log = row.string(2),
            .number = row.integer(3),
            .canonical = row.string(4),
            .gathered_at = row.instant(5),
            .salt = bytes_at(row, 6),
            .hash = bytes_at(row, 7)};
}

std::int64_t count(storage::Tx& tx, Query const& query) {
    return tx.one(query, [](Row const& row) { return row.integer(0); }).value_or(0);
}

}  // namespace

std::vector<FoundRecord> found_records(storage::Tx& tx, std::int64_t after_leaf, int limit) {
    return tx.all(kFoundRecords, found_record, after_leaf, limit);
}

std::int64_t count_records(storage::Tx& tx) { return count(tx, kCountRecords); }

std::optional<FoundRecord> first_after_a_hole(storage::Tx& tx, std::int64_t leaf) {
    return tx.one(kAfterHole, found_record, leaf);
}

std::int64_t newest_number(storage::Tx& tx, std::string const& source, std::string const& log) {
    return tx.one(kNewestNumber, [](Row const& row) { return row.integer(0); }, source, log).value_or(0);
}

std::vector<FoundClient> found_clients(storage::Tx& tx, std::int64_t leaf) {
    return tx.all(
        kFoundClients,
        [](Row const& row) { return FoundClient{row.string(0), row.instant(1), row.string(2), row.boolean(3)}; }, leaf);
}

std::int64_t count_clients(storage::Tx& tx) { return count(tx, kCountClients); }

std::map<std::string, std::string> found_case_clients(storage::Tx& tx) {
    std::map<std::string, std::string> clients;
    tx.each(kFoundCases, [&](Row const& row) { clients.emplace(row.string(0), row.string(1)); });
    return clients;
}

std::optional<Hash> found_node(storage::Tx& tx, Node const& node) {
    auto const found = tx.one(kFoundNode, [](Row const& row) { return bytes_at(row, 0); }, node.level, node.position);
    return found ? *found : std::nullopt;
}

std::int64_t count_nodes(storage::Tx& tx) { return count(tx, kCountNodes); }

std::int64_t highest_leaf(storage::Tx& tx) { return count(tx, kHighestLeaf); }

std::string file_check(storage::Tx& tx) {
    return tx.one(kFileCheck, [](Row const& row) { return row.string(0); }).value_or("no answer");
}

std::vector<events::NumberedEntry> read_log_after(storage::Tx& read_log, std::int64_t number, int limit) {
    return read_log.all(
        kReadLogAfter,
        [](Row const& row) {
            events::NumberedEntry entry;
            entry.number = row.integer(0);
            entry.canonical = row.string(1);
            return entry;
        },
        number, limit);
}

}  // namespace polku::journal
