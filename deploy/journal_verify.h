#pragma once

#include <filesystem>
#include <optional>

namespace polku::deploy {

struct JournalVerifyOptions {
    std::filesystem::path data = "data";
    std::optional<std::filesystem::path> checkpoint;  ///< a file, or a folder of them, kept elsewhere
    std::optional<std::filesystem::path> key;         ///< the journal's public key, kept elsewhere
    std::optional<std::filesystem::path> receipt;     ///< check this instead, without any data directory
};

/// Says whether the journal is proved, consistent or broken, and which entry is the first bad one. 1 when it is broken
/// or something asked for cannot be read.
int journal_verify(JournalVerifyOptions const& options);

}  // namespace polku::deploy
