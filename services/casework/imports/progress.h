#pragma once

#include "shared/domain/ids.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace polku::casework::imports {

/// How far a run has come. It lives as long as the run does; readable from other threads meanwhile.
struct Progress {
    domain::Id import;
    std::int64_t rows = 0;
    std::atomic<std::int64_t> checked = 0;  ///< before the transaction
    std::atomic<std::int64_t> written = 0;  ///< in the transaction, which makes all of them visible at once
};

/// The runs of this process: one an organisation. Thread-safe.
class Runs {
public:
    /// Null when another import of the organisation runs. The run is over when the last copy of what this gives is
    /// gone.
    std::shared_ptr<Progress> begin(domain::Id const& organisation, domain::Id const& import, std::int64_t rows);
    /// Null when this import does not run.
    std::shared_ptr<Progress const> find(domain::Id const& organisation, domain::Id const& import) const;

private:
    mutable std::mutex mutex_;
    std::unordered_map<domain::Id, std::weak_ptr<Progress>> by_organisation_;
};

}  // namespace polku::casework::imports
