#include "services/casework/handovers/times.h"

#include "shared/domain/working_days.h"

#include <algorithm>
#include <array>

namespace polku::casework {

namespace {

domain::Instant reminder_at(domain::Instant proposed_at, int working_days) {
    return domain::start_of_day(domain::add_working_days(domain::local_date(proposed_at), working_days));
}

std::array<int, 2> reminders(HandoverTimes const& times) {
    return {std::min(times.first_reminder, times.second_reminder),
            std::max(times.first_reminder, times.second_reminder)};
}

}  // namespace

domain::LocalDate answer_by(domain::Instant proposed_at, HandoverTimes const& times) {
    return domain::add_working_days(domain::local_date(proposed_at), times.answer);
}

std::optional<int> reminder_due(domain::Instant proposed_at, HandoverTimes const& times, std::optional<int> last_sent,
                                domain::Instant now) {
    std::optional<int> due;
    for (auto const day : reminders(times)) {
        if (day > last_sent.value_or(0) && reminder_at(proposed_at, day) <= now) due = day;
    }
    return due;
}

std::optional<domain::Instant> next_reminder(domain::Instant proposed_at, HandoverTimes const& times,
                                             std::optional<int> last_sent) {
    for (auto const day : reminders(times)) {
        if (day > last_sent.value_or(0)) return reminder_at(proposed_at, day);
    }
    return std::nullopt;
}

domain::LocalDate proposed_by(int working_days, domain::LocalDate today) {
    auto day = today;
    while (domain::working_days_between(day, today) < working_days) day = domain::add_days(day, -1);
    return day;
}

}  // namespace polku::casework
