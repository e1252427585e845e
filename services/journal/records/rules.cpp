#include "services/journal/records/rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace polku::journal {

namespace {

constexpr json::TextRule kWord{.min = 0};

domain::Problem log_fault(std::string code, std::int64_t number) {
    return domain::conflict(std::move(code), {{"number", std::to_string(number)}});
}

template <class T>
void keep_each_once(std::vector<T>& values) {
    std::ranges::sort(values);
    auto const rest = std::ranges::unique(values);
    values.erase(rest.begin(), rest.end());
}

}  // namespace

domain::Result<Entry> parse_entry(std::string_view canonical) {
    auto const document = json::parse(canonical, kEntryLimits);
    if (!document) return domain::refused(document.error());
    json::Reader reader(*document);
    reader.allow_unknown();
    Entry entry;
    entry.kind = reader.choice<events::EntryKind>("kind", kKindNames);
    entry.at = reader.instant("at");
    entry.person = reader.text("person", kWord);
    entry.organisation = reader.text("organisation", kWord);
    entry.role = reader.text("role", kWord);
    entry.action = reader.text("action");
    entry.ground = reader.text("ground", kWord);
    entry.categories = reader.texts("categories");
    entry.clients = reader.ids("clients", {.max = kMostClients});
    entry.case_id = reader.text("case", kWord);
    entry.subject = reader.text("subject", kWord);
    entry.outcome = reader.text("outcome", kWord);
    if (auto const read = reader.finish(); !read) return domain::refused(read.error());
    keep_each_once(entry.clients);
    return entry;
}

std::optional<domain::Id> tells_client_of_case(Entry const& entry) {
    if (entry.case_id.empty() || entry.clients.size() != 1) return std::nullopt;
    return entry.clients.front();
}

bool about_client_of_case(Entry const& entry) {
    return entry.kind == events::EntryKind::refusal && entry.clients.empty() && !entry.case_id.empty();
}

std::int64_t ask_after(std::optional<Newest> const& newest) { return newest ? newest->number - 1 : 0; }

domain::Result<std::vector<Record>> follow(std::optional<Newest> const& newest,
                                           std::vector<events::NumberedEntry> const& answered) {
    auto expected = std::int64_t{1};
    auto fresh = answered.begin();
    if (newest) {
        if (fresh == answered.end() || fresh->number != newest->number || fresh->canonical != newest->canonical) {
            return domain::refused(log_fault("log_rewritten", newest->number));
        }
        expected = newest->number + 1;
        ++fresh;
    }
    std::vector<Record> records;
    for (; fresh != answered.end(); ++fresh, ++expected) {
        if (fresh->number != expected) return domain::refused(log_fault("log_gap", expected));
        auto entry = parse_entry(fresh->canonical);
        if (!entry) return domain::refused(log_fault("entry_unreadable", expected));
        records.push_back({.number = expected, .canonical = fresh->canonical, .entry = std::move(*entry)});
    }
    return records;
}

}  // namespace polku::journal
