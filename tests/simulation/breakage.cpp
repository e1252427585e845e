#include "tests/simulation/breakage.h"

#include "shared/storage/data_directory.h"

#include <sqlite3.h>

#include <stdexcept>
#include <string>

namespace polku::simulation {

bool lies(Breakage breakage, std::string_view file) {
    auto const reads = file.find(".reads.db") != std::string_view::npos;
    return (breakage == Breakage::early_answer && !reads) || (breakage == Breakage::unkept_read && reads);
}

void lose_newest_effect(std::filesystem::path const& data) {
    sqlite3* database = nullptr;
    auto const file = storage::database_file(data, "notices").string();
    if (sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK) {
        // Past the guards: such a reader would have been written without them.
        sqlite3_exec(database,
                     "CREATE TEMP TABLE newest AS SELECT id FROM notice ORDER BY at DESC, id LIMIT 1;"
                     "PRAGMA writable_schema = ON;"
                     "DELETE FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'notice';"
                     "PRAGMA writable_schema = RESET;"
                     "DELETE FROM notice WHERE id IN (SELECT id FROM newest)",
                     nullptr, nullptr, nullptr);
    }
    sqlite3_close(database);
}

}  // namespace polku::simulation
