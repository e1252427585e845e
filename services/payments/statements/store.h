#pragma once

#include "services/payments/statements/model.h"
#include "services/payments/statements/rules.h"
#include "shared/storage/tx.h"

#include <optional>
#include <span>
#include <vector>

namespace polku::payments {

/// The contract that a statement belongs to: the scope of its routes.
std::optional<domain::Id> contract_of_statement(storage::Tx& tx, domain::Id const& statement);

std::optional<Statement> find_statement(storage::Tx& tx, domain::Id const& id);
/// Of one contract, the newest month first.
std::vector<Statement> statements_of(storage::Tx& tx, domain::Id const& contract);
/// The contract's statement of the nearest earlier month.
std::optional<Statement> statement_before(storage::Tx& tx, Statement const& statement);
/// The first earlier month of the contract that is still open.
std::optional<Period> earlier_open(storage::Tx& tx, Statement const& statement);

/// Sees to it that the first statement of the contract whose cut-off is not before `verified_at` is there. Throws when
/// that one is frozen already: then it was frozen without having read the whole log.
void open_statement_for(storage::Tx& tx, domain::Id const& contract, domain::Instant verified_at, domain::IdSource& ids,
                        domain::Instant now);
/// The statement of that month, open unless it is there.
void open_statement(storage::Tx& tx, domain::Id const& contract, Period period, domain::IdSource& ids,
                    domain::Instant now);

/// Lines of the contract that are in no statement and were verified until then, with their holds, by the time of their
/// verification.
std::vector<WaitingLine> waiting_for_statement(storage::Tx& tx, domain::Id const& contract, domain::Instant until);
std::vector<StatementLine> frozen_lines(storage::Tx& tx, domain::Id const& statement);
std::vector<VatSum> frozen_vat(storage::Tx& tx, domain::Id const& statement);
std::vector<Decided> decisions_of(storage::Tx& tx, domain::Id const& statement);

/// Writes lines, VAT and the frozen statement. From then on the schema refuses every change of them.
void save_frozen(storage::Tx& tx, Statement const& statement, std::span<StatementLine const> lines,
                 Totals const& totals);
void save_decision(storage::Tx& tx, Statement const& statement, Decided const& decided);
void save_exported(storage::Tx& tx, Statement const& statement);

}  // namespace polku::payments
