#pragma once

#include "generated/storage/migrations.h"
#include "shared/storage/database.h"

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

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

/// An open database in a temporary folder: `test->read(...)`, `*test` for what takes a Database&.
class TestDatabase {
public:
    TestDatabase(std::span<Migration const> own, SqliteOptions const& options)
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

/// A database with the frame's tables and those of `own` (`casework::migrations()`, or steps written in the test),
/// committing without waiting for the disk unless `options` say otherwise.
inline TestDatabase open_for_test(std::span<Migration const> own = {},
                                  SqliteOptions const& options = {.synchronous_full = false}) {
    return TestDatabase(own, options);
}

}  // namespace polku::storage
