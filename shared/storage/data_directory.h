#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polku::storage {

/// Where things lie under the data directory.
[[nodiscard]] std::filesystem::path database_file(std::filesystem::path const& data, std::string_view service);
[[nodiscard]] std::filesystem::path read_log_file(std::filesystem::path const& data, std::string_view service);
[[nodiscard]] std::filesystem::path keys_folder(std::filesystem::path const& data);
[[nodiscard]] std::filesystem::path checkpoints_folder(std::filesystem::path const& data);
/// Sockets and locks of running processes.
[[nodiscard]] std::filesystem::path run_folder(std::filesystem::path const& data);

/// The data directory of this process while this object lives: of it alone, or shared with the processes of other parts
/// of Polku. Locks on `lock` and on `run/PART.lock` in it say so, which the system lets go also when the process is
/// killed.
class DataDirectory {
public:
    /// Makes the folder (mode 0700) when it is missing and takes the lock; with `parts`, shared, and the lock of each
    /// of those parts. `holder` is what others are told ("polku serve"). Throws StorageError: it cannot be made, others
    /// may look into it (the message says how to close it), or it is in use (the message says by which process).
    DataDirectory(std::filesystem::path const& folder, std::string_view holder,
                  std::span<std::string const> parts = {});
    ~DataDirectory();
    DataDirectory(DataDirectory const&) = delete;
    DataDirectory& operator=(DataDirectory const&) = delete;

    [[nodiscard]] std::filesystem::path const& path() const { return path_; }
    /// Whether it held no database when it was opened: a new installation.
    [[nodiscard]] bool fresh() const { return fresh_; }

private:
    void lock(std::filesystem::path const& file, bool shared);
    void unlock();

    std::filesystem::path path_;
    std::vector<int> locks_;
    bool fresh_ = false;
};

}  // namespace polku::storage
