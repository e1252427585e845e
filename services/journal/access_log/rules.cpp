#include "services/journal/access_log/rules.h"

#include <algorithm>

namespace polku::journal {

namespace {

using events::EntryKind;

void add_once(std::vector<std::string>& words, std::string_view word) {
    if (!word.empty() && std::ranges::find(words, word) == words.end()) words.emplace_back(word);
}

Visitor& visitor_of(Day& day, Entry const& entry) {
    auto const found = std::ranges::find_if(day.visitors, [&](Visitor const& visitor) {
        return visitor.person == entry.person && visitor.organisation == entry.organisation &&
               visitor.role == entry.role;
    });
    if (found != day.visitors.end()) return *found;
    return day.visitors.emplace_back(
        Visitor{.person = entry.person, .organisation = entry.organisation, .role = entry.role, .acts = {}});
}

}  // namespace

bool may_read_log_of(access::Principal const& principal, domain::Id const& client) {
    return principal.role != access::Role::client || principal.client == client;
}

access::Ground ground_of_reading(access::Principal const& principal) {
    return principal.role == access::Role::client ? access::Ground::own_data : access::Ground::supervision;
}

domain::Result<std::optional<EntryKind>> wanted_kind(access::Principal const& principal,
                                                     std::optional<std::string> const& kind) {
    if (!kind) return std::nullopt;
    auto const found = domain::value_of<EntryKind>(kKindNames, *kind);
    auto const client = principal.role == access::Role::client;
    if (!found || (client && *found == EntryKind::refusal)) {
        return domain::refused(
            domain::invalid("kind", "not_a_choice", {{"choices", client ? "change, read" : "change, read, refusal"}}));
    }
    return found;
}

std::vector<Day> by_day(std::span<Entry const> newest_first) {
    std::vector<Day> days;
    for (auto const& entry : newest_first) {
        auto const date = domain::local_date(entry.at);
        if (days.empty() || days.back().date != date) days.push_back({.date = date, .visitors = {}});
        visitor_of(days.back(), entry).acts.push_back(entry);
    }
    return days;
}

std::vector<std::string> kinds_of(Visitor const& visitor) {
    std::vector<std::string> kinds;
    for (auto const& act : visitor.acts) add_once(kinds, events::name(act.kind));
    return kinds;
}

std::vector<std::string> categories_of(Visitor const& visitor) {
    std::vector<std::string> categories;
    for (auto const& act : visitor.acts) {
        for (auto const& category : act.categories) add_once(categories, category);
    }
    return categories;
}

std::vector<std::string> grounds_of(Visitor const& visitor) {
    std::vector<std::string> grounds;
    for (auto const& act : visitor.acts) add_once(grounds, act.ground);
    return grounds;
}

}  // namespace polku::journal
