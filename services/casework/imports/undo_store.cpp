#include "services/casework/imports/undo_store.h"

#include <algorithm>
#include <utility>

namespace polku::casework::imports {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kInsertImportedCase{
    "imports.insert_case", "INSERT INTO imported_case (case_id, client, import, number) VALUES ($1, $2, $3, $4)"};
constexpr Query kActedCases{
    "imports.acted_cases",
    "SELECT DISTINCT i.case_id, i.client, i.number, a.act FROM act_on_imported_case a JOIN imported_case i ON "
    "i.case_id = a.case_id WHERE a.import = $1 AND i.case_id IN (SELECT x.case_id FROM imported_case x WHERE x.import "
    "= $1 AND EXISTS (SELECT 1 FROM act_on_imported_case y WHERE y.import = $1 AND y.case_id = x.case_id) ORDER BY "
    "x.number, x.case_id LIMIT $2) ORDER BY i.number, i.case_id"};
constexpr Query kCountActed{"imports.count_acted",
                            "SELECT COUNT(DISTINCT a.case_id) FROM act_on_imported_case a WHERE a.import = $1"};
constexpr Query kImportedCases{"imports.cases",
                               "SELECT case_id, client FROM imported_case WHERE import = $1 ORDER BY number, case_id"};
constexpr Query kWaitingHandovers{
    "imports.waiting_handovers",
    "SELECT h.id, h.case_id, i.client, h.from_organisation, h.from_team, h.to_organisation, h.to_team FROM "
    "imported_case i JOIN handover h ON h.case_id = i.case_id WHERE i.import = $1 AND h.state = 'proposed' ORDER BY "
    "i.number, h.id"};
// The record that waits longest for the code of a client of the import.
constexpr Query kHeirs{
    "imports.heirs",
    "SELECT m.id, m.client, m.registered, k.code_sealed, k.code_hash FROM imported_case i JOIN client k ON k.id = "
    "i.client JOIN identity_match m ON m.client = i.client WHERE i.import = $1 AND m.resolved_at IS NULL AND "
    "m.registered IS NOT NULL AND k.code_hash IS NOT NULL AND NOT EXISTS (SELECT 1 FROM identity_match o WHERE "
    "o.client = m.client AND o.resolved_at IS NULL AND o.registered IS NOT NULL AND (o.found_at, o.id) < (m.found_at, "
    "m.id))"};
constexpr Query kUndo{"imports.undo", "INSERT INTO import_undo (import, undone_at, undone_by) VALUES ($1, $2, $3)"};
constexpr Query kGiveCode{"imports.give_code",
                          "UPDATE client SET code_sealed = $1, code_hash = $2 WHERE id = $3 AND code_hash IS NULL"};
constexpr Query kEndMatch{"imports.end_match", "DELETE FROM identity_match WHERE id = $1"};
constexpr Query kMoveMatches{
    "imports.move_matches",
    "UPDATE identity_match SET version = version + 1, client = $1 WHERE client = $2 AND resolved_at IS NULL"};

/// Who gets the code of a client that the undone import brought.
struct Heir {
    domain::Id match;
    domain::Id known;
    domain::Id registered;
    std::vector<std::uint8_t> sealed;
    std::vector<std::uint8_t> hash;
};

std::vector<std::uint8_t> copied(Row const& row, int column) {
    return {row.bytes(column).begin(), row.bytes(column).end()};
}

storage::FieldPlace place_of_code(domain::Id const& client) { return {"client", "code_sealed", client.text}; }

}  // namespace

void insert_imported_case(storage::Tx& tx, domain::Id const& import, domain::Id const& client,
                          domain::Id const& case_id, std::string_view number) {
    tx.run(kInsertImportedCase, case_id, client, import, number);
}

std::vector<ActedCase> acted_cases(storage::Tx& tx, domain::Id const& import, int most) {
    std::vector<ActedCase> cases;
    tx.each(
        kActedCases,
        [&](Row const& row) {
            if (cases.empty() || cases.back().case_id != row.id(0))
                cases.push_back({row.id(0), row.id(1), row.string(2), {}});
            cases.back().acts.push_back(domain::value_of<CaseAct>(kCaseActNames, row.text(3)).value());
        },
        import, most);
    for (auto& one : cases) std::ranges::sort(one.acts);
    return cases;
}

std::int64_t count_acted_cases(storage::Tx& tx, domain::Id const& import) {
    return tx.one(kCountActed, [](Row const& row) { return row.integer(0); }, import).value_or(0);
}

std::vector<ImportedCase> imported_cases(storage::Tx& tx, domain::Id const& import) {
    return tx.all(kImportedCases, [](Row const& row) { return ImportedCase{row.id(0), row.id(1)}; }, import);
}

std::vector<Handover> waiting_handovers(storage::Tx& tx, domain::Id const& import) {
    return tx.all(
        kWaitingHandovers,
        [](Row const& row) {
            Handover handover;
            handover.id = row.id(0);
            handover.case_id = row.id(1);
            handover.client = row.id(2);
            handover.from_organisation = row.id(3);
            handover.from_team = row.id(4);
            handover.to_organisation = row.id(5);
            handover.to_team = row.id(6);
            return handover;
        },
        import);
}

void undo_import(storage::Tx& tx, storage::Secrets const& secrets, domain::Id const& import, domain::Instant at,
                 std::string_view by) {
    auto const heirs = tx.all(
        kHeirs, [](Row const& row) { return Heir{row.id(0), row.id(1), row.id(2), copied(row, 3), copied(row, 4)}; },
        import);
    tx.run(kUndo, import, at, by);
    for (auto const& heir : heirs) {
        // A seal is bound to its record.
        auto const code = secrets.sealing().open(heir.sealed, place_of_code(heir.known));
        auto const sealed = secrets.sealing().seal(code, place_of_code(heir.registered));
        tx.run(kEndMatch, heir.match);
        tx.run(kMoveMatches, heir.registered, heir.known);
        tx.run(kGiveCode, sealed, heir.hash, heir.registered);
    }
}

}  // namespace polku::casework::imports
