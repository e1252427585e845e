#pragma once

#include "generated/storage/migrations.h"
#include "shared/storage/database.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

/// For tests alone: a folder that goes away, and a database in one.
namespace polku::storage {

/// A new empty folder (mode 0700), removed with all that is in it.
class TemporaryDirectory {
public:
    TemporaryDirectory() {
        auto name = (std::filesystem::temp_directory_path() / "polku-test-XXXXXX").string();
        if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary directory can be made: " + name);
        path_ = name;
    }
    ~TemporaryDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryDirectory(TemporaryDirectory const&) = delete;
    TemporaryDirectory& operator=(TemporaryDirectory const&) = delete;

    [[nodiscard]] std::filesystem::path const& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

/// An engine that keeps a database: what is written against Database and Tx runs on each of them.
struct TestEngine {
    std::string_view name;
    /// Opens (and makes) the database known by `file`, committing without waiting for the disk.
    std::unique_ptr<Database> (*open)(std::filesystem::path const& file);
};

/// Every engine that Polku has. A new one joins here; the contract (contract/) and every store's tests then run on it.
inline std::span<TestEngine const> test_engines() {
    static constexpr TestEngine kEngines[] = {
        {"sqlite", [](std::filesystem::path const& file) { return open_sqlite(file, {.synchronous_full = false}); }},
    };
    return kEngines;
}

/// The engine that POLKU_TEST_ENGINE names, SQLite when it is not set. Throws std::runtime_error: there is none.
inline TestEngine const& test_engine() {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing changes the environment of a test program
    auto const* const set = std::getenv("POLKU_TEST_ENGINE");
    std::string_view const name = set ? set : "sqlite";
    auto const found = std::ranges::find(test_engines(), name, &TestEngine::name);
    if (found == test_engines().end()) {
        throw std::runtime_error("POLKU_TEST_ENGINE names no engine: " + std::string(name));
    }
    return *found;
}

/// An open database in a temporary folder: `test->read(...)`, `*test` for what takes a Database&.
class TestDatabase {
public:
    TestDatabase(TestEngine const& engine, std::span<Migration const> own) : database_(engine.open(file())) {
        database_->migrate(migrations(), own);
    }
    /// For tests of SQLite itself.
    TestDatabase(SqliteOptions const& options, std::span<Migration const> own)
        : database_(open_sqlite(file(), options)) {
        database_->migrate(migrations(), own);
    }

    Database* operator->() const { return database_.get(); }
    Database& operator*() const { return *database_; }
    [[nodiscard]] std::filesystem::path file() const { return folder_ / "test.db"; }

private:
    TemporaryDirectory folder_;
    std::unique_ptr<Database> database_;
};

/// A database with the frame's tables and those of `own` (`casework::migrations()`, or steps written in the test), of
/// the engine that POLKU_TEST_ENGINE names.
inline TestDatabase open_for_test(std::span<Migration const> own = {}) { return {test_engine(), own}; }

/// The same in SQLite, whatever POLKU_TEST_ENGINE says: for tests of SQLite itself.
inline TestDatabase open_sqlite_for_test(std::span<Migration const> own = {},
                                         SqliteOptions const& options = {.synchronous_full = false}) {
    return {options, own};
}

}  // namespace polku::storage
