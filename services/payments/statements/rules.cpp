#include "services/payments/statements/rules.h"

#include "services/payments/fee_lines/rules.h"

#include <map>

namespace polku::payments {

namespace {

domain::Problem statement_state_problem(Statement const& statement) {
    domain::Params facts{{"state", std::string(domain::name_of<StatementState>(kStatementStateNames, statement.state))},
                         {"version", std::to_string(statement.version)}};
    if (statement.frozen) {
        facts.emplace_back("frozen_by", statement.frozen->by.text);
        facts.emplace_back("frozen_at", domain::format_instant(statement.frozen->at));
    }
    if (statement.approved_by) {
        facts.emplace_back("approved_by", statement.approved_by->text);
        facts.emplace_back("approved_at", domain::format_instant(statement.approved_at.value()));
    }
    return domain::conflict("statement_state", std::move(facts));
}

domain::Result<void> statement_version(Statement const& statement, std::optional<std::int64_t> if_match) {
    if (if_match && *if_match != statement.version) return domain::refused(domain::precondition_failed());
    return {};
}

bool awaits_decision(Statement const& statement) {
    return statement.state == StatementState::frozen || statement.state == StatementState::refused;
}

}  // namespace

std::vector<StatementLine> lines_until(std::span<WaitingLine const> waiting, Period period, domain::Instant cut_off) {
    std::vector<StatementLine> lines;
    for (auto const& one : waiting) {
        if (one.line.verified_at > cut_off || held_at(one.holds, cut_off)) continue;
        lines.push_back({.line = one.line, .late = period_of(one.line.happened_on) < period, .held = {}});
    }
    return lines;
}

Totals totals_of(std::span<StatementLine const> lines) {
    std::map<std::int64_t, std::vector<domain::Cents>> by_rate;
    for (auto const& line : lines) by_rate[line.line.vat.value].push_back(line.line.amount);
    Totals totals;
    totals.lines = std::ssize(lines);
    for (auto const& [rate, amounts] : by_rate) {
        VatSum const part{.rate = {rate}, .net = domain::sum(amounts), .vat = domain::vat_of_sum(amounts, {rate})};
        totals.net += part.net;
        totals.vat += part.vat;
        totals.rates.push_back(part);
    }
    return totals;
}

domain::Result<domain::Instant> end_of(Statement const& statement, FreezeFacts const& facts) {
    if (statement.state != StatementState::open) return domain::refused(statement_state_problem(statement));
    if (auto const same = statement_version(statement, facts.if_match); !same) return domain::refused(same.error());
    auto const end = facts.cut_off.value_or(statement.cut_off);
    if (end < first_instant(statement.period) || end > last_instant(statement.period)) {
        return domain::refused(
            domain::invalid("/cut_off", "outside_month", {{"month", format_period(statement.period)}}));
    }
    if (facts.previous && end <= *facts.previous) {
        return domain::refused(
            domain::invalid("/cut_off", "before_last_cut_off", {{"last", domain::format_instant(*facts.previous)}}));
    }
    if (end >= facts.now) {
        return domain::refused(domain::conflict("month_not_over", {{"cut_off", domain::format_instant(end)}}));
    }
    if (facts.earlier_open) {
        return domain::refused(domain::conflict("earlier_open", {{"period", format_period(*facts.earlier_open)}}));
    }
    return end;
}

domain::Result<Statement> freeze(Statement statement, domain::Instant cut_off, Totals const& totals,
                                 std::optional<EventPlace> const& source, FreezeFacts const& facts) {
    if (!source) return domain::refused(domain::unavailable(2));
    statement.version += 1;
    statement.state = StatementState::frozen;
    statement.cut_off = cut_off;
    statement.frozen = Freezing{.at = facts.now,
                                .by = facts.by,
                                .source_epoch = source->epoch,
                                .source_number = source->number,
                                .lines = totals.lines,
                                .net = totals.net,
                                .vat = totals.vat};
    return statement;
}

domain::Result<Statement> decide(Statement statement, Decided const& decided, std::optional<std::int64_t> if_match) {
    if (!awaits_decision(statement)) return domain::refused(statement_state_problem(statement));
    if (auto const same = statement_version(statement, if_match); !same) return domain::refused(same.error());
    if (statement.frozen->by == decided.by) return domain::refused(domain::forbidden("own_freeze"));
    statement.version += 1;
    if (decided.decision == StatementDecision::refused) {
        statement.state = StatementState::refused;
        return statement;
    }
    statement.state = StatementState::approved;
    statement.approved_at = decided.at;
    statement.approved_by = decided.by;
    return statement;
}

bool may_decide(Statement const& statement, domain::Id const& person) {
    return awaits_decision(statement) && statement.frozen->by != person;
}

}  // namespace polku::payments
