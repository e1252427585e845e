#include "shared/storage/sqlite/authorizer.h"

#include <sqlite3.h>

#include <string_view>

namespace polku::storage::sqlite {
namespace {

/// PRAGMAs that only tell: of the data (`polku check`), of the schema, and data_version, which FTS5 asks itself.
bool reading_pragma(std::string_view name) {
    for (std::string_view const known :
         {"integrity_check", "quick_check", "foreign_key_check", "foreign_key_list", "table_info", "table_xinfo",
          "table_list", "index_list", "index_info", "data_version"}) {
        if (name == known) return true;
    }
    return false;
}

}  // namespace

bool allowed(Rights rights, int action, char const* first) {
    switch (action) {
        case SQLITE_SELECT:
        case SQLITE_READ:
        case SQLITE_FUNCTION:
        case SQLITE_RECURSIVE:
        case SQLITE_INSERT:
        case SQLITE_UPDATE:  // of sqlite_schema too, by FTS5 when it connects; a statement's own is refused by the
                             // engine
        case SQLITE_DELETE: return true;
        case SQLITE_TRANSACTION:
        case SQLITE_SAVEPOINT: return rights == Rights::transaction;
        case SQLITE_PRAGMA: return first && reading_pragma(first);
        case SQLITE_ATTACH:
        case SQLITE_DETACH: return false;
        default:  // CREATE, DROP, ALTER, REINDEX, ANALYZE
            return rights == Rights::schema;
    }
}

}  // namespace polku::storage::sqlite
