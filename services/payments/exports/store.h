#pragma once

#include "services/payments/exports/model.h"
#include "services/payments/statements/model.h"
#include "shared/storage/tx.h"

#include <optional>
#include <span>

namespace polku::payments {

/// The contract whose statement was exported: the scope of its routes.
std::optional<domain::Id> contract_of_export(storage::Tx& tx, domain::Id const& batch);

std::optional<ExportBatch> find_export(storage::Tx& tx, domain::Id const& batch);
std::optional<ExportBatch> export_of_statement(storage::Tx& tx, domain::Id const& statement);

/// The batch and its lines, each of which is in one batch for ever. Requires: the statement is approved (the schema
/// says so).
void insert(storage::Tx& tx, ExportBatch const& batch, std::span<StatementLine const> lines);

}  // namespace polku::payments
