#pragma once

#include "services/payments/fee_lines/model.h"
#include "shared/storage/tx.h"

#include <optional>
#include <string_view>
#include <vector>

namespace polku::payments {

/// The epoch of the source's log that is read, and how far; nothing before the first event.
std::optional<EventPlace> read_so_far(storage::Tx& tx, std::string_view source);

/// The latest day on which a priced milestone of the contract happened.
std::optional<domain::LocalDate> last_priced_day(storage::Tx& tx, domain::Id const& contract);

bool has_fee_line(storage::Tx& tx, domain::Id const& milestone);
void insert(storage::Tx& tx, FeeLine const& line, EventPlace const& place, domain::Instant now);

/// Holding back twice for one reason, or releasing what is not held, changes nothing.
void hold(storage::Tx& tx, domain::Id const& milestone, HoldReason reason, domain::Instant at, EventPlace const& place);
void release(storage::Tx& tx, domain::Id const& milestone, HoldReason reason, domain::Instant at);
std::vector<Hold> holds_of(storage::Tx& tx, domain::Id const& milestone);

/// Everything after `place` in its log happened at `at` or later.
void insert_mark(storage::Tx& tx, EventPlace const& place, domain::Instant at);
/// The first mark of the source's log, in that epoch, which is later than `instant`.
std::optional<EventPlace> mark_after(storage::Tx& tx, std::string_view source, std::string_view epoch,
                                     domain::Instant instant);

/// The lines of a contract that are in no statement and were verified until `cut_off`, by day and id.
std::vector<FeeLine> waiting_lines(storage::Tx& tx, domain::Id const& contract, domain::Instant cut_off);
/// The lines of a frozen statement, in its order.
std::vector<FeeLine> lines_of_statement(storage::Tx& tx, domain::Id const& statement);

}  // namespace polku::payments
