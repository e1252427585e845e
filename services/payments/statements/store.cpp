#include "services/payments/statements/store.h"

#include "services/payments/fee_lines/store.h"

#include <fmt/format.h>

#include <stdexcept>

namespace polku::payments {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;

constexpr Query kContractOfStatement{"payments.contract_of_statement", "SELECT contract FROM statement WHERE id = $1"};
constexpr Query kStatement{"payments.statement",
                           "SELECT id, version, contract, period, state, cut_off, frozen_at, frozen_by, source_epoch, "
                           "source_number, line_count, net_cents, vat_cents, approved_at, approved_by, exported_at "
                           "FROM statement WHERE id = $1"};
constexpr Query kStatementOfPeriod{
    "payments.statement_of_period",
    "SELECT id, version, contract, period, state, cut_off, frozen_at, frozen_by, source_epoch, "
    "source_number, line_count, net_cents, vat_cents, approved_at, approved_by, exported_at "
    "FROM statement WHERE contract = $1 AND period = $2"};
constexpr Query kStatementsOf{
    "payments.statements_of",
    "SELECT id, version, contract, period, state, cut_off, frozen_at, frozen_by, source_epoch, "
    "source_number, line_count, net_cents, vat_cents, approved_at, approved_by, exported_at "
    "FROM statement WHERE contract = $1 ORDER BY period DESC"};
constexpr Query kStatementBefore{
    "payments.statement_before",
    "SELECT id, version, contract, period, state, cut_off, frozen_at, frozen_by, source_epoch, "
    "source_number, line_count, net_cents, vat_cents, approved_at, approved_by, exported_at "
    "FROM statement WHERE contract = $1 AND period < $2 ORDER BY period DESC LIMIT 1"};
constexpr Query kEarlierOpen{"payments.earlier_open",
                             "SELECT period FROM statement WHERE contract = $1 AND period < $2 AND state = 'open' "
                             "ORDER BY period LIMIT 1"};
constexpr Query kOpenStatement{"payments.open_statement",
                               "INSERT INTO statement (id, contract, period, state, cut_off, opened_at) "
                               "VALUES ($1, $2, $3, 'open', $4, $5) ON CONFLICT (contract, period) DO NOTHING"};
constexpr Query kStatementLines{"payments.statement_lines",
                                "SELECT late FROM statement_line WHERE statement_id = $1 ORDER BY position"};
constexpr Query kStatementVat{
    "payments.statement_vat",
    "SELECT vat_basis_points, net_cents, vat_cents FROM statement_vat WHERE statement_id = $1 "
    "ORDER BY vat_basis_points"};
constexpr Query kStatementDecisions{"payments.statement_decisions",
                                    "SELECT decision, reason, decided_at, decided_by FROM statement_decision "
                                    "WHERE statement_id = $1 ORDER BY number"};
constexpr Query kInsertStatementLine{"payments.insert_statement_line",
                                     "INSERT INTO statement_line (statement_id, position, fee_line, late) "
                                     "VALUES ($1, $2, $3, $4)"};
constexpr Query kInsertStatementVat{"payments.insert_statement_vat",
                                    "INSERT INTO statement_vat (statement_id, vat_basis_points, net_cents, vat_cents) "
                                    "VALUES ($1, $2, $3, $4)"};
constexpr Query kFreezeStatement{
    "payments.freeze_statement",
    "UPDATE statement SET state = 'frozen', version = $1, cut_off = $2, frozen_at = $3, "
    "frozen_by = $4, source_epoch = $5, source_number = $6, line_count = $7, net_cents = $8, "
    "vat_cents = $9 WHERE id = $10"};
constexpr Query kInsertStatementDecision{
    "payments.insert_statement_decision",
    "INSERT INTO statement_decision (statement_id, number, decision, reason, decided_at, "
    "decided_by) VALUES ($1, (SELECT coalesce(max(number), 0) + 1 FROM statement_decision "
    "WHERE statement_id = $1), $2, $3, $4, $5)"};
constexpr Query kRefuseStatement{"payments.refuse_statement",
                                 "UPDATE statement SET state = 'refused', version = $1 WHERE id = $2"};
constexpr Query kApproveStatement{
    "payments.approve_statement",
    "UPDATE statement SET state = 'approved', version = $1, approved_at = $2, approved_by = $3 "
    "WHERE id = $4"};
constexpr Query kExportStatement{
    "payments.export_statement",
    "UPDATE statement SET state = 'exported', version = $1, exported_at = $2 WHERE id = $3"};

Statement statement_of(Row const& row) {
    Statement statement;
    statement.id = row.id(0);
    statement.version = row.integer(1);
    statement.contract = row.id(2);
    statement.period = parse_period(row.text(3)).value();
    statement.state = domain::value_of<StatementState>(kStatementStateNames, row.text(4)).value();
    statement.cut_off = row.instant(5);
    if (!row.null(6)) {
        statement.frozen = Freezing{.at = row.instant(6),
                                    .by = row.id(7),
                                    .source_epoch = row.string(8),
                                    .source_number = row.integer(9),
                                    .lines = row.integer(10),
                                    .net = row.cents(11),
                                    .vat = row.cents(12)};
    }
    statement.approved_at = row.optional_instant(13);
    statement.approved_by = row.optional_id(14);
    statement.exported_at = row.optional_instant(15);
    return statement;
}

VatSum vat_sum_of(Row const& row) { return {.rate = {row.integer(0)}, .net = row.cents(1), .vat = row.cents(2)}; }

Decided decided_of(Row const& row) {
    return {.decision = domain::value_of<StatementDecision>(kStatementDecisionNames, row.text(0)).value(),
            .reason = row.string(1),
            .at = row.instant(2),
            .by = row.id(3)};
}

}  // namespace

