#pragma once

#include "shared/access/policy.h"
#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace polku::casework {

/// Enough to know whether it is the person who asked.
struct FoundClient {
    domain::Id id;
    std::string family_name;
    std::string given_names;
    std::optional<domain::LocalDate> born_on;
};

/// By the keyed hash of a whole identity code.
std::optional<FoundClient> client_with_code(storage::Tx& tx, access::Allowed const& allowed,
                                            std::span<std::uint8_t const> code_hash);

/// By a whole client number of the asker's own organisation: each numbers its own.
std::optional<FoundClient> client_with_number(storage::Tx& tx, access::Allowed const& allowed, std::string_view number);

}  // namespace polku::casework
