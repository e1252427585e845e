#pragma once

#include "services/payments/exports/model.h"
#include "services/payments/statements/model.h"
#include "shared/storage/tx.h"

#include <optional>
#include <span>
#include <string>

namespace polku::payments {

/// The contract whose statement was exported: the scope of its routes.
std::optional<domain::Id> contract_of_export(storage::Tx& tx, domain::Id const& batch);

std::optional<ExportBatch> find_export(storage::Tx& tx, domain::Id const& batch);
std::optional<ExportBatch> export_of_statement(storage::Tx& tx, domain::Id const& statement);

/// How many pieces its file is kept in, and one of them, from 0 on. Throws StorageError: there is none of that number.
int count_pieces(ExportBatch const& batch);
std::string export_piece(storage::Tx& tx, domain::Id const& batch, int number);

/// The batch, its file and its lines, each of which is in one batch for ever. Requires: the statement is approved (the
/// schema says so).
void insert(storage::Tx& tx, ExportFile const& file, std::span<StatementLine const> lines);

}  // namespace polku::payments
