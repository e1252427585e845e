#pragma once

#include "shared/domain/instant.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Where checkpoints are given away: a file for each, in a folder for each day (UTC), never written again:
/// `2026-11-23/000000001234.checkpoint`. Names sort by age. Everything throws StorageError when the disk refuses.
namespace polku::journal {

struct CheckpointFile {
    std::filesystem::path path;
    std::string note;
};

/// Whole and durable, or not there: under another name first. Does nothing when it is there already.
void write_checkpoint_file(std::filesystem::path const& folder, std::int64_t size, domain::Instant signed_at,
                           std::string_view note);

/// The same for another small file.
void write_whole_file(std::filesystem::path const& file, std::string_view text);

std::optional<CheckpointFile> newest_checkpoint_file(std::filesystem::path const& folder);

/// Of a folder every checkpoint, the oldest first; of a file that one.
std::vector<CheckpointFile> checkpoint_files(std::filesystem::path const& place);

std::string read_whole_file(std::filesystem::path const& file);

}  // namespace polku::journal
