#include "services/journal/records/leaf.h"

#include "services/journal/records/rules.h"
#include "services/journal/tree/hashing.h"
#include "shared/json/canonical.h"
#include "shared/json/reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <stdexcept>

namespace polku::journal {

domain::Result<std::string> leaf_text(StatedRecord const& record, Salt const& salt) {
    auto const document = json::parse(record.canonical, kEntryLimits);
    if (!document) return domain::refused(document.error());
    json::Reader reader(*document);
    reader.allow_unknown();
    auto const clients = reader.texts("clients", {}, {.max = kMostClients});
    if (auto const read = reader.finish(); !read) return domain::refused(read.error());
    auto entry = document->root();
    auto& blinded = entry["clients"] = nlohmann::json::array();
    for (auto const& client : clients) blinded.push_back(blinded_client(salt, client));
    nlohmann::json const stated = {{"entry", std::move(entry)},
                                   {"gathered_at", domain::format_instant(record.gathered_at)},
                                   {"log", domain::name_of<http::EntryLog>(kLogNames, record.log.log)},
                                   {"number", record.number},
                                   {"source", record.log.source}};
    try {
        return json::canonical(stated);
    } catch (std::invalid_argument const&) {
        return domain::refused(domain::bad_request("not_canonical", "the entry holds what no entry has"));
    }
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
