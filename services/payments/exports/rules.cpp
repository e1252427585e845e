#include "services/payments/exports/rules.h"

#include "shared/domain/csv.h"
#include "shared/domain/sha256.h"

namespace polku::payments {

namespace {

std::vector<std::string> const kExportColumns = {
    "batch_id",    "contract",    "period", "row",   "line_id",   "pseudonym", "milestone_type",   "price_version",
    "happened_on", "verified_on", "late",   "payee", "net_cents", "currency",  "vat_basis_points",
};

}  // namespace

ExportFile make_file(Statement const& statement, ExportFacts const& facts, domain::Id const& id) {
    ExportFile file;
    auto& batch = file.batch;
    batch.id = id;
    batch.statement = statement.id;
    batch.made_at = facts.now;
    batch.made_by = facts.by;
    domain::append_csv(file.content, kExportColumns);
    for (auto const& one : facts.lines) {
        auto const& line = one.line;
        for (auto const& share : line.shares) {
            batch.lines += 1;
            batch.control_total += share.amount;
            domain::append_csv(
                file.content,
                {id.text, std::string(facts.contract_code), format_period(statement.period),
                 std::to_string(batch.lines), line.id.text, line.pseudonym, line.type,
                 std::to_string(line.price_version), domain::format_iso(line.happened_on),
                 domain::format_iso(domain::local_date(line.verified_at)), one.late ? "1" : "0",
                 share.organisation.text, std::to_string(share.amount.value), "EUR", std::to_string(line.vat.value)});
        }
    }
    batch.sha256 = domain::sha256_hex(file.content);
    batch.size = static_cast<std::int64_t>(file.content.size());
    return file;
}

domain::Result<Statement> exported(Statement statement, domain::Instant now, std::optional<std::int64_t> if_match) {
    if (statement.state != StatementState::approved) {
        return domain::refused(domain::conflict(
            "statement_state",
            {{"state", std::string(domain::name_of<StatementState>(kStatementStateNames, statement.state))},
             {"version", std::to_string(statement.version)}}));
    }
    if (if_match && *if_match != statement.version) return domain::refused(domain::precondition_failed());
    statement.version += 1;
    statement.state = StatementState::exported;
    statement.exported_at = now;
    return statement;
}

}  // namespace polku::payments
