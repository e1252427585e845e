#pragma once

#include "services/journal/checkpoints/note.h"
#include "services/journal/checkpoints/store.h"
#include "shared/storage/database.h"

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

namespace polku::journal {

/// Signs the tree's head every minute when it has grown, and gives the checkpoint away. Never signs a tree that does
/// not continue what was signed before, in the database or in the folder: a restored or altered journal must show. Not
/// for several threads at once, but for `figures`.
class Checkpointer {
public:
    /// `folder`: where the files go (`journal.checkpoint_to`). All outlive the checkpointer.
    Checkpointer(storage::Database& database, domain::Clock const& clock, NoteSigner const& signer,
                 std::filesystem::path folder);

    /// Signs when a minute has gone since the last time and the tree has grown; writes the newest checkpoint when it is
    /// not yet in the folder. Blocks for one small commit.
    void step();
    /// The same without waiting for the minute: at the end. A storage that fails is logged, and tried again.
    void finish();

    struct Figures {
        std::optional<SignedCheckpoint> newest;
        /// Why nothing is signed any more: the tree does not continue what was signed. Empty: it does.
        std::string forked;
        std::string unwritten;  ///< why the newest is not in the folder yet; empty: it is
    };
    [[nodiscard]] Figures figures() const;

private:
    /// Whether the tree continues the newest file of the folder; asked before the first signature.
    std::string fork_from_folder();
    void compare_sign_and_give_away();
    void sign();
    void give_away();

    storage::Database& database_;
    domain::Clock const& clock_;
    NoteSigner const& signer_;
    std::filesystem::path folder_;
    std::optional<domain::Instant> tried_at_;
    bool compared_ = false;
    std::int64_t written_ = 0;  ///< size of the newest checkpoint known to be in the folder
    mutable std::mutex mutex_;
    Figures figures_;
};

}  // namespace polku::journal
