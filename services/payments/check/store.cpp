#include "services/payments/check/store.h"

#include "services/payments/contracts/store.h"
#include "services/payments/exports/rules.h"
#include "services/payments/exports/store.h"
#include "services/payments/fee_lines/rules.h"
#include "services/payments/fee_lines/store.h"
#include "services/payments/statements/rules.h"
#include "services/payments/statements/store.h"

namespace polku::payments {

namespace {

using events::Finding;
using storage::Query;
using storage::Row;
using storage::Tx;

constexpr Query kCheckContracts{"check.contracts", "SELECT id FROM contract ORDER BY id"};
constexpr Query kCheckFeeCount{"check.fee_count", "SELECT count(*) FROM fee_line"};
constexpr Query kCheckTwoFees{"check.two_fees",
                              "SELECT min(id) FROM fee_line GROUP BY contract, pseudonym, result_group, occurrence "
                              "HAVING count(*) > 1 LIMIT 20"};
constexpr Query kCheckStatementCount{"check.statement_count",
                                     "SELECT count(*) FROM statement WHERE frozen_at IS NOT NULL"};
constexpr Query kCheckOnePerson{
    "check.one_person",
    "SELECT s.id FROM statement s WHERE s.approved_by = s.frozen_by OR EXISTS "
    "(SELECT 1 FROM statement_decision d WHERE d.statement_id = s.id AND d.decided_by = s.frozen_by) "
    "LIMIT 20"};
constexpr Query kCheckExportedCount{"check.exported_count", "SELECT count(*) FROM export_line"};
constexpr Query kCheckOtherBatch{"check.other_batch",
                                 "SELECT e.fee_line FROM export_line e JOIN export_batch b ON b.id = e.batch "
                                 "LEFT JOIN statement_line l ON l.fee_line = e.fee_line "
                                 "WHERE l.statement_id IS NOT b.statement_id LIMIT 20"};

std::int64_t payments_count(Tx& tx, Query const& query) {
    return tx.one(query, [](Row const& row) { return row.integer(0); }).value_or(0);
}

Finding payments_query(Tx& tx, int invariant, std::string what, std::int64_t looked_at, Query const& query) {
    return {.invariant = invariant,
            .what = std::move(what),
            .looked_at = looked_at,
            .broken = tx.all(query, [](Row const& row) { return row.string(0); })};
}

void note_line(Finding& finding, FeeLine const& line, Contract const& contract) {
    finding.looked_at += 1;
    VerifiedMilestone milestone;
    milestone.contract_version = line.price_version;
    milestone.type = line.type;
    milestone.happened_on = line.happened_on;
    auto const again = price(milestone, contract, line.id);
    auto const same = again && again->amount == line.amount && again->vat == line.vat && again->shares == line.shares;
    if (!same && finding.broken.size() < events::kMostBroken) finding.broken.push_back(line.id.text);
}

void note_statement(Finding& finding, Statement const& statement, std::vector<StatementLine> const& lines,
                    std::vector<VatSum> const& rates) {
    finding.looked_at += 1;
    auto const again = totals_of(lines);
    auto const& frozen = statement.frozen.value();
    auto const same = again == Totals{.lines = frozen.lines, .net = frozen.net, .vat = frozen.vat, .rates = rates};
    if (!same && finding.broken.size() < events::kMostBroken) finding.broken.push_back(statement.id.text);
}

std::string content_of(Tx& tx, ExportBatch const& batch) {
    std::string content;
    for (int number = 0; number < count_pieces(batch); ++number) content += export_piece(tx, batch.id, number);
    return content;
}

void note_batch(Finding& finding, Statement const& statement, Contract const& contract, ExportFile const& kept,
                std::vector<StatementLine> const& lines) {
    finding.looked_at += 1;
    auto const& batch = kept.batch;
    auto const again = make_file(
        statement, {.contract_code = contract.terms.code, .lines = lines, .by = batch.made_by, .now = batch.made_at},
        batch.id);
    auto const same = again.content == kept.content && again.batch.sha256 == batch.sha256 &&
                      again.batch.lines == batch.lines && again.batch.control_total == batch.control_total;
    if (!same && finding.broken.size() < events::kMostBroken) finding.broken.push_back(batch.id.text);
}

}  // namespace

std::vector<Finding> check_payments(Tx& tx) {
    Finding amounts{.invariant = 6, .what = "fee lines and their splits are as they are counted again"};
    Finding totals{.invariant = 3, .what = "frozen statements add up to their lines"};
    Finding batches{.invariant = 7, .what = "payment files are as they are made again"};
    for (auto const& id : tx.all(kCheckContracts, [](Row const& row) { return row.id(0); })) {
        auto const contract = find_contract(tx, id).value();
        for (auto const& line : waiting_lines(tx, id, domain::Instant{INT64_MAX})) note_line(amounts, line, contract);
        for (auto const& statement : statements_of(tx, id)) {
            if (!statement.frozen) continue;
            auto const lines = frozen_lines(tx, statement.id);
            for (auto const& line : lines) note_line(amounts, line.line, contract);
            note_statement(totals, statement, lines, frozen_vat(tx, statement.id));
            if (auto const batch = export_of_statement(tx, statement.id)) {
                note_batch(batches, statement, contract, {*batch, content_of(tx, *batch)}, lines);
            }
        }
    }
    return {std::move(amounts),
            std::move(totals),
            std::move(batches),
            payments_query(tx, 4, "one fee for one result of one client", payments_count(tx, kCheckFeeCount),
                           kCheckTwoFees),
            payments_query(tx, 5, "frozen and decided by two persons", payments_count(tx, kCheckStatementCount),
                           kCheckOnePerson),
            payments_query(tx, 7, "each exported line in the batch of its statement",
                           payments_count(tx, kCheckExportedCount), kCheckOtherBatch)};
}

}  // namespace polku::payments
