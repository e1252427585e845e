#pragma once

#include <filesystem>
#include <string_view>

namespace polku::storage {

/// Where things lie under the data directory.
[[nodiscard]] std::filesystem::path database_file(std::filesystem::path const& data, std::string_view service);
[[nodiscard]] std::filesystem::path read_log_file(std::filesystem::path const& data, std::string_view service);
[[nodiscard]] std::filesystem::path keys_folder(std::filesystem::path const& data);
[[nodiscard]] std::filesystem::path checkpoints_folder(std::filesystem::path const& data);

/// The data directory of this process, and of no other while this object lives: it holds a lock on `lock` in it, which
/// the system lets go also when the process is killed.
class DataDirectory {
public:
    /// Makes the folder (mode 0700) when it is missing and takes the lock. `holder` is what others are told ("polku
    /// serve"). Throws StorageError: it cannot be made, others may look into it (the message says how to close it), or
    /// it is in use (the message says by which process).
    DataDirectory(std::filesystem::path const& folder, std::string_view holder);
    ~DataDirectory();
    DataDirectory(DataDirectory const&) = delete;
    DataDirectory& operator=(DataDirectory const&) = delete;

    [[nodiscard]] std::filesystem::path const& path() const { return path_; }
    /// Whether it held no database when it was opened: a new installation.
    [[nodiscard]] bool fresh() const { return fresh_; }

private:
    std::filesystem::path path_;
    int lock_ = -1;
    bool fresh_ = false;
};

}  // namespace polku::storage
