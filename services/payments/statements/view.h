#pragma once

#include "services/payments/contracts/model.h"
#include "services/payments/statements/model.h"
#include "shared/json/writer.h"
#include "shared/storage/tx.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace polku::payments {

/// A statement as it is shown: what is frozen, or, while it is open, what would be frozen now.
struct StatementView {
    Statement statement;
    std::vector<StatementLine> lines;
    std::vector<StatementLine> held;  ///< open ones: kept out, and why
    Totals totals;
    std::vector<Decided> decisions;
    std::optional<domain::Id> batch;  ///< the export
};
StatementView load_view(storage::Tx& tx, Statement const& statement, domain::Instant now);

/// The members that every answer about a statement has, into an open object.
void write_statement_fields(json::Writer& w, StatementView const& view);
/// What the person may do with it, into the same object.
void write_can(json::Writer& w, std::span<std::string_view const> can);

/// The whole statement: lines with their trace and split, the month before, and what the person may do.
struct StatementAnswer {
    StatementView const& view;
    std::optional<StatementView> previous;
    std::vector<std::string_view> can;
};
void write_statement(json::Writer& w, StatementAnswer const& answer);

}  // namespace polku::payments
