#pragma once

#include <filesystem>

namespace polku::storage::sqlite {

/// Writes the write-ahead log of a database again, byte for byte, and syncs it: a process that died may have left pages
/// in it that were never synced, and after a failed fsync the system may take the log's pages for written although no
/// disk has them, and would say yes to the next fsync. Does nothing when there is no log. Requires: nobody writes to
/// the database. Throws StorageError.
void write_log_again(std::filesystem::path const& database);

}  // namespace polku::storage::sqlite
