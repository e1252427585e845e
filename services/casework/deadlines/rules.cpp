#include "services/casework/deadlines/rules.h"

#include "shared/domain/working_days.h"

#include <algorithm>

namespace polku::casework {

namespace {

DeadlineRule const* rule_on(DeadlineKind kind, domain::LocalDate day, std::span<DeadlineRule const> rules) {
    auto const found = std::ranges::find_if(rules, [&](DeadlineRule const& rule) {
        return rule.kind == kind && rule.valid_from <= day && (!rule.valid_until || day <= *rule.valid_until);
    });
    return found == rules.end() ? nullptr : &*found;
}

domain::LocalDate counted(domain::LocalDate from, DeadlineRule const& rule) {
    switch (rule.unit) {
        case DeadlineUnit::working_days: return domain::add_working_days(from, rule.amount);
        case DeadlineUnit::months: return domain::deadline_after_months(from, rule.amount);
        case DeadlineUnit::days: break;
    }
    return domain::add_days(from, rule.amount);
}

}  // namespace

std::optional<Deadline> next_deadline(DeadlineFacts const& facts, std::span<DeadlineRule const> rules) {
    auto const kind = facts.last_held ? DeadlineKind::review : DeadlineKind::first_interview;
    auto const from = facts.last_held.value_or(facts.opened_on);
    auto const* const rule = rule_on(kind, from, rules);
    return rule == nullptr ? std::nullopt : std::optional(Deadline{kind, counted(from, *rule)});
}

std::optional<domain::LocalDate> stands_still_from(domain::Instant last_act, std::span<DeadlineRule const> rules) {
    auto const day = domain::local_date(last_act);
    auto const* const rule = rule_on(DeadlineKind::stagnation, day, rules);
    return rule == nullptr ? std::nullopt : std::optional(counted(day, *rule));
}

std::optional<domain::Instant> standing_still_before(domain::LocalDate today, std::span<DeadlineRule const> rules) {
    auto const* const rule = rule_on(DeadlineKind::stagnation, today, rules);
    if (rule == nullptr) return std::nullopt;
    return domain::start_of_day(domain::add_days(today, 1 - rule->amount));
}

}  // namespace polku::casework
