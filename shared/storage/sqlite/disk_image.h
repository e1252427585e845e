#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

/// For tests alone: what a disk holds of some files when the power is cut.
namespace polku::storage::sqlite {

/// What was synced is there. Of what was written since, each sector of 512 bytes is there or not, as the seed has it.
/// After a failed sync the same goes for all that it should have kept, for ever: no later sync writes it again.
class DiskImage {
public:
    explicit DiskImage(std::uint64_t seed) : random_(seed) {}

    /// A file that was there before, whole and synced.
    void know(std::string const& file) {
        if (files_.contains(file)) return;
        std::ifstream stream(file, std::ios::binary);
        files_[file].kept.assign(std::istreambuf_iterator<char>(stream), {});
    }
    void write(std::string const& file, std::int64_t at, std::string_view bytes) {
        constexpr std::int64_t kSector = 512;
        while (!bytes.empty()) {
            auto const room = static_cast<std::size_t>(kSector - at % kSector);
            auto const part = bytes.substr(0, room);
            files_[file].waiting.push_back({at, std::string(part), false});
            at += static_cast<std::int64_t>(part.size());
            bytes.remove_prefix(part.size());
        }
    }
    void truncate(std::string const& file, std::int64_t size) { files_[file].waiting.push_back({size, {}, true}); }
    void remove(std::string const& file) { files_.erase(file); }
    void sync(std::string const& file) {
        for (auto const& change : files_[file].waiting) apply(files_[file].kept, change);
        files_[file].waiting.clear();
    }
    void fail_sync(std::string const& file) { keep_some(files_[file]); }

    /// Cuts the power: writes what the disk holds then into the existing folder `to`.
    void cut(std::filesystem::path const& to) {
        for (auto [name, content] : files_) {
            keep_some(content);
            std::ofstream(to / std::filesystem::path(name).filename(), std::ios::binary) << content.kept;
        }
    }

private:
    struct Change {
        std::int64_t at;
        std::string bytes;
        bool truncates;
    };
    struct Content {
        std::string kept;
        std::vector<Change> waiting;
    };

    static void apply(std::string& kept, Change const& change) {
        auto const at = static_cast<std::size_t>(change.at);
        if (change.truncates) return kept.resize(at);
        kept.resize(std::max(kept.size(), at + change.bytes.size()));
        kept.replace(at, change.bytes.size(), change.bytes);
    }
    void keep_some(Content& content) {
        for (auto const& change : content.waiting) {
            if (random_() % 2 == 0) apply(content.kept, change);
        }
        content.waiting.clear();
    }

    std::map<std::string, Content> files_;
    std::mt19937_64 random_;
};

}  // namespace polku::storage::sqlite
