#include "shared/storage/sqlite/error.h"

#include "shared/storage/tx.h"

#include <sqlite3.h>

#include <string>

namespace polku::storage::sqlite {
namespace {

bool storage_fault(int code) {
    switch (code & 0xff) {
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_BUSY:
        case SQLITE_NOMEM:
        case SQLITE_CANTOPEN:
        case SQLITE_PROTOCOL:
        case SQLITE_INTERRUPT:
        case SQLITE_ABORT: return true;
        case SQLITE_READONLY:
            // The plain code is query_only refusing a write in a read; the extended ones are the file or its folder.
            return code != SQLITE_READONLY;
        default: return false;
    }
}

}  // namespace

void raise(sqlite3* database, int code, std::string_view query) {
    auto text = std::string(query) + ": ";
    if ((code & 0xff) == SQLITE_CONSTRAINT) {
        // Names of tables and columns, or the text of a guarding trigger.
        throw ConstraintError(text + (database ? sqlite3_errmsg(database) : sqlite3_errstr(code)));
    }
    // errmsg may quote a bound value here (a JSON path, a search expression), so the code's own text must do.
    text += std::string(sqlite3_errstr(code)) + " (SQLite " + std::to_string(code) + ")";
    if (storage_fault(code)) throw StorageError(text);
    throw std::logic_error(text);
}

}  // namespace polku::storage::sqlite
