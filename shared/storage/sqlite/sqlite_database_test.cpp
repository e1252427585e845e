#include "shared/storage/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <latch>
#include <thread>

namespace polku::storage {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

constexpr Migration kNotes[] = {{1, "notes", R"(
CREATE TABLE note (id TEXT NOT NULL PRIMARY KEY, words TEXT, cents INTEGER, day TEXT, sealed BLOB) STRICT;
CREATE VIRTUAL TABLE note_text USING fts5(words);
)"}};
constexpr Query kAddId{"test.add_id", "INSERT INTO note (id) VALUES ($1)"};
constexpr Query kCountNotes{"test.count_notes", "SELECT count(*) FROM note"};

std::int64_t count_of(Tx& tx) {
    return *tx.one(kCountNotes, [](Row const& row) { return row.integer(0); });
}
std::int64_t count_notes(Database& database) { return database.read(count_of); }

/// Prepares and runs any statement; the rows do not matter.
void run_text(Tx& tx, std::string_view sql) {
    tx.each(Query{"test.statement", sql}, [](Row const&) {});
}

TEST(SqliteDatabase, threads_and_databases_may_end_in_any_order) {
    auto first = std::make_unique<TestDatabase>(SqliteOptions{}, kNotes);
    auto const second = open_sqlite_for_test(kNotes);
    std::thread([&] { EXPECT_EQ(count_notes(**first), 0); }).join();
    std::latch read(1);
    std::latch closed(1);
    std::thread reader([&] {
        count_notes(**first);
        read.count_down();
        closed.wait();
        EXPECT_EQ(count_notes(*second), 0);
    });
    read.wait();
    first.reset();
    closed.count_down();
    reader.join();
}

TEST(SqliteDatabase, a_query_says_what_is_wrong_with_it) {
    auto const test = open_sqlite_for_test(kNotes);
    auto const read = [&](auto fn) { return [&, fn] { test->read(fn); }; };
    EXPECT_THAT(read([](Tx& tx) { run_text(tx, "SELECT 1 WHERE 1 = $2"); }),
                ThrowsMessage<std::logic_error>(HasSubstr("$1")));
    EXPECT_THAT(read([](Tx& tx) { run_text(tx, "SELECT 1 WHERE 1 = ?"); }),
                ThrowsMessage<std::logic_error>(HasSubstr("$1")));
    EXPECT_THAT(read([](Tx& tx) { run_text(tx, "SELECT 1 WHERE 1 = $1"); }),
                ThrowsMessage<std::logic_error>(HasSubstr("takes 1 values, was given 0")));
    EXPECT_THAT(read([](Tx& tx) { run_text(tx, "SELECT 1; SELECT 2"); }),
                ThrowsMessage<std::logic_error>(HasSubstr("not exactly one statement")));
    EXPECT_THAT(read([](Tx& tx) { run_text(tx, "SELECT \"words\" FROM notes"); }),
                ThrowsMessage<std::logic_error>(HasSubstr("no such table: notes")));
    EXPECT_THAT(read([](Tx& tx) { tx.run(kCountNotes); }),
                ThrowsMessage<std::logic_error>(HasSubstr("has result rows")));
    EXPECT_THAT(read([](Tx& tx) { tx.each(kCountNotes, [&](Row const&) { count_of(tx); }); }),
                ThrowsMessage<std::logic_error>(HasSubstr("while its rows are being visited")));
    auto text = std::string("SELECT 1");
    EXPECT_THAT(read([&](Tx& tx) {
                    run_text(tx, text);
                    text.back() = '2';
                    run_text(tx, text);
                }),
                ThrowsMessage<std::logic_error>(HasSubstr("must be a constant")));
}

TEST(SqliteDatabase, the_application_cannot_change_the_schema_or_the_engine) {
    auto const test = open_sqlite_for_test(kNotes);
    for (auto const* const sql : {"CREATE TABLE other (a INTEGER) STRICT",
                                  "CREATE TEMP TABLE other (a INTEGER)",
                                  "CREATE INDEX i ON note (words)",
                                  "CREATE TRIGGER t AFTER INSERT ON note BEGIN SELECT 1; END",
                                  "CREATE VIEW v AS SELECT 1",
                                  "DROP TABLE note",
                                  "DROP TRIGGER append_only_event_update",
                                  "ALTER TABLE note ADD COLUMN more TEXT",
                                  "REINDEX",
                                  "ANALYZE",
                                  "ATTACH ':memory:' AS other",
                                  "DETACH main",
                                  "PRAGMA writable_schema=ON",
                                  "PRAGMA foreign_keys=OFF",
                                  "PRAGMA recursive_triggers=OFF",
                                  "PRAGMA query_only=OFF",
                                  "PRAGMA journal_mode=DELETE",
                                  "PRAGMA wal_checkpoint",
                                  "PRAGMA synchronous=OFF",
                                  "PRAGMA defer_foreign_keys=ON",
                                  "COMMIT",
                                  "ROLLBACK",
                                  "BEGIN",
                                  "SAVEPOINT mine",
                                  "RELEASE one"}) {
        EXPECT_THAT([&] { test->write_now([&](Tx& tx) { run_text(tx, sql); }); },
                    ThrowsMessage<std::logic_error>(HasSubstr("not authorized")))
            << sql;
        EXPECT_THAT([&] { test->read([&](Tx& tx) { run_text(tx, sql); }); },
                    ThrowsMessage<std::logic_error>(HasSubstr("not authorized")))
            << sql;
    }
    for (auto const* const sql : {"DELETE FROM sqlite_schema", "UPDATE sqlite_schema SET sql = ''", "VACUUM"}) {
        EXPECT_THROW(test->write_now([&](Tx& tx) { run_text(tx, sql); }), std::logic_error) << sql;
    }
    EXPECT_EQ(count_notes(*test), 0);
}

TEST(SqliteDatabase, the_application_can_search_and_check) {
    auto const test = open_sqlite_for_test(kNotes);
    constexpr Query kAdd{"test.add_text", "INSERT INTO note_text (words) VALUES ($1)"};
    constexpr Query kFind{"test.find_text", "SELECT words FROM note_text WHERE note_text MATCH $1"};
    constexpr Query kCheck{"test.check", "PRAGMA integrity_check"};
    test->write_now([&](Tx& tx) { tx.run(kAdd, "yhteinen suunnitelma"); });
    test->read([&](Tx& tx) {
        EXPECT_TRUE(tx.any(kFind, "suunnitelma"));
        EXPECT_EQ(tx.one(kCheck, [](Row const& row) { return row.string(0); }), "ok");
    });
}

TEST(SqliteDatabase, copies_itself_while_open) {
    auto const test = open_sqlite_for_test(kNotes);
    TemporaryDirectory const folder;
    auto const copy = folder / "copy.db";
    test->write_now([](Tx& tx) { tx.run(kAddId, "a"); });
    copy_sqlite(test.file(), copy);
    test->write_now([](Tx& tx) { tx.run(kAddId, "b"); });
    EXPECT_THROW(copy_sqlite(test.file(), copy), StorageError);
    EXPECT_EQ(damage_of_sqlite(copy), "");
    auto const opened = open_sqlite(copy);
    opened->migrate(migrations(), kNotes);
    EXPECT_EQ(count_notes(*opened), 1);
    EXPECT_EQ(count_notes(*test), 2);
}

TEST(SqliteDatabase, is_opened_again_with_what_it_held_and_is_nobody_elses) {
    TemporaryDirectory const folder;
    auto const file = folder / "kept.db";
    {
        auto const database = open_sqlite(file);
        database->migrate(migrations(), kNotes);
        database->write_now([](Tx& tx) { tx.run(kAddId, "a"); });
        for (auto const* const suffix : {"", "-wal"}) {
            struct stat status{};
            ASSERT_EQ(::stat((file.string() + suffix).c_str(), &status), 0) << suffix;
            EXPECT_EQ(status.st_mode & 0777, 0600U) << suffix;
        }
    }
    EXPECT_FALSE(std::filesystem::exists(file.string() + "-wal"));
    EXPECT_EQ(count_notes(*open_sqlite(file)), 1);
}

TEST(SqliteDatabase, a_file_that_is_no_database_is_a_storage_fault) {
    TemporaryDirectory const folder;
    EXPECT_THROW(open_sqlite(folder.path()), StorageError);
    EXPECT_THROW(open_sqlite(folder / "no" / "such.db"), StorageError);
}

}  // namespace
}  // namespace polku::storage
