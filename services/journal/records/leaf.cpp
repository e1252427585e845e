#include "services/journal/records/leaf.h"

#include "services/journal/records/rules.h"
#include "services/journal/tree/hashing.h"
#include "shared/json/reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iterator>
#include <stdexcept>

namespace polku::journal {

namespace {

/// The list of clients within an entry's text. An entry is canonical and has no member of members, so its only key of
/// this name is the one looked for, and within a text these quotes would be escaped.
constexpr std::string_view kClients = "\"clients\":";

struct ListedClients {
    std::size_t begin = 0;  ///< of the list, with its brackets
    std::size_t end = 0;
    std::vector<std::string> clients;
};

domain::Result<ListedClients> listed_clients(std::string_view entry) {
    auto const not_an_entry = domain::refused(domain::bad_request("not_an_entry", "the record names no clients"));
    ListedClients listed;
    auto const key = entry.find(kClients);
    if (key == std::string_view::npos || entry.find(kClients, key + 1) != std::string_view::npos) return not_an_entry;
    listed.begin = key + kClients.size();
    auto const last = entry.find(']', listed.begin);  // ids hold no bracket
    if (last == std::string_view::npos) return not_an_entry;
    listed.end = last + 1;
    auto const list = json::parse(
        fmt::format("{{\"clients\":{}}}", entry.substr(listed.begin, listed.end - listed.begin)), kEntryLimits);
    if (!list) return domain::refused(list.error());
    json::Reader reader(*list);
    listed.clients = reader.texts("clients", {}, {.max = kMostClients});
    if (auto const read = reader.finish(); !read) return domain::refused(read.error());
    return listed;
}

}  // namespace

// Put together as text: an entry is canonical already, and each is read once, by `parse_entry`.
domain::Result<std::string> leaf_text(StatedRecord const& record, Salt const& salt) {
    auto const listed = listed_clients(record.canonical);
    if (!listed) return domain::refused(listed.error());
    std::string text = "{\"entry\":";
    text.append(record.canonical.substr(0, listed->begin)).push_back('[');
    for (std::string_view comma; auto const& client : listed->clients) {
        text.append(comma).append("\"").append(blinded_client(salt, client)).append("\"");
        comma = ",";
    }
    text.append("]").append(record.canonical.substr(listed->end));
    fmt::format_to(std::back_inserter(text), R"(,"gathered_at":"{}","log":"{}","number":{},"source":"{}"}})",
                   domain::format_instant(record.gathered_at),
                   domain::name_of<http::EntryLog>(kLogNames, record.log.log), record.number, record.log.source);
    return text;
}

std::string blinded_client(Salt const& salt, std::string_view client) {
    return fmt::format("{:02x}", fmt::join(salted_hash(salt, fmt::format("client:{}", client)), ""));
}

Hash leaf_hash_of(std::string_view text, Salt const& salt) {
    auto const salted = salted_hash(salt, text);
    return leaf_hash({reinterpret_cast<char const*>(salted.data()), salted.size()});
}

Leaf new_leaf(StatedRecord const& record) {
    auto const salt = new_salt();
    auto const text = leaf_text(record, salt);
    if (!text) throw std::logic_error("a record without a readable entry can have no leaf");
    return {.salt = salt, .hash = leaf_hash_of(*text, salt)};
}

std::vector<Leaf> new_leaves(LogName const& log, std::span<Record const> records, domain::Instant gathered_at) {
    std::vector<Leaf> leaves;
    leaves.reserve(records.size());
    for (auto const& record : records)
        leaves.push_back(
            new_leaf({.log = log, .number = record.number, .canonical = record.canonical, .gathered_at = gathered_at}));
    return leaves;
}

}  // namespace polku::journal
