#pragma once

#include "services/journal/checkpoints/folder.h"
#include "services/journal/checkpoints/note.h"
#include "services/journal/tree/model.h"
#include "shared/domain/instant.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// What a look at a whole journal finds, without any of the programs that wrote it.
namespace polku::journal {

struct VerifyRequest {
    std::filesystem::path data;
    /// Checkpoints that were kept elsewhere: with them the journal can be proved, without it is consistent at most.
    std::vector<CheckpointFile> outside{};
    /// Whom checkpoints must be signed by; nothing: the key that the data directory names.
    std::optional<VerifierKey> key{};
    /// Entries looked at so far, of how many.
    std::function<void(std::int64_t done, std::int64_t all)> progress{};
};

/// The first entry, in the order of the tree, that is not what it was.
struct BadEntry {
    std::int64_t leaf = 0;  ///< from 1; 0: it never came into the tree
    std::string source{};   ///< the service; empty: not known any more
    std::string log{};      ///< "journal" or "read_log"
    std::int64_t number = 0;
    std::optional<domain::Instant> at{};  ///< when it happened, as far as anything still says so
    std::string what{};                   ///< what is wrong, in English
};

struct Report {
    std::int64_t entries = 0;
    std::int64_t erased = 0;                 ///< whose text and salt were erased: their leaves stay
    std::int64_t not_gathered = 0;           ///< in the services' own logs and not yet here
    std::vector<std::string> logs_absent{};  ///< services whose own logs are not in the data directory
    std::vector<std::string> faults{};       ///< of the file, and of checkpoints that prove nothing
    std::optional<BadEntry> first_bad{};
    std::optional<std::int64_t> proved{};  ///< entries that the outside checkpoints cover; nothing: consistent at most
    TreeHead head{};

    [[nodiscard]] bool sound() const { return !first_bad && faults.empty(); }
};

}  // namespace polku::journal
