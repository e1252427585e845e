#pragma once

#include "shared/storage/migrations.h"
#include "shared/storage/sqlite/connection.h"

#include <span>

namespace polku::storage::sqlite {

/// Applies the missing steps of both spaces, `frame` first. Throws StorageError naming the step; steps before it stay
/// applied.
void migrate(Connection& connection, std::span<Migration const> frame, std::span<Migration const> own);

}  // namespace polku::storage::sqlite
