#pragma once

#include "services/journal/records/model.h"
#include "services/journal/tree/model.h"
#include "shared/domain/problem.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the tree's leaf of a record is made of.
namespace polku::journal {

/// A record as its leaf states it.
struct StatedRecord {
    LogName log;
    std::int64_t number = 0;
    std::string_view canonical;
    domain::Instant gathered_at;
};

/// `canonical` is an entry as services write it (events::canonical). RFC 8785 JSON with the members entry, gathered_at,
/// log, number and source. In `entry`, `clients` are blinded: whoever is shown the record of a list learns nothing of
/// the others in it, and can still find the one that they know. Problem: `canonical` is not an entry.
domain::Result<std::string> leaf_text(StatedRecord const& record, Salt const& salt);

/// What stands for a client in a leaf's text: HMAC-SHA-256(salt, "client:" and the id), in hexadecimal digits.
[[nodiscard]] std::string blinded_client(Salt const& salt, std::string_view client);

/// SHA-256(0x00 || HMAC-SHA-256(salt, text)) (RFC 9162, 2.1.1; RFC 2104): erasing record and salt leaves the tree
/// verifying.
[[nodiscard]] Hash leaf_hash_of(std::string_view text, Salt const& salt);

/// A leaf with a new salt. Requires: `canonical` is an entry; otherwise std::logic_error.
[[nodiscard]] Leaf new_leaf(StatedRecord const& record);
/// The same for each of what was gathered from one log.
[[nodiscard]] std::vector<Leaf> new_leaves(LogName const& log, std::span<Record const> records,
                                           domain::Instant gathered_at);

}  // namespace polku::journal
