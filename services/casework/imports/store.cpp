#include "services/casework/imports/store.h"

#include "shared/json/writer.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace polku::casework::imports {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kIsAuthority{"imports.is_authority",
                             "SELECT 1 FROM organisation WHERE id = $1 AND kind = 'employment_authority'"};
constexpr Query kAuthorities{"imports.authorities",
                             "SELECT id FROM organisation WHERE kind = 'employment_authority' ORDER BY id"};
constexpr Query kTeams{"imports.teams", "SELECT name, id FROM team WHERE organisation = $1"};
constexpr Query kLots{"imports.lots",
                      "SELECT l.code, l.contract, l.valid_from, l.valid_until FROM lot l "
                      "JOIN team t ON t.id = l.intake_team AND t.organisation = l.lead WHERE l.buyer = $1"};
constexpr Query kMunicipalityCodes{
    "imports.municipalities",
    "SELECT code FROM municipality WHERE valid_from <= $1 AND (valid_until IS NULL OR valid_until >= $1)"};
constexpr Query kNumber{"imports.number",
                        "SELECT fingerprints FROM client_number WHERE organisation = $1 AND number = $2"};
constexpr Query kCode{"imports.code", "SELECT id FROM client WHERE code_hash = $1"};
constexpr Query kInsertImport{
    "imports.insert",
    "INSERT INTO import (id, version, organisation, kind, file_name, file_hash, state, row_count, new_count, "
    "unchanged_count, match_count, "
    "fault_count, seen, read_at, read_by, run_at, run_by, done_at) "
    "VALUES ($1, $2, $3, 'referrals', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"};
constexpr Query kUpdateImport{
    "imports.update",
    "UPDATE import SET version = version + 1, state = $1, row_count = $2, new_count = $3, unchanged_count = $4, "
    "match_count = $5, "
    "fault_count = $6, run_at = $7, run_by = $8, done_at = $9 WHERE id = $10 AND version = $11"};
constexpr Query kInsertFault{"imports.insert_fault",
                             "INSERT INTO import_fault (import, sequence, row_number, field, code, seen, params) "
                             "VALUES ($1, $2, $3, $4, $5, $6, $7)"};
constexpr Query kDeleteFaults{"imports.delete_faults", "DELETE FROM import_fault WHERE import = $1"};
constexpr Query kFaults{
    "imports.faults",
    "SELECT row_number, field, code, seen, params FROM import_fault WHERE import = $1 ORDER BY sequence LIMIT $2"};

// An import that was undone is another state than the one it was run with.
#define POLKU_IMPORT_STATE "CASE WHEN u.import IS NULL THEN i.state ELSE 'undone' END"
#define POLKU_IMPORTS                                                                                              \
    "SELECT i.id, i.version, i.organisation, i.file_name, i.file_hash, " POLKU_IMPORT_STATE                        \
    ", i.row_count, i.new_count, i.unchanged_count, i.match_count, i.fault_count, i.seen, i.read_at, i.read_by, "  \
    "i.run_at, i.run_by, i.done_at, u.undone_at, u.undone_by FROM import i LEFT JOIN import_undo u ON u.import = " \
    "i.id "
constexpr Query kFindImport{"imports.find", POLKU_IMPORTS "WHERE i.id = $1 AND i.organisation = $2"};
constexpr Query kListImports{"imports.list", POLKU_IMPORTS
                             "WHERE i.organisation = $1 AND (i.read_at < $2 OR (i.read_at = $2 AND i.id < $3)) "
                             "AND ($4 = '' OR $4 = " POLKU_IMPORT_STATE
                             ") ORDER BY i.read_at DESC, i.id DESC LIMIT $5"};
#undef POLKU_IMPORTS
#undef POLKU_IMPORT_STATE
constexpr Query kInsertFile{"imports.insert_file", "INSERT INTO import_file (import, sealed) VALUES ($1, $2)"};
constexpr Query kFile{"imports.file", "SELECT sealed FROM import_file WHERE import = $1"};
constexpr Query kDeleteFile{"imports.delete_file", "DELETE FROM import_file WHERE import = $1"};

std::string seen_to_json(SeenFile const& seen) {
    std::string text;
    json::Writer(text)
        .begin_object()
        .field("converted", seen.converted)
        .field("encoding", seen.encoding)
        .field("separator", seen.separator)
        .end_object();
    return text;
}

SeenFile seen_from_json(std::string_view text) {
    auto const value = nlohmann::json::parse(text);
    return {value.at("encoding").get<std::string>(), value.at("separator").get<std::string>(),
            value.at("converted").get<bool>()};
}

// An array of pairs: the order of parameters is the order in which they are shown.
std::string params_to_json(domain::Params const& params) {
    std::string text;
    json::Writer writer(text);
    writer.begin_array();
    for (auto const& [name, value] : params) writer.begin_array().value(name).value(value).end_array();
    writer.end_array();
    return text;
}

domain::Params params_from_json(std::string_view text) {
    domain::Params params;
    for (auto const& pair : nlohmann::json::parse(text))
        params.emplace_back(pair.at(0).get<std::string>(), pair.at(1).get<std::string>());
    return params;
}

