#include "services/payments/exports/store.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace polku::payments {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;

/// As in the schema.
constexpr std::int64_t kPieceBytes = 65'536;

constexpr Query kContractOfExport{"payments.contract_of_export",
                                  "SELECT s.contract FROM export_batch b JOIN statement s ON s.id = b.statement_id "
                                  "WHERE b.id = $1"};
#define POLKU_EXPORT_COLUMNS                                      \
    "id, statement_id, line_count, control_total_cents, sha256, " \
    "(SELECT sum(length(p.content)) FROM export_piece p WHERE p.batch = b.id), made_at, made_by"
constexpr Query kExport{"payments.export", "SELECT " POLKU_EXPORT_COLUMNS " FROM export_batch b WHERE id = $1"};
constexpr Query kExportOfStatement{"payments.export_of_statement",
                                   "SELECT " POLKU_EXPORT_COLUMNS " FROM export_batch b WHERE statement_id = $1"};
constexpr Query kPiece{"payments.export_piece", "SELECT content FROM export_piece WHERE batch = $1 AND number = $2"};
constexpr Query kInsertPiece{"payments.insert_export_piece",
                             "INSERT INTO export_piece (batch, number, content) VALUES ($1, $2, $3)"};
constexpr Query kInsertExport{
    "payments.insert_export",
    "INSERT INTO export_batch (id, statement_id, line_count, control_total_cents, sha256, made_at, made_by) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7)"};
constexpr Query kInsertExportLine{"payments.insert_export_line",
                                  "INSERT INTO export_line (fee_line, batch) VALUES ($1, $2)"};

#undef POLKU_EXPORT_COLUMNS

ExportBatch export_of(Row const& row) {
    return {.id = row.id(0),
            .statement = row.id(1),
            .lines = row.integer(2),
            .control_total = row.cents(3),
            .sha256 = row.string(4),
            .size = row.integer(5),
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

int count_pieces(ExportBatch const& batch) { return static_cast<int>((batch.size + kPieceBytes - 1) / kPieceBytes); }

std::string export_piece(Tx& tx, domain::Id const& batch, int number) {
    auto piece = tx.one(
        kPiece,
        [](Row const& row) {
            auto const bytes = row.bytes(0);
            return std::string(bytes.begin(), bytes.end());
        },
        batch, number);
    if (!piece) throw storage::StorageError("export " + batch.text + " lacks a piece");
    return std::move(*piece);
}

void insert(Tx& tx, ExportFile const& file, std::span<StatementLine const> lines) {
    auto const& batch = file.batch;
    tx.run(kInsertExport, batch.id, batch.statement, batch.lines, batch.control_total, batch.sha256, batch.made_at,
           batch.made_by);
    for (int number = 0; number < count_pieces(batch); ++number) {
        auto const piece = file.content.substr(static_cast<std::size_t>(number * kPieceBytes), kPieceBytes);
        tx.run(kInsertPiece, batch.id, number, std::vector<std::uint8_t>(piece.begin(), piece.end()));
    }
    for (auto const& line : lines) tx.run(kInsertExportLine, line.line.id, batch.id);
}

}  // namespace polku::payments
