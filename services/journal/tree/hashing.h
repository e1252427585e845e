#pragma once

#include "services/journal/tree/model.h"

#include <string_view>

namespace polku::journal {

/// RFC 9162, 2.1.1: SHA-256(0x00 || data).
[[nodiscard]] Hash leaf_hash(std::string_view data);
/// RFC 9162, 2.1.1: SHA-256(0x01 || left || right).
[[nodiscard]] Hash node_hash(Hash const& left, Hash const& right);
/// RFC 9162, 2.1.1: the root of a tree without leaves, SHA-256 of nothing.
[[nodiscard]] Hash empty_root();

/// HMAC-SHA-256 (RFC 2104) with the record's salt for its key: without the salt nothing is learned by trying texts.
[[nodiscard]] Hash salted_hash(Salt const& salt, std::string_view text);

[[nodiscard]] Salt new_salt();

}  // namespace polku::journal
