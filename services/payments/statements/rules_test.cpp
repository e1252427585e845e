#include "services/payments/statements/rules.h"

#include "services/payments/testing_sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace polku::payments {
namespace {

using domain::Cents;
using domain::Instant;
using domain::LocalDate;

constexpr Period kMay{.year = 2026, .month = 5};

Statement may_statement() {
    Statement statement;
    statement.id = sample::id(60);
    statement.contract = sample::id(1);
    statement.period = kMay;
    statement.cut_off = last_instant(kMay);
    return statement;
}

WaitingLine waiting_line(int number, Instant verified_at, std::int64_t cents = 10'000, std::int64_t rate = 2550) {
    WaitingLine waiting;
    waiting.line.id = sample::id(number);
    waiting.line.happened_on = LocalDate(2026, 5, 4);
    waiting.line.verified_at = verified_at;
    waiting.line.amount = {cents};
    waiting.line.vat = {rate};
    return waiting;
}

TEST(Periods, AMonthIsThatOfHelsinki) {
    EXPECT_EQ(last_instant(kMay), domain::parse_instant("2026-05-31T20:59:59.999Z").value());
    EXPECT_EQ(period_of(domain::parse_instant("2026-05-31T21:00:00Z").value()), (Period{.year = 2026, .month = 6}));
    EXPECT_EQ(last_instant({.year = 2026, .month = 12}), domain::parse_instant("2026-12-31T21:59:59.999Z").value());
    EXPECT_EQ(next({.year = 2026, .month = 12}), (Period{.year = 2027, .month = 1}));
    EXPECT_EQ(format_period(kMay), "2026-05");
    EXPECT_EQ(parse_period("2026-05"), kMay);
    for (auto const* text : {"2026-13", "2026-5", "26-05", "2026-05-01", ""}) EXPECT_FALSE(parse_period(text)) << text;
}

TEST(StatementRules, ALineBelongsUntilTheCutOffToTheMillisecond) {
    auto const end = last_instant(kMay);
    std::vector<WaitingLine> const waiting{waiting_line(1, end), waiting_line(2, Instant{end.ms + 1})};
    auto const lines = lines_until(waiting, kMay, end);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].line.id, sample::id(1));
}

TEST(StatementRules, LateIsWhatHappenedInAnEarlierMonth) {
    auto waiting = waiting_line(1, first_instant(kMay));
    waiting.line.happened_on = LocalDate(2026, 4, 30);
    auto in_month = waiting_line(2, first_instant(kMay));
    in_month.line.happened_on = LocalDate(2026, 5, 1);
    std::vector<WaitingLine> const both{waiting, in_month};
    auto const lines = lines_until(both, kMay, last_instant(kMay));
    EXPECT_TRUE(lines[0].late);
    EXPECT_FALSE(lines[1].late);
}

TEST(StatementRules, StateAtTheCutOffCounts) {
    auto const end = last_instant(kMay);
    auto held = waiting_line(1, first_instant(kMay));
    held.holds.push_back({.reason = HoldReason::contested, .held_at = end, .released_at = Instant{end.ms + 1}});
    auto later = waiting_line(2, first_instant(kMay));
    later.holds.push_back({.reason = HoldReason::reopened, .held_at = Instant{end.ms + 1}, .released_at = {}});
    std::vector<WaitingLine> const both{held, later};
    auto const lines = lines_until(both, kMay, end);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].line.id, sample::id(2));
}

// VAT on the sum of one rate, as on an invoice: three lines of 10.02 at 25.5 % give 7.67, not three times 2.56.
TEST(StatementRules, VatIsCountedOnTheSumOfARate) {
    std::vector<WaitingLine> const waiting{waiting_line(1, {1}, 1002), waiting_line(2, {1}, 1002),
                                           waiting_line(3, {1}, 1002), waiting_line(4, {1}, 1000, 1350),
                                           waiting_line(5, {1}, 500, 0)};
    auto const totals = totals_of(lines_until(waiting, kMay, last_instant(kMay)));
    EXPECT_EQ(totals.net, Cents{4506});
    EXPECT_EQ(totals.vat, Cents{767 + 135});
    EXPECT_EQ(totals.gross(), Cents{5408});
    ASSERT_EQ(totals.rates.size(), 3U);
    EXPECT_EQ(totals.rates[2], (VatSum{.rate = {2550}, .net = {3006}, .vat = {767}}));
}

