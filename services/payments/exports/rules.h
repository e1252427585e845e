#pragma once

#include "services/payments/exports/model.h"
#include "services/payments/statements/model.h"
#include "shared/domain/problem.h"

#include <span>
#include <string_view>

namespace polku::payments {

/// The file of an approved statement: one row for each payee of each line, in the order of the statement. The client is
/// a pseudonym; nothing else of the client is in it.
struct ExportFacts {
    std::string_view contract_code;
    std::span<StatementLine const> lines;
    domain::Id by;
    domain::Instant now;
};
ExportFile make_file(Statement const& statement, ExportFacts const& facts, domain::Id const& id);

/// The statement exported, or 409 statement_state, 412.
domain::Result<Statement> exported(Statement statement, domain::Instant now, std::optional<std::int64_t> if_match);

}  // namespace polku::payments
