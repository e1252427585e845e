#include "shared/storage/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::storage {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

constexpr Migration kStatements[] = {{1, "statements", R"(
CREATE TABLE statement (id TEXT NOT NULL PRIMARY KEY, frozen_at INTEGER, state TEXT) STRICT;
CREATE TABLE statement_line (
    id           TEXT    NOT NULL PRIMARY KEY,
    statement_id TEXT    NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
    cents        INTEGER NOT NULL
) STRICT;
-- frozen: statement_line by statement(statement_id) when frozen_at
CREATE TABLE version (id TEXT NOT NULL PRIMARY KEY, words TEXT, agreed_at INTEGER, place INTEGER UNIQUE) STRICT;
-- frozen: version when agreed_at
CREATE TABLE entry (number INTEGER NOT NULL PRIMARY KEY, words TEXT UNIQUE) STRICT;
-- append-only: entry
)"}};

Migration step(int number, std::string_view sql) { return {number, "step", sql}; }

void write_text(Database& database, std::string_view sql) {
    // Kept for the length of the database: a Query is known by its address.
    static std::vector<std::unique_ptr<std::string>> kept;
    auto const& text = *kept.emplace_back(std::make_unique<std::string>(sql));
    database.write_now([&](Tx& tx) { tx.run(Query{"test.write", text}); });
}

void expect_refused(Database& database, std::string_view sql, std::string const& message) {
    EXPECT_THAT([&] { write_text(database, sql); }, ThrowsMessage<ConstraintError>(HasSubstr(message))) << sql;
}

TEST(Migrations, a_failing_step_leaves_nothing_and_is_named) {
    auto const refuse = [](std::string_view sql, std::string const& message) {
        TemporaryDirectory const folder;
        auto const database = open_sqlite(folder / "a.db");
        Migration const bad[] = {step(1, sql)};
        EXPECT_THAT(
            [&] { database->migrate({}, bad); },
            ThrowsMessage<StorageError>(testing::AllOf(HasSubstr("own migration 0001_step: "), HasSubstr(message))))
            << sql;
        Migration const good[] = {step(1, "CREATE TABLE a (n INTEGER) STRICT;")};
        EXPECT_NO_THROW(database->migrate({}, good)) << sql;
    };
    refuse("CREATE TABLE a (n INTEGER) STRICT; INSERT INTO b VALUES (1);", "no such table: b");
    refuse("CREATE TABLE a (n INTEGER);", "table a is not STRICT");
    refuse(
        "CREATE TABLE p (n INTEGER PRIMARY KEY) STRICT;"
        "CREATE TABLE a (n INTEGER REFERENCES p DEFERRABLE INITIALLY DEFERRED) STRICT;",
        "deferred");
    refuse("CREATE TABLE a (n INTEGER) STRICT; COMMIT;", "not authorized");
    refuse("ATTACH ':memory:' AS other;", "not authorized");
    refuse("PRAGMA writable_schema = ON;", "not authorized");
    refuse("CREATE TABLE a (n INTEGER) STRICT;\n-- frozen: a whenever n", "line 2");
    refuse("--append-only: a", "line 1");
    refuse("CREATE TABLE a (n INTEGER) STRICT;\n-- append-only: b", "no such table");
}

TEST(Guards, are_not_got_round_by_replacing) {
    auto const test = open_sqlite_for_test(kStatements);
    write_text(*test, "INSERT INTO entry VALUES (1, 'a')");
    for (auto const* const sql :
         {"INSERT OR REPLACE INTO entry VALUES (1, 'b')", "REPLACE INTO entry VALUES (2, 'a')"}) {
        expect_refused(*test, sql, "append-only: entry");
    }
    write_text(*test, "INSERT INTO version VALUES ('v1', 'a', 5, 1), ('v2', 'b', NULL, 2)");
    for (auto const* const sql : {"INSERT OR REPLACE INTO version VALUES ('v1', 'd', NULL, 1)",
                                  "REPLACE INTO version VALUES ('v3', 'd', NULL, 1)",
                                  "UPDATE OR REPLACE version SET place = 1 WHERE id = 'v2'"}) {
        expect_refused(*test, sql, "frozen: version");
    }
    write_text(*test, "INSERT INTO statement VALUES ('s1', NULL, 'draft'), ('s2', NULL, 'draft')");
    write_text(*test, "INSERT INTO statement_line VALUES ('l1', 's1', 100)");
    write_text(*test, "UPDATE statement SET frozen_at = 5 WHERE id = 's1'");
    expect_refused(*test, "INSERT OR REPLACE INTO statement_line VALUES ('l1', 's2', 1)", "frozen: statement_line");
    expect_refused(*test, "INSERT OR REPLACE INTO statement VALUES ('s1', NULL, 'draft')", "frozen: statement");
}

}  // namespace
}  // namespace polku::storage
