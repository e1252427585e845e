#include "services/journal/verification/evidence.h"

#include "services/journal/verification/store.h"
#include "shared/events/journal.h"
#include "shared/storage/data_directory.h"

#include <algorithm>

namespace polku::journal {

namespace {

constexpr int kEntriesAtOnce = 1000;
constexpr std::string_view kReadLogEnding = ".reads.db";

/// Every service leaves a read log in the data directory.
std::vector<std::string> services_in(std::filesystem::path const& data) {
    std::vector<std::string> services;
    for (auto const& entry : std::filesystem::directory_iterator(data)) {
        auto const name = entry.path().filename().string();
        if (name.ends_with(kReadLogEnding)) services.push_back(name.substr(0, name.size() - kReadLogEnding.size()));
    }
    std::ranges::sort(services);
    return services;
}

}  // namespace

Evidence::Evidence(std::filesystem::path const& data)
    : journal_(std::make_unique<storage::Snapshot>(storage::database_file(data, "journal"))) {
    auto const open = [&](std::filesystem::path const& file) -> storage::Tx& {
        return others_.emplace_back(std::make_unique<storage::Snapshot>(file))->tx();
    };
    for (auto const& service : services_in(data)) {
        auto& changes = service == "journal" ? journal() : open(storage::database_file(data, service));
        auto& reads = open(storage::read_log_file(data, service));
        own_logs_.emplace(LogId{service, "journal"}, OwnLog([&changes](std::int64_t after) {
                              return events::entries_after(changes, after, kEntriesAtOnce);
                          }));
        own_logs_.emplace(LogId{service, "read_log"}, OwnLog([&reads](std::int64_t after) {
                              return read_log_after(reads, after, kEntriesAtOnce);
                          }));
    }
}

}  // namespace polku::journal
