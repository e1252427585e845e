#include "shared/storage/sqlite/authorizer.h"

#include <sqlite3.h>

#include <string_view>

namespace polku::storage::sqlite {
namespace {

/// PRAGMAs that only tell: of the data (`polku check`), of the schema, and data_version, which FTS5 asks itself.
bool reading_pragma(std::string_view name) {
    for (std::string_view const known : {"integrity_check", "quick_check", "foreign_key_check", "foreign_key_list",
                                         "table_info", "table_xinfo", "table_list", "index_list", "index_info",
                                         "data_version"}) {
        if (name == known) return true;
    }
    return false;
}

bool schema_table(std::string_view name) {
    return name == "sqlite_master" || name == "sqlite_schema" || name == "sqlite_temp_master" ||
           name == "sqlite_temp_schema";
}

}  // namespace

bool allowed(Rights rights, int action, char const* first) {
    switch (action) {
        case SQLITE_SELECT:
        case SQLITE_READ:
        case SQLITE_FUNCTION:
        case SQLITE_RECURSIVE:
            return true;
        case SQLITE_INSERT:
        case SQLITE_UPDATE:
        case SQLITE_DELETE:
            // DDL writes the schema table through these actions too.
            return rights == Rights::schema || !first || !schema_table(first);
        case SQLITE_TRANSACTION:
        case SQLITE_SAVEPOINT:
            return rights == Rights::transaction;
        case SQLITE_PRAGMA:
            return first && reading_pragma(first);
        case SQLITE_ATTACH:
        case SQLITE_DETACH:
            return false;
        default:  // CREATE, DROP, ALTER, REINDEX, ANALYZE
            return rights == Rights::schema;
    }
}

}  // namespace polku::storage::sqlite
