#include "tests/faults/stored.h"

#include <sqlite3.h>

#include <memory>
#include <stdexcept>

namespace polku::tests {

std::vector<std::string> Stored::texts(std::string const& service, std::string const& sql) const {
    sqlite3* raw = nullptr;
    auto const file = (data_ / (service + ".db")).string();
    auto const opened = sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READONLY, nullptr);
    std::unique_ptr<sqlite3, decltype(&sqlite3_close)> const database(raw, sqlite3_close);
    if (opened != SQLITE_OK) throw std::runtime_error("cannot open " + file);
    sqlite3_busy_timeout(raw, 60'000);
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(raw, sql.c_str(), -1, &prepared, nullptr) != SQLITE_OK)
        throw std::runtime_error(file + ": " + sqlite3_errmsg(raw));
    std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> const statement(prepared, sqlite3_finalize);
    std::vector<std::string> found;
    auto step = sqlite3_step(prepared);
    for (; step == SQLITE_ROW; step = sqlite3_step(prepared)) {
        auto const* const text = sqlite3_column_text(prepared, 0);
        found.emplace_back(text ? reinterpret_cast<char const*>(text) : "");
    }
    if (step != SQLITE_DONE) throw std::runtime_error(file + ": " + sqlite3_errmsg(raw));
    return found;
}

}  // namespace polku::tests
