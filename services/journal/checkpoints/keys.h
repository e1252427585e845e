#pragma once

#include "services/journal/checkpoints/note.h"
#include "shared/storage/database.h"

#include <filesystem>

namespace polku::journal {

/// The journal's key in the keys of the installation (`journal.key`): made when nothing has been signed yet. Its public
/// half stands beside it (`journal.vkey`). Throws StorageError: it is missing though checkpoints were signed with it
/// (it has to be put back), or cannot be read.
std::unique_ptr<NoteSigner> open_signer(std::filesystem::path const& data, storage::Database& database);

/// The public half beside the key.
std::filesystem::path verifier_key_file(std::filesystem::path const& data);

}  // namespace polku::journal
