#pragma once

#include "services/journal/verification/own_log.h"
#include "shared/storage/snapshot.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace polku::journal {

/// The files of a data directory that a verification looks at: the journal's database, taken first, and every service's
/// own journal and read log. Throws StorageError when the journal cannot be opened.
class Evidence {
public:
    explicit Evidence(std::filesystem::path const& data);

    [[nodiscard]] storage::Tx& journal() { return journal_->tx(); }

    /// Its service and "journal" or "read_log".
    using LogId = std::pair<std::string, std::string>;
    [[nodiscard]] std::map<LogId, OwnLog>& own_logs() { return own_logs_; }

private:
    std::unique_ptr<storage::Snapshot> journal_;
    std::vector<std::unique_ptr<storage::Snapshot>> others_;
    std::map<LogId, OwnLog> own_logs_;
};

}  // namespace polku::journal
