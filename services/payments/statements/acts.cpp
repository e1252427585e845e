#include "services/payments/statements/acts.h"

#include "services/payments/contracts/store.h"
#include "services/payments/exports/rules.h"
#include "services/payments/exports/store.h"
#include "services/payments/fee_lines/reactor.h"
#include "services/payments/fee_lines/store.h"
#include "services/payments/statements/rules.h"
#include "services/payments/statements/store.h"
#include "shared/http/json_write.h"
#include "shared/json/writer.h"

#include <fmt/format.h>

namespace polku::payments {

namespace {

using domain::Result;
using http::Written;

struct FreezeBody {
    std::optional<domain::Instant> cut_off;
    bool end_now = false;
};

FreezeBody read_freeze(json::Reader& r) {
    FreezeBody body;
    body.cut_off = r.optional_instant("cut_off");
    body.end_now = r.optional_boolean("end_now").value_or(false);
    if (body.cut_off && body.end_now) r.fault("end_now", "cut_off_twice");
    return body;
}

events::Event statement_event(std::string_view what, Statement const& statement, domain::Id const& by) {
    events::Event event{.type = fmt::format("polku.statement.{}.v1", what),
                        .subject = statement.id.text,
                        .category = "payment",
                        .data = {}};
    json::Writer w(event.data);
    w.begin_object().field("statement", statement.id).field("contract", statement.contract);
    w.field("period", format_period(statement.period)).field("by", by).end_object();
    return event;
}

Written statement_written(http::WriteCall& call, Statement const& statement) {
    auto const state = std::string(domain::name_of<StatementState>(kStatementStateNames, statement.state));
    call.entry.subject = statement.id.text;
    call.entry.categories = {access::Category::payment};
    call.entry.outcome = state;
    return {.id = statement.id.text,
            .version = statement.version,
            .state = state,
            .location = "/api/v1/statements/" + statement.id.text};
}

/// How far outcomes' log was read past the cut-off: everything later in it happened later.
std::optional<EventPlace> read_past(storage::Tx& tx, domain::Instant cut_off) {
    auto const so_far = read_so_far(tx, kOutcomes);
    if (!so_far) return std::nullopt;
    return mark_after(tx, kOutcomes, so_far->epoch, cut_off);
}

Result<Written> frozen_now(http::WriteCall& call, std::optional<domain::Instant> cut_off) {
    auto const statement = find_statement(call.tx, call.path.id("statement"));
    if (!statement) return domain::refused(domain::not_found());
    auto const before = statement_before(call.tx, *statement);
    FreezeFacts const facts{.by = call.principal().person,
                            .now = call.now,
                            .if_match = call.if_match,
                            .cut_off = cut_off,
                            .previous = before ? std::optional(before->cut_off) : std::nullopt,
                            .earlier_open = earlier_open(call.tx, *statement)};
    auto const end = end_of(*statement, facts);
    if (!end) return domain::refused(end.error());
    auto const lines = lines_until(waiting_for_statement(call.tx, statement->contract, *end), statement->period, *end);
    auto const totals = totals_of(lines);
    auto const frozen = freeze(*statement, *end, totals, read_past(call.tx, *end), facts);
    if (!frozen) return domain::refused(frozen.error());
    save_frozen(call.tx, *frozen, lines, totals);
    // What was verified later, or is held back, waits for the next month.
    if (!waiting_lines(call.tx, frozen->contract, call.now).empty()) {
        open_statement(call.tx, frozen->contract, next(frozen->period), call.ids, call.now);
    }
    call.emit(statement_event("frozen", *frozen, facts.by));
    return statement_written(call, *frozen);
}

Result<Written> decide_statement(http::WriteCall& call, StatementDecision decision, std::string reason) {
    auto const statement = find_statement(call.tx, call.path.id("statement"));
    if (!statement) return domain::refused(domain::not_found());
    Decided const decided{
        .decision = decision, .reason = std::move(reason), .at = call.now, .by = call.principal().person};
    auto const after = decide(*statement, decided, call.if_match);
    if (!after) return domain::refused(after.error());
    save_decision(call.tx, *after, decided);
    call.emit(
        statement_event(domain::name_of<StatementDecision>(kStatementDecisionNames, decision), *after, decided.by));
    return statement_written(call, *after);
}

Written export_written(http::WriteCall& call, Statement const& statement, ExportBatch const& batch) {
    auto written = statement_written(call, statement);
    written.id = batch.id.text;
    written.location = "/api/v1/exports/" + batch.id.text;
    return written;
}

}  // namespace

http::WriteHandler freeze_statement(CatchUp catch_up) {
    http::WriteHandler handler;
    handler.needs_if_match = true;
    handler.prepare = [catch_up = std::move(catch_up)](http::PrepareCall& call) -> Result<http::WriteFunction> {
        FreezeBody body;
        auto const read = http::read_json(call.request, [&](json::Reader& r) { body = read_freeze(r); });
        if (!read) return domain::refused(read.error());
        // Taken before the log is read, so that what is read goes past it.
        if (body.end_now) body.cut_off = call.now - std::chrono::milliseconds{1};
        if (auto const caught_up = catch_up(); !caught_up) return domain::refused(caught_up.error());
        return http::WriteFunction(
            [cut_off = body.cut_off](http::WriteCall& write) { return frozen_now(write, cut_off); });
    };
    return handler;
}

Result<Written> approve_statement(http::WriteCall& call) {
    return decide_statement(call, StatementDecision::approved, "");
}

Result<Written> refuse_statement(http::WriteCall& call, std::string const& reason) {
    return decide_statement(call, StatementDecision::refused, reason);
}

Result<Written> export_statement(http::WriteCall& call) {
    auto const statement = find_statement(call.tx, call.path.id("statement"));
    if (!statement) return domain::refused(domain::not_found());
    if (auto const made = export_of_statement(call.tx, statement->id)) return export_written(call, *statement, *made);
    auto const after = exported(*statement, call.now, call.if_match);
    if (!after) return domain::refused(after.error());
    auto const contract = find_contract(call.tx, statement->contract).value();
    auto const lines = frozen_lines(call.tx, statement->id);
    ExportFacts const facts{
        .contract_code = contract.terms.code, .lines = lines, .by = call.principal().person, .now = call.now};
    auto const file = make_file(*statement, facts, call.ids.next());
    insert(call.tx, file, lines);
    save_exported(call.tx, *after);
    call.emit(statement_event("exported", *after, facts.by));
    return export_written(call, *after, file.batch);
}

}  // namespace polku::payments
