#pragma once

#include "shared/events/read_log.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <string>
#include <vector>

/// What `polku check` says: of every invariant (ARCHITECTURE 9) that it holds over the data, or where it does not.
namespace polku::events {

struct Finding {
    int invariant = 0;           ///< its number in ARCHITECTURE 9
    std::string what;            ///< in English, what was looked at
    std::int64_t looked_at = 0;  ///< how many things
    std::vector<std::string>
        broken{};  ///< ids or numbers of those that break it (at most 20), never a name or an identity code
    [[nodiscard]] bool holds() const { return broken.empty(); }
};

inline constexpr std::size_t kMostBroken = 20;

/// Whether the text holds what reads as a personal identity code: the form with a valid date and check character.
bool holds_identity_code(std::string_view text);

/// The checks that every service's logs share: event log, journal and read log gap-free (8), and no identity code in
/// any of them (11).
std::vector<Finding> check_logs(storage::Tx& tx, ReadLog& read_log);

}  // namespace polku::events
