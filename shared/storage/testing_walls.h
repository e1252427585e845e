#pragma once

#include "shared/storage/sqlite/walls.h"
#include "shared/storage/testing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// For tests alone: every wall of a schema is tried.
///
/// A folder `walls` beside a service's `migrations` holds SQL: a sample of the rows that the service keeps and, under a
/// line
///   -- refused by: UNIQUE client.identity_code
/// a statement that this wall must refuse; under
///   -- refused behind a guard by: FOREIGN KEY evidence(milestone)
/// one that a trigger refuses first and that this wall would refuse without it: where no statement gets to the wall.
/// What follows the colon is the beginning of a wall's name (sqlite/walls.h).
namespace polku::storage {

struct WallStatement {
    std::string wall;  ///< that must refuse it; empty: it is a part of the sample
    bool behind_a_guard = false;
    std::string sql;
};

/// The statements of all files of `folder`, in the order of their names. A statement ends with the line that ends with
/// a semicolon.
inline std::vector<WallStatement> read_wall_statements(std::filesystem::path const& folder) {
    constexpr std::string_view kBy = "-- refused by: ";
    constexpr std::string_view kBehind = "-- refused behind a guard by: ";
    std::set<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator(folder)) files.insert(entry.path());
    std::vector<WallStatement> statements;
    WallStatement next;
    for (auto const& path : files) {
        std::ifstream file(path);
        for (std::string line; std::getline(file, line);) {
            if (line.starts_with(kBy)) next.wall = line.substr(kBy.size());
            if (line.starts_with(kBehind)) next = {line.substr(kBehind.size()), true, ""};
            if (line.starts_with("--") || line.empty()) continue;
            next.sql += line + "\n";
            if (line.ends_with(';')) statements.push_back(std::exchange(next, {}));
        }
    }
    if (!next.sql.empty()) throw std::runtime_error("a statement without an end in " + folder.string());
    return statements;
}

/// Fails for each wall of `own` (for the frame itself: none) that no statement of `folder` meets, and for each
/// statement that is not refused by the wall it names. The engine of the tests must refuse each; which wall it was is
/// asked of SQLite.
inline void expect_every_wall_is_tried(std::span<Migration const> own, std::filesystem::path const& folder) {
    auto const test = open_for_test(own);
    auto const twin = open_sqlite_for_test(own);
    auto const frame = open_sqlite_for_test();
    sqlite::SchemaWalls schema(twin.file());
    auto untried = schema.names();
    if (!own.empty()) {
        sqlite::SchemaWalls const frames(frame.file());
        for (auto const& wall : frames.names()) untried.erase(wall);
    }
    static std::deque<WallStatement> kept;  // a Query is known by the address of its text
    for (auto& read : read_wall_statements(folder)) {
        auto const& statement = kept.emplace_back(std::move(read));
        auto const run = [&](TestDatabase const& database) {
            database->write_now([&](Tx& tx) { tx.run(Query{"test.wall", statement.sql}); });
        };
        if (statement.wall.empty()) {
            ASSERT_NO_THROW(run(test)) << statement.sql;
            ASSERT_NO_THROW(run(twin)) << statement.sql;
            continue;
        }
        EXPECT_THROW(run(test), ConstraintError) << statement.sql;
        auto walls = schema.that_refuse(statement.sql);
        if (statement.behind_a_guard) {
            EXPECT_TRUE(walls.size() == 1 && walls.begin()->starts_with("trigger ")) << statement.sql;
            walls = schema.without_other_guards(statement.sql, statement.wall);
        }
        auto const named = [&](std::string const& wall) { return wall.starts_with(statement.wall); };
        auto const met = std::ranges::find_if(walls, named);
        EXPECT_TRUE(met != walls.end()) << statement.sql << "refused by: " << ::testing::PrintToString(walls);
        if (met != walls.end()) untried.erase(*met);
    }
    for (auto const& wall : untried) ADD_FAILURE() << "never tried: " << wall;
}

}  // namespace polku::storage
