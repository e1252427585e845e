#include "services/payments/statements/view.h"

#include "services/payments/exports/store.h"
#include "services/payments/fee_lines/rules.h"
#include "services/payments/statements/rules.h"
#include "services/payments/statements/store.h"

#include <algorithm>

namespace polku::payments {

namespace {

std::optional<HoldReason> reason_at(std::vector<Hold> const& holds, domain::Instant instant) {
    for (auto const& hold : holds) {
        if (held_at({&hold, 1}, instant)) return hold.reason;
    }
    return std::nullopt;
}

/// What waits for this statement and not for an earlier one that is still open.
std::vector<WaitingLine> waiting_here(storage::Tx& tx, Statement const& statement) {
    auto waiting = waiting_for_statement(tx, statement.contract, statement.cut_off);
    auto const before = statement_before(tx, statement);
    if (before && before->state == StatementState::open) {
        std::erase_if(waiting, [&](WaitingLine const& one) { return one.line.verified_at <= before->cut_off; });
    }
    return waiting;
}

void write_fee_line(json::Writer& w, StatementLine const& one) {
    auto const& line = one.line;
    w.begin_object().field("id", line.id).field("milestone", line.milestone).field("pseudonym", line.pseudonym);
    w.field("milestone_type", line.type)
        .field("result_group", line.result_group)
        .field("organisation", line.organisation);
    w.field("happened_on", line.happened_on)
        .field("recorded_at", line.recorded_at)
        .field("verified_at", line.verified_at);
    w.field("price_version", line.price_version).field("price_from", line.price_from);
    w.field("amount_cents", line.amount).field("vat_basis_points", line.vat.value).field("late", one.late);
    w.key("held");
    if (one.held) {
        w.value(domain::name_of<HoldReason>(kHoldReasonNames, *one.held));
    } else {
        w.value(std::nullopt);
    }
    w.begin_array("shares");
    for (auto const& share : line.shares) {
        w.begin_object().field("organisation", share.organisation).field("share_basis_points", share.share.value);
        w.field("amount_cents", share.amount).end_object();
    }
    w.end_array().end_object();
}

void write_decided(json::Writer& w, Decided const& decided) {
    w.begin_object().field("decision", domain::name_of<StatementDecision>(kStatementDecisionNames, decided.decision));
    w.field("reason", decided.reason).field("at", decided.at).field("by", decided.by).end_object();
}

void write_lines(json::Writer& w, std::string_view member, std::vector<StatementLine> const& lines) {
    w.begin_array(member);
    for (auto const& line : lines) write_fee_line(w, line);
    w.end_array();
}

}  // namespace

StatementView load_view(storage::Tx& tx, Statement const& statement, domain::Instant now) {
    StatementView view{.statement = statement, .lines = {}, .held = {}, .totals = {}, .decisions = {}, .batch = {}};
    if (statement.frozen) {
        view.lines = frozen_lines(tx, statement.id);
        view.totals = {.lines = statement.frozen->lines,
                       .net = statement.frozen->net,
                       .vat = statement.frozen->vat,
                       .rates = frozen_vat(tx, statement.id)};
        view.decisions = decisions_of(tx, statement.id);
        if (auto const batch = export_of_statement(tx, statement.id)) view.batch = batch->id;
        return view;
    }
    auto const waiting = waiting_here(tx, statement);
    auto const until = std::min(now, statement.cut_off);
    view.lines = lines_until(waiting, statement.period, until);
    view.totals = totals_of(view.lines);
    for (auto const& one : waiting) {
        if (auto const reason = reason_at(one.holds, until)) {
            view.held.push_back(
                {.line = one.line, .late = period_of(one.line.happened_on) < statement.period, .held = reason});
        }
    }
    return view;
}

void write_statement_fields(json::Writer& w, StatementView const& view) {
    auto const& statement = view.statement;
    w.field("id", statement.id).field("version", statement.version).field("contract", statement.contract);
    w.field("period", format_period(statement.period));
    w.field("state", domain::name_of<StatementState>(kStatementStateNames, statement.state));
    w.field("cut_off", statement.cut_off).field("currency", "EUR").field("line_count", view.totals.lines);
    w.field("net_cents", view.totals.net).field("vat_cents", view.totals.vat).field("gross_cents", view.totals.gross());
    w.field("held_count", view.held.size());
    w.field("frozen_at", statement.frozen ? std::optional(statement.frozen->at) : std::nullopt);
    w.field("frozen_by", statement.frozen ? std::optional(statement.frozen->by) : std::nullopt);
    w.field("approved_at", statement.approved_at).field("approved_by", statement.approved_by);
    w.field("exported_at", statement.exported_at).field("export", view.batch);
}

void write_can(json::Writer& w, std::span<std::string_view const> can) {
    w.begin_array("can");
    for (auto const action : can) w.value(action);
    w.end_array();
}

void write_statement(json::Writer& w, StatementAnswer const& answer) {
    auto const& view = answer.view;
    w.begin_object();
    write_statement_fields(w, view);
    w.field("source_number",
            view.statement.frozen ? std::optional(view.statement.frozen->source_number) : std::nullopt);
    w.begin_array("vat");
    for (auto const& part : view.totals.rates) {
        w.begin_object()
            .field("basis_points", part.rate.value)
            .field("net_cents", part.net)
            .field("vat_cents", part.vat);
        w.end_object();
    }
    w.end_array();
    write_lines(w, "lines", view.lines);
    write_lines(w, "held", view.held);
    w.begin_array("decisions");
    for (auto const& decided : view.decisions) write_decided(w, decided);
    w.end_array().key("previous");
    if (answer.previous) {
        w.begin_object();
        write_statement_fields(w, *answer.previous);
        w.end_object();
    } else {
        w.value(std::nullopt);
    }
    write_can(w, answer.can);
    w.end_object();
}

}  // namespace polku::payments
