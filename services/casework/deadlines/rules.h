#pragma once

#include "services/casework/deadlines/model.h"

#include <optional>
#include <span>

namespace polku::casework {

/// What is to be held next: the first interview, counted from the day the case was opened; once the client has been at
/// one, the next review, counted from the last. Months end as the law on time limits says. Nothing when no rule is in
/// force on the day it is counted from.
std::optional<Deadline> next_deadline(DeadlineFacts const& facts, std::span<DeadlineRule const> rules);

/// The day from which a case with this last act is said to stand still; nothing when no rule says so.
std::optional<domain::LocalDate> stands_still_from(domain::Instant last_act, std::span<DeadlineRule const> rules);

/// The last act of a case that stands still on `today` is before this instant; nothing when no rule says so.
std::optional<domain::Instant> standing_still_before(domain::LocalDate today, std::span<DeadlineRule const> rules);

}  // namespace polku::casework
