#include "services/journal/checkpoints/folder.h"

#include "shared/storage/tx.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

namespace polku::journal {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCheckpointEnding = ".checkpoint";

[[noreturn]] void fail_on(fs::path const& path) {
    throw storage::StorageError(fmt::format("{}: {}", path.string(), std::generic_category().message(errno)));
}

/// An open file or folder, closed at the end.
class OpenPath {
public:
    OpenPath(fs::path path, int flags)
        : path_(std::move(path)), value_(::open(path_.c_str(), flags | O_CLOEXEC, 0644)) {
        if (value_ < 0) fail_on(path_);
    }
    ~OpenPath() { ::close(value_); }
    OpenPath(OpenPath const&) = delete;
    OpenPath& operator=(OpenPath const&) = delete;

    void write(std::string_view text) {
        while (!text.empty()) {
            auto const written = ::write(value_, text.data(), text.size());
            if (written < 0) fail_on(path_);
            text.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void sync() {
        if (::fsync(value_) != 0) fail_on(path_);
    }

private:
    fs::path path_;
    int value_;
};

void sync_folder_of(fs::path const& file) { OpenPath(file.parent_path(), O_RDONLY | O_DIRECTORY).sync(); }

void make_folder(fs::path const& folder) {
    std::error_code fault;
    if (fs::create_directories(folder, fault)) sync_folder_of(folder);
    if (fault) throw storage::StorageError(fmt::format("{}: {}", folder.string(), fault.message()));
}

/// Sorted by name; empty when there is no such folder.
std::vector<fs::path> sorted_entries(fs::path const& folder) {
    std::vector<fs::path> entries;
    std::error_code fault;
    for (auto const& entry : fs::directory_iterator(folder, fault)) entries.push_back(entry.path());
    std::ranges::sort(entries);
    return entries;
}

std::vector<fs::path> checkpoints_of_day(fs::path const& day) {
    auto files = sorted_entries(day);
    std::erase_if(files, [](fs::path const& file) { return file.extension() != kCheckpointEnding; });
    return files;
}

}  // namespace

void write_whole_file(fs::path const& file, std::string_view text) {
    make_folder(file.parent_path());
    auto const draft = fs::path(file.string() + ".new");
    {
        OpenPath target(draft, O_WRONLY | O_CREAT | O_TRUNC);
        target.write(text);
        target.sync();
    }
    if (::rename(draft.c_str(), file.c_str()) != 0) fail_on(file);
    sync_folder_of(file);
}

void write_checkpoint_file(fs::path const& folder, std::int64_t size, domain::Instant signed_at,
                           std::string_view note) {
    constexpr std::size_t kDateLength = 10;
    auto const day = domain::format_instant(signed_at).substr(0, kDateLength);
    auto const file = folder / day / fmt::format("{:012}{}", size, kCheckpointEnding);
    if (!fs::exists(file)) write_whole_file(file, note);
}

std::optional<CheckpointFile> newest_checkpoint_file(fs::path const& folder) {
    auto const days = sorted_entries(folder);
    for (auto day = days.rbegin(); day != days.rend(); ++day) {
        auto const files = checkpoints_of_day(*day);
        if (!files.empty()) return CheckpointFile{files.back(), read_whole_file(files.back())};
    }
    return std::nullopt;
}

std::vector<CheckpointFile> checkpoint_files(fs::path const& place) {
    if (!fs::is_directory(place)) return {{place, read_whole_file(place)}};
    std::vector<CheckpointFile> all;
    auto const take = [&](std::vector<fs::path> const& files) {
        for (auto const& file : files) all.push_back({file, read_whole_file(file)});
    };
    take(checkpoints_of_day(place));
    for (auto const& day : sorted_entries(place)) take(checkpoints_of_day(day));
    return all;
}

std::string read_whole_file(fs::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw storage::StorageError("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace polku::journal
