#include "shared/storage/data_directory.h"

#include "shared/storage/tx.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace polku::storage {
namespace {

namespace fs = std::filesystem;

void make_private_folder(fs::path const& folder) {
    std::error_code fault;
    if (folder.has_parent_path()) fs::create_directories(folder.parent_path(), fault);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
        throw StorageError(fmt::format("cannot make the data directory {}: {}", folder.string(),
                                       std::generic_category().message(errno)));
    }
    struct stat status{};
    if (::stat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
        throw StorageError(fmt::format("the data directory {} is not a folder", folder.string()));
    }
    if ((status.st_mode & 077) != 0) {
        throw StorageError(
            fmt::format("the data directory {0} is open to others (mode {1:o}); close it with: chmod 700 {0}",
                        folder.string(), status.st_mode & 0777));
    }
}

std::string read_holder(int descriptor) {
    std::array<char, 200> text{};
    auto const length = ::pread(descriptor, text.data(), text.size(), 0);
    auto holder = std::string(text.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    holder.erase(std::min(holder.find('\n'), holder.size()));
    return holder.empty() ? "another process" : holder;
}

void write_holder(int descriptor, std::string_view holder) {
    auto const text = fmt::format("{} (process {})\n", holder, ::getpid());
    // Only a courtesy to whoever finds the lock taken: failing to say it takes nothing from the lock.
    if (::ftruncate(descriptor, 0) == 0) static_cast<void>(::pwrite(descriptor, text.data(), text.size(), 0));
}

bool holds_a_database(fs::path const& folder) {
    auto const entries = fs::directory_iterator(folder);
    return std::any_of(begin(entries), end(entries),
                       [](auto const& entry) { return entry.path().extension() == ".db"; });
}

}  // namespace

fs::path database_file(fs::path const& data, std::string_view service) { return data / fmt::format("{}.db", service); }
fs::path read_log_file(fs::path const& data, std::string_view service) {
    return data / fmt::format("{}.reads.db", service);
}
fs::path keys_folder(fs::path const& data) { return data / "keys"; }
fs::path checkpoints_folder(fs::path const& data) { return data / "checkpoints"; }
fs::path run_folder(fs::path const& data) { return data / "run"; }

void DataDirectory::lock(fs::path const& file, bool shared) {
    auto const descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        throw StorageError(fmt::format("cannot open {}: {}", file.string(), std::generic_category().message(errno)));
    locks_.push_back(descriptor);
    if (::flock(descriptor, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0) {
        throw StorageError(
            errno == EWOULDBLOCK
                ? fmt::format("the data directory {} is in use by {}", path_.string(), read_holder(descriptor))
                : fmt::format("cannot lock {}: {}", file.string(), std::generic_category().message(errno)));
    }
}

// The files stay: were one removed, a process that has opened it would lock a file that nobody else sees.
void DataDirectory::unlock() {
    for (auto const descriptor : locks_) ::close(descriptor);
    locks_.clear();
}

DataDirectory::DataDirectory(fs::path const& folder, std::string_view holder, std::span<std::string const> parts) {
    make_private_folder(folder);
    path_ = fs::canonical(folder);
    try {
        lock(path_ / "lock", !parts.empty());
        make_private_folder(run_folder(path_));
        for (auto const& part : parts) lock(run_folder(path_) / fmt::format("{}.lock", part), false);
        for (auto const descriptor : locks_) write_holder(descriptor, holder);
        fresh_ = !holds_a_database(path_);
    } catch (...) {
        unlock();
        throw;
    }
}

DataDirectory::~DataDirectory() { unlock(); }

}  // namespace polku::storage