// Every line is in exactly one statement, whatever the instants, cut-offs and holds; and nothing that comes after a
// cut-off changes what was before it.
TEST(StatementRules, EveryLineIsInExactlyOneStatement) {
    std::mt19937 random(20261122);
    auto const begin = first_instant(kMay);
    for (int round = 0; round < 300; ++round) {
        std::vector<WaitingLine> waiting;
        Cents all{};
        for (int number = 0; number < 40; ++number) {
            auto const at = begin + std::chrono::milliseconds{random() % (90LL * 86'400'000)};
            auto line = waiting_line(number, at, static_cast<std::int64_t>(random() % 500'000));
            if (random() % 4 == 0) {
                auto const held = at + std::chrono::milliseconds{random() % (20LL * 86'400'000)};
                line.holds.push_back({.reason = HoldReason::contested,
                                      .held_at = held,
                                      .released_at = held + std::chrono::milliseconds{random() % (40LL * 86'400'000)}});
            }
            all += line.line.amount;
            waiting.push_back(std::move(line));
        }
        Cents stated{};
        std::size_t count = 0;
        auto period = kMay;
        for (int month = 0; month < 6; ++month, period = next(period)) {
            auto const end = month % 2 == 0 ? last_instant(period) : first_instant(period) + std::chrono::hours(24 * 9);
            auto const lines = lines_until(waiting, period, end);
            auto const late_run = lines_until(waiting, period, end);
            ASSERT_EQ(lines.size(), late_run.size());
            count += lines.size();
            stated += totals_of(lines).net;
            std::erase_if(waiting, [&](WaitingLine const& one) {
                return std::ranges::any_of(lines,
                                           [&](StatementLine const& line) { return line.line.id == one.line.id; });
            });
        }
        ASSERT_EQ(count, 40U);
        ASSERT_EQ(stated, all);
    }
}

FreezeFacts freeze_facts(Instant now) {
    return {.by = sample::id(31), .now = now, .if_match = 1, .cut_off = {}, .previous = {}, .earlier_open = {}};
}

TEST(StatementRules, AMonthIsFrozenWhenItIsOver) {
    auto const end = last_instant(kMay);
    EXPECT_EQ(end_of(may_statement(), freeze_facts(end)).error().code, "month_not_over");
    EXPECT_EQ(end_of(may_statement(), freeze_facts({end.ms + 1})).value(), end);
}

TEST(StatementRules, AnEarlierEndIsInTheMonthAfterTheLastOneAndPast) {
    auto facts = freeze_facts(last_instant(kMay));
    facts.cut_off = Instant{facts.now.ms - 1};
    EXPECT_EQ(end_of(may_statement(), facts).value(), *facts.cut_off);
    facts.cut_off = facts.now;
    EXPECT_EQ(end_of(may_statement(), facts).error().code, "month_not_over");
    facts.cut_off = Instant{first_instant(kMay).ms - 1};
    EXPECT_EQ(end_of(may_statement(), facts).error().status, 422);
    facts.cut_off = first_instant(kMay);
    facts.previous = first_instant(kMay);
    EXPECT_EQ(end_of(may_statement(), facts).error().status, 422);
}

TEST(StatementRules, EarlierMonthsComeFirstAndVersionsCount) {
    auto facts = freeze_facts({last_instant(kMay).ms + 1});
    facts.earlier_open = Period{.year = 2026, .month = 4};
    EXPECT_EQ(end_of(may_statement(), facts).error().code, "earlier_open");
    facts.if_match = 2;
    EXPECT_EQ(end_of(may_statement(), facts).error().status, 412);
}

TEST(StatementRules, WithoutTheLogReadPastTheCutOffNothingIsFrozen) {
    auto const facts = freeze_facts({last_instant(kMay).ms + 1});
    EXPECT_EQ(freeze(may_statement(), last_instant(kMay), {}, {}, facts).error().status, 503);
}

Statement frozen_statement() {
    EventPlace const place{.source = "outcomes", .epoch = "e1", .number = 9};
    return freeze(may_statement(), last_instant(kMay), {}, place, freeze_facts({last_instant(kMay).ms + 1})).value();
}

TEST(StatementRules, FreezerAndApproverAreTwo) {
    auto const frozen = frozen_statement();
    Decided own{.decision = StatementDecision::approved, .reason = "", .at = {1}, .by = sample::id(31)};
    EXPECT_EQ(decide(frozen, own, 2).error().code, "own_freeze");
    EXPECT_FALSE(may_decide(frozen, sample::id(31)));
    own.decision = StatementDecision::refused;
    EXPECT_EQ(decide(frozen, own, 2).error().code, "own_freeze");
    own.by = sample::id(32);
    auto const refused = decide(frozen, own, 2);
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->state, StatementState::refused);
    EXPECT_TRUE(refused->frozen);  // what is frozen stays
    own.decision = StatementDecision::approved;
    auto const approved = decide(*refused, own, 3);
    ASSERT_TRUE(approved);
    EXPECT_EQ(decide(*approved, own, 4).error().code, "statement_state");
    EXPECT_EQ(decide(may_statement(), own, 1).error().code, "statement_state");
}

}  // namespace
}  // namespace polku::payments
