#pragma once

#include "services/payments/statements/model.h"
#include "shared/domain/problem.h"

#include <optional>
#include <span>
#include <utility>
#include <vector>

/// The life of a statement:
///
///     from        command   to         who                  guard
///     open        freeze    frozen     finance              the cut-off has passed; earlier months are frozen;
///     outcomes' log was read past it frozen,     approve   approved   finance, another     - refused than froze it
///     frozen,     refuse    refused    finance, another     a reason
///     refused                          than froze it
///     approved    export    exported   finance              -
///     exported    export    exported   finance              gives the same batch again
///
/// A refusal does not open a statement again: what is frozen stays, what was wrong is put right by a line on a later
/// statement, and the decision can be made anew.
namespace polku::payments {

/// A line that waits for a statement, and when it was held back.
struct WaitingLine {
    FeeLine line;
    std::vector<Hold> holds;
};

/// The lines that belong to a statement of that month and cut-off: verified until the cut-off and not held back at that
/// instant. What happens after the cut-off changes nothing, so the result is the same whenever it is asked.
std::vector<StatementLine> lines_until(std::span<WaitingLine const> waiting, Period period, domain::Instant cut_off);

/// VAT by rate on the sum of the net amounts, half up (law of value added tax 1501/1993; never line by line).
Totals totals_of(std::span<StatementLine const> lines);

struct FreezeFacts {
    domain::Id by;
    domain::Instant now;
    std::optional<std::int64_t> if_match;
    std::optional<domain::Instant> cut_off;   ///< wished: an earlier end than the month's
    std::optional<domain::Instant> previous;  ///< cut-off of the contract's statement before
    std::optional<Period> earlier_open;       ///< the first earlier month that is not frozen
};
/// The instant at which the statement ends, or: 409 statement_state (what it is, since when, by whom), 412, 422
/// /cut_off, 409 month_not_over, 409 earlier_open.
domain::Result<domain::Instant> end_of(Statement const& statement, FreezeFacts const& facts);

/// The statement frozen at that end with those lines. `source`: up to where outcomes' log was read; nothing: 503, not
/// past the cut-off yet.
domain::Result<Statement> freeze(Statement statement, domain::Instant cut_off, Totals const& totals,
                                 std::optional<EventPlace> const& source, FreezeFacts const& facts);

/// 409 statement_state, 412, 403 own_freeze.
domain::Result<Statement> decide(Statement statement, Decided const& decided, std::optional<std::int64_t> if_match);

/// Whether the person may decide or export the statement as it stands: for the answer's `can`.
bool may_decide(Statement const& statement, domain::Id const& person);

}  // namespace polku::payments