Import import_row(Row const& row) {
    Import import;
    import.id = row.id(0);
    import.version = row.integer(1);
    import.organisation = row.id(2);
    import.file_name = row.string(3);
    import.file_hash = row.string(4);
    import.state = domain::value_of<State>(kStateNames, row.text(5)).value();
    import.counts = {row.integer(6), row.integer(7), row.integer(8), row.integer(9), row.integer(10)};
    import.seen = seen_from_json(row.text(11));
    import.read_at = row.instant(12);
    import.read_by = row.string(13);
    import.run_at = row.optional_instant(14);
    import.run_by = row.optional_string(15);
    import.done_at = row.optional_instant(16);
    import.undone_at = row.optional_instant(17);
    import.undone_by = row.optional_string(18);
    return import;
}

void insert_faults(storage::Tx& tx, domain::Id const& import, std::vector<Fault> const& faults) {
    std::int64_t sequence = 0;
    for (auto const& fault : faults) {
        tx.run(kInsertFault, import, ++sequence, static_cast<std::int64_t>(fault.row), fault.column, fault.code,
               fault.seen, params_to_json(fault.params));
    }
}

}  // namespace

bool is_authority(storage::Tx& tx, domain::Id const& organisation) { return tx.any(kIsAuthority, organisation); }

std::vector<domain::Id> authorities(storage::Tx& tx) {
    return tx.all(kAuthorities, [](Row const& row) { return row.id(0); });
}

ReferralFacts load_facts(storage::Tx& tx, domain::Id const& organisation, domain::LocalDate today) {
    ReferralFacts facts;
    facts.today = today;
    tx.each(kTeams, [&](Row const& row) { facts.teams.emplace(row.string(0), row.id(1)); }, organisation);
    tx.each(
        kLots,
        [&](Row const& row) {
            facts.lots.emplace(row.string(0), ReferralFacts::Lot{row.id(1), row.date(2), row.optional_date(3)});
        },
        organisation);
    tx.each(kMunicipalityCodes, [&](Row const& row) { facts.municipalities.emplace(row.string(0)); }, today);
    return facts;
}

std::optional<std::string> find_number(storage::Tx& tx, domain::Id const& organisation, std::string_view number) {
    return tx.one(kNumber, [](Row const& row) { return row.string(0); }, organisation, number);
}

std::optional<domain::Id> find_code(storage::Tx& tx, std::span<std::uint8_t const> code_hash) {
    return tx.one(kCode, [](Row const& row) { return row.id(0); }, code_hash);
}

void insert_import(storage::Tx& tx, Import const& import, std::vector<Fault> const& faults) {
    auto const& counts = import.counts;
    tx.run(kInsertImport, import.id, import.version, import.organisation, import.file_name, import.file_hash,
           domain::name_of<State>(kStateNames, import.state), counts.rows, counts.created, counts.unchanged,
           counts.matches, counts.faults, seen_to_json(import.seen), import.read_at, import.read_by, import.run_at,
           import.run_by, import.done_at);
    insert_faults(tx, import.id, faults);
}

void insert_file(storage::Tx& tx, domain::Id const& import, std::span<std::uint8_t const> sealed) {
    tx.run(kInsertFile, import, sealed);
}

void update_import(storage::Tx& tx, Import const& import, std::vector<Fault> const& faults) {
    auto const& counts = import.counts;
    auto const changed = tx.run(kUpdateImport, domain::name_of<State>(kStateNames, import.state), counts.rows,
                                counts.created, counts.unchanged, counts.matches, counts.faults, import.run_at,
                                import.run_by, import.done_at, import.id, import.version);
    if (changed != 1) throw std::logic_error("update_import: the import is at another version");
    tx.run(kDeleteFaults, import.id);
    insert_faults(tx, import.id, faults);
}

std::optional<Import> find_import(storage::Tx& tx, domain::Id const& organisation, domain::Id const& import) {
    return tx.one(kFindImport, import_row, import, organisation);
}

std::vector<Import> list_imports(storage::Tx& tx, domain::Id const& organisation, std::optional<State> state,
                                 std::optional<HistoryPage> const& after, int limit) {
    auto const last = after.value_or(HistoryPage{{INT64_MAX}, ""});
    auto const of_state = state ? domain::name_of<State>(kStateNames, *state) : std::string_view();
    return tx.all(kListImports, import_row, organisation, last.read_at, last.id, of_state, limit);
}

std::vector<Fault> list_faults(storage::Tx& tx, domain::Id const& import, std::size_t most) {
    auto const fault = [](Row const& row) {
        return Fault{.row = static_cast<std::size_t>(row.integer(0)),
                     .column = row.string(1),
                     .code = row.string(2),
                     .seen = row.string(3),
                     .params = params_from_json(row.text(4))};
    };
    return tx.all(kFaults, fault, import, most);
}

std::optional<std::vector<std::uint8_t>> load_file(storage::Tx& tx, domain::Id const& import) {
    auto const bytes = [](Row const& row) {
        return std::vector<std::uint8_t>(row.bytes(0).begin(), row.bytes(0).end());
    };
    return tx.one(kFile, bytes, import);
}

void delete_file(storage::Tx& tx, domain::Id const& import) { tx.run(kDeleteFile, import); }

}  // namespace polku::casework::imports
