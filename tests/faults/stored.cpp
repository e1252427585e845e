#include "tests/faults/stored.h"

#include <sqlite3.h>

#include <memory>
#include <stdexcept>

namespace polku::tests {

Stored::Opened Stored::open(std::string const& service) const {
    if (auto const found = opened_.find(service); found != opened_.end()) return found->second;
    sqlite3* raw = nullptr;
    auto const file = (data_ / (service + ".db")).string();
    auto const code = sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READONLY, nullptr);
    Opened opened(raw, sqlite3_close);
    if (code != SQLITE_OK) throw std::runtime_error("cannot open " + file);
    sqlite3_busy_timeout(raw, 60'000);
    if (files_ == Files::kept_open) opened_.emplace(service, opened);
    return opened;
}

std::vector<std::string> Stored::texts(std::string const& service, std::string const& sql) const {
    auto const database = open(service);
    auto* const raw = database.get();
    auto const file = service + ".db";
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