std::optional<domain::Id> contract_of_statement(Tx& tx, domain::Id const& statement) {
    return tx.one(kContractOfStatement, [](Row const& row) { return row.id(0); }, statement);
}

std::optional<Statement> find_statement(Tx& tx, domain::Id const& id) { return tx.one(kStatement, statement_of, id); }

std::vector<Statement> statements_of(Tx& tx, domain::Id const& contract) {
    return tx.all(kStatementsOf, statement_of, contract);
}

std::optional<Statement> statement_before(Tx& tx, Statement const& statement) {
    return tx.one(kStatementBefore, statement_of, statement.contract, format_period(statement.period));
}

std::optional<Period> earlier_open(Tx& tx, Statement const& statement) {
    return tx.one(
        kEarlierOpen, [](Row const& row) { return parse_period(row.text(0)).value(); }, statement.contract,
        format_period(statement.period));
}

void open_statement(Tx& tx, domain::Id const& contract, Period period, domain::IdSource& ids, domain::Instant now) {
    tx.run(kOpenStatement, ids.next(), contract, format_period(period), last_instant(period), now);
}

void open_statement_for(Tx& tx, domain::Id const& contract, domain::Instant verified_at, domain::IdSource& ids,
                        domain::Instant now) {
    for (auto period = period_of(verified_at);; period = next(period)) {
        auto const there = tx.one(kStatementOfPeriod, statement_of, contract, format_period(period));
        if (!there) return open_statement(tx, contract, period, ids, now);
        if (there->cut_off < verified_at) continue;
        if (there->state == StatementState::open) return;
        throw std::logic_error(fmt::format("statement {} was frozen before its log was read", there->id.text));
    }
}

std::vector<WaitingLine> waiting_for_statement(Tx& tx, domain::Id const& contract, domain::Instant until) {
    std::vector<WaitingLine> waiting;
    for (auto& line : waiting_lines(tx, contract, until)) {
        auto holds = holds_of(tx, line.milestone);
        waiting.push_back({.line = std::move(line), .holds = std::move(holds)});
    }
    return waiting;
}

std::vector<StatementLine> frozen_lines(Tx& tx, domain::Id const& statement) {
    auto const late = tx.all(kStatementLines, [](Row const& row) { return row.integer(0) != 0; }, statement);
    auto lines = lines_of_statement(tx, statement);
    std::vector<StatementLine> found;
    found.reserve(lines.size());
    for (std::size_t at = 0; at < lines.size(); ++at) {
        found.push_back({.line = std::move(lines[at]), .late = late[at], .held = {}});
    }
    return found;
}

std::vector<VatSum> frozen_vat(Tx& tx, domain::Id const& statement) {
    return tx.all(kStatementVat, vat_sum_of, statement);
}

std::vector<Decided> decisions_of(Tx& tx, domain::Id const& statement) {
    return tx.all(kStatementDecisions, decided_of, statement);
}

void save_frozen(Tx& tx, Statement const& statement, std::span<StatementLine const> lines, Totals const& totals) {
    int position = 0;
    for (auto const& line : lines) tx.run(kInsertStatementLine, statement.id, position++, line.line.id, line.late);
    for (auto const& part : totals.rates)
        tx.run(kInsertStatementVat, statement.id, part.rate.value, part.net, part.vat);
    auto const& frozen = statement.frozen.value();
    tx.run(kFreezeStatement, statement.version, statement.cut_off, frozen.at, frozen.by, frozen.source_epoch,
           frozen.source_number, frozen.lines, frozen.net, frozen.vat, statement.id);
}

void save_decision(Tx& tx, Statement const& statement, Decided const& decided) {
    tx.run(kInsertStatementDecision, statement.id,
           domain::name_of<StatementDecision>(kStatementDecisionNames, decided.decision), decided.reason, decided.at,
           decided.by);
    if (decided.decision == StatementDecision::refused) {
        tx.run(kRefuseStatement, statement.version, statement.id);
    } else {
        tx.run(kApproveStatement, statement.version, statement.approved_at, statement.approved_by, statement.id);
    }
}

void save_exported(Tx& tx, Statement const& statement) {
    tx.run(kExportStatement, statement.version, statement.exported_at, statement.id);
}

}  // namespace polku::payments
