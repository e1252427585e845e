#pragma once

#include <cstdint>

namespace polku::storage::sqlite {

/// What the statements of a connection may do, decided when each is prepared.
enum class Rights : std::uint8_t {
    schema,       ///< a migration: rows and DDL; no ATTACH, no PRAGMA that sets, no transaction commands
    data,         ///< the application: rows alone
    transaction,  ///< the connection's own BEGIN, SAVEPOINT, COMMIT
};

/// Whether an SQLite authorizer action (SQLITE_CREATE_TABLE, ...) with its first argument is allowed.
[[nodiscard]] bool allowed(Rights rights, int action, char const* first);

}  // namespace polku::storage::sqlite
