#pragma once

#include <string_view>

struct sqlite3;

namespace polku::storage::sqlite {

/// Throws what the engine's result `code` means for the caller: ConstraintError, StorageError (the disk, the file,
/// memory, a lock), or std::logic_error (the statement itself is wrong or not allowed). The text names `query` and
/// never holds a bound value.
[[noreturn]] void raise(sqlite3* database, int code, std::string_view query);

}  // namespace polku::storage::sqlite
