#include "services/payments/exports/store.h"

namespace polku::payments {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;

constexpr Query kContractOfExport{"payments.contract_of_export",
                                  "SELECT s.contract FROM export_batch b JOIN statement s ON s.id = b.statement_id "
                                  "WHERE b.id = $1"};
constexpr Query kExport{"payments.export",
                        "SELECT id, statement_id, line_count, control_total_cents, sha256, content, made_at, made_by "
                        "FROM export_batch WHERE id = $1"};
constexpr Query kExportOfStatement{
    "payments.export_of_statement",
    "SELECT id, statement_id, line_count, control_total_cents, sha256, content, made_at, made_by "
    "FROM export_batch WHERE statement_id = $1"};
constexpr Query kInsertExport{
    "payments.insert_export",
    "INSERT INTO export_batch (id, statement_id, line_count, control_total_cents, sha256, content, "
    "made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};
constexpr Query kInsertExportLine{"payments.insert_export_line",
                                  "INSERT INTO export_line (fee_line, batch) VALUES ($1, $2)"};

ExportBatch export_of(Row const& row) {
    return {.id = row.id(0),
            .statement = row.id(1),
            .lines = row.integer(2),
            .control_total = row.cents(3),
            .sha256 = row.string(4),
            .content = row.string(5),
            .made_at = row.instant(6),
            .made_by = row.id(7)};
}

}  // namespace

std::optional<domain::Id> contract_of_export(Tx& tx, domain::Id const& batch) {
    return tx.one(kContractOfExport, [](Row const& row) { return row.id(0); }, batch);
}

std::optional<ExportBatch> find_export(Tx& tx, domain::Id const& batch) { return tx.one(kExport, export_of, batch); }

std::optional<ExportBatch> export_of_statement(Tx& tx, domain::Id const& statement) {
    return tx.one(kExportOfStatement, export_of, statement);
}

void insert(Tx& tx, ExportBatch const& batch, std::span<StatementLine const> lines) {
    tx.run(kInsertExport, batch.id, batch.statement, batch.lines, batch.control_total, batch.sha256, batch.content,
           batch.made_at, batch.made_by);
    for (auto const& line : lines) tx.run(kInsertExportLine, line.line.id, batch.id);
}

}  // namespace polku::payments
