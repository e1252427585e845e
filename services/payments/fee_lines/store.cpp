#include "services/payments/fee_lines/store.h"

namespace polku::payments {

namespace {

using storage::Query;
using storage::Row;
using storage::Tx;

constexpr Query kReadSoFar{"payments.read_so_far", "SELECT source, epoch, number FROM reader_cursor WHERE source = $1"};
constexpr Query kLastPricedDay{"payments.last_priced_day", "SELECT max(happened_on) FROM fee_line WHERE contract = $1"};
constexpr Query kFeeLineOfMilestone{"payments.fee_line_of_milestone", "SELECT 1 FROM fee_line WHERE milestone = $1"};
constexpr Query kInsertFeeLine{
    "payments.insert_fee_line",
    "INSERT INTO fee_line (id, milestone, contract, version_id, milestone_type, pseudonym, result_group, occurrence, "
    "organisation, "
    "happened_on, recorded_at, verified_at, amount_cents, vat_basis_points, source, epoch, number, made_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)"};
constexpr Query kInsertFeeShare{
    "payments.insert_fee_share",
    "INSERT INTO fee_share (fee_line, position, organisation, share_basis_points, amount_cents) "
    "VALUES ($1, $2, $3, $4, $5)"};
constexpr Query kInsertHold{"payments.insert_hold",
                            "INSERT INTO fee_hold (source, epoch, number, milestone, reason, held_at) "
                            "VALUES ($1, $2, $3, $4, $5, $6) "
                            "ON CONFLICT (milestone, reason) WHERE released_at IS NULL DO NOTHING"};
constexpr Query kReleaseHold{
    "payments.release_hold",
    "UPDATE fee_hold SET released_at = $1 WHERE milestone = $2 AND reason = $3 AND released_at IS NULL"};
constexpr Query kHoldsOf{
    "payments.holds_of",
    "SELECT reason, held_at, released_at FROM fee_hold WHERE milestone = $1 ORDER BY held_at, reason"};
constexpr Query kInsertMark{"payments.insert_mark",
                            "INSERT INTO source_mark (source, epoch, number, at) VALUES ($1, $2, $3, $4)"};
constexpr Query kMarkAfter{"payments.mark_after",
                           "SELECT source, epoch, number FROM source_mark WHERE source = $1 AND epoch = $2 AND at > $3 "
                           "ORDER BY number LIMIT 1"};
constexpr Query kWaitingLines{
    "payments.waiting_lines",
    "SELECT l.id, l.milestone, l.contract, l.version_id, v.number, v.effective_from, l.milestone_type, l.pseudonym, "
    "l.result_group, l.occurrence, l.organisation, l.happened_on, l.recorded_at, l.verified_at, l.amount_cents, "
    "l.vat_basis_points FROM fee_line l JOIN contract_version v ON v.id = l.version_id "
    "WHERE l.contract = $1 AND l.verified_at <= $2 "
    "AND NOT EXISTS (SELECT 1 FROM statement_line s WHERE s.fee_line = l.id) ORDER BY l.verified_at, l.id"};
constexpr Query kLinesOfStatement{
    "payments.lines_of_statement",
    "SELECT l.id, l.milestone, l.contract, l.version_id, v.number, v.effective_from, l.milestone_type, l.pseudonym, "
    "l.result_group, l.occurrence, l.organisation, l.happened_on, l.recorded_at, l.verified_at, l.amount_cents, "
    "l.vat_basis_points FROM statement_line s JOIN fee_line l ON l.id = s.fee_line "
    "JOIN contract_version v ON v.id = l.version_id WHERE s.statement_id = $1 ORDER BY s.position"};
constexpr Query kSharesOf{"payments.shares_of",
                          "SELECT organisation, share_basis_points, amount_cents FROM fee_share WHERE fee_line = $1 "
                          "ORDER BY position"};

FeeLine fee_line_of(Row const& row) {
    return {.id = row.id(0),
            .milestone = row.id(1),
            .contract = row.id(2),
            .version_id = row.id(3),
            .price_version = row.integer(4),
            .price_from = row.date(5),
            .type = row.string(6),
            .pseudonym = row.string(7),
            .result_group = row.string(8),
            .occurrence = row.string(9),
            .organisation = row.id(10),
            .happened_on = row.date(11),
            .recorded_at = row.instant(12),
            .verified_at = row.instant(13),
            .amount = row.cents(14),
            .vat = {row.integer(15)},
            .shares = {}};
}

FeeShare fee_share_of(Row const& row) {
    return {.organisation = row.id(0), .share = {row.integer(1)}, .amount = row.cents(2)};
}

Hold hold_of(Row const& row) {
    return {.reason = domain::value_of<HoldReason>(kHoldReasonNames, row.text(0)).value(),
            .held_at = row.instant(1),
            .released_at = row.optional_instant(2)};
}

EventPlace event_place_of(Row const& row) {
    return {.source = row.string(0), .epoch = row.string(1), .number = row.integer(2)};
}

std::vector<FeeLine> with_shares(Tx& tx, std::vector<FeeLine> lines) {
    for (auto& line : lines) line.shares = tx.all(kSharesOf, fee_share_of, line.id);
    return lines;
}

}  // namespace

std::optional<EventPlace> read_so_far(Tx& tx, std::string_view source) {
    return tx.one(kReadSoFar, event_place_of, source);
}

std::optional<domain::LocalDate> last_priced_day(Tx& tx, domain::Id const& contract) {
    return tx.one(kLastPricedDay, [](Row const& row) { return row.optional_date(0); }, contract).value_or(std::nullopt);
}

bool has_fee_line(Tx& tx, domain::Id const& milestone) { return tx.any(kFeeLineOfMilestone, milestone); }

void insert(Tx& tx, FeeLine const& line, EventPlace const& place, domain::Instant now) {
    tx.run(kInsertFeeLine, line.id, line.milestone, line.contract, line.version_id, line.type, line.pseudonym,
           line.result_group, line.occurrence, line.organisation, line.happened_on, line.recorded_at, line.verified_at,
           line.amount, line.vat.value, place.source, place.epoch, place.number, now);
    int position = 0;
    for (auto const& share : line.shares) {
        tx.run(kInsertFeeShare, line.id, position++, share.organisation, share.share.value, share.amount);
    }
}

void hold(Tx& tx, domain::Id const& milestone, HoldReason reason, domain::Instant at, EventPlace const& place) {
    tx.run(kInsertHold, place.source, place.epoch, place.number, milestone,
           domain::name_of<HoldReason>(kHoldReasonNames, reason), at);
}

void release(Tx& tx, domain::Id const& milestone, HoldReason reason, domain::Instant at) {
    tx.run(kReleaseHold, at, milestone, domain::name_of<HoldReason>(kHoldReasonNames, reason));
}

std::vector<Hold> holds_of(Tx& tx, domain::Id const& milestone) { return tx.all(kHoldsOf, hold_of, milestone); }

void insert_mark(Tx& tx, EventPlace const& place, domain::Instant at) {
    tx.run(kInsertMark, place.source, place.epoch, place.number, at);
}

std::optional<EventPlace> mark_after(Tx& tx, std::string_view source, std::string_view epoch, domain::Instant instant) {
    return tx.one(kMarkAfter, event_place_of, source, epoch, instant);
}

std::vector<FeeLine> waiting_lines(Tx& tx, domain::Id const& contract, domain::Instant cut_off) {
    return with_shares(tx, tx.all(kWaitingLines, fee_line_of, contract, cut_off));
}

std::vector<FeeLine> lines_of_statement(Tx& tx, domain::Id const& statement) {
    return with_shares(tx, tx.all(kLinesOfStatement, fee_line_of, statement));
}

}  // namespace polku::payments
