#pragma once

#include "shared/storage/tx.h"

#include <filesystem>
#include <memory>

namespace polku::storage {

/// A database file as it is at one instant, for who only looks at it, also beside the process that owns it: nothing is
/// made, migrated, written or checkpointed. For one thread at a time.
class Snapshot {
public:
    /// Throws StorageError: the file is missing or is no database.
    explicit Snapshot(std::filesystem::path const& file);
    ~Snapshot();
    Snapshot(Snapshot const&) = delete;
    Snapshot& operator=(Snapshot const&) = delete;

    [[nodiscard]] Tx& tx();

private:
    struct Open;
    std::unique_ptr<Open> open_;
};

}  // namespace polku::storage
