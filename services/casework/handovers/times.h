#pragma once

#include "shared/domain/date.h"
#include "shared/domain/instant.h"

#include <optional>

namespace polku::casework {

/// How long the answer to a handover may take, in Finnish working days after the day it is proposed. Dated settings; a
/// proposal keeps those of its own day.
struct HandoverTimes {
    int first_reminder = 3;
    int second_reminder = 5;
    int answer = 10;
};

/// The day by which the receiver answers.
domain::LocalDate answer_by(domain::Instant proposed_at, HandoverTimes const& times);

/// The reminder that is due at `now` and was not sent: its working day. Of two that are late only the later one.
std::optional<int> reminder_due(domain::Instant proposed_at, HandoverTimes const& times, std::optional<int> last_sent,
                                domain::Instant now);

/// When the first reminder after `last_sent` is due: the beginning of its working day in Helsinki. Nothing: no more.
std::optional<domain::Instant> next_reminder(domain::Instant proposed_at, HandoverTimes const& times,
                                             std::optional<int> last_sent);

/// The last day on which a proposal was made that has waited for `working_days` or more on `today`.
domain::LocalDate proposed_by(int working_days, domain::LocalDate today);

}  // namespace polku::casework
