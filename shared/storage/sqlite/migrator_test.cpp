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

TEST(Migrations, run_once_in_order) {
    TemporaryDirectory const folder;
    Migration const steps[] = {step(1, "CREATE TABLE a (n INTEGER) STRICT; INSERT INTO a VALUES (1);"),
                               step(2, "INSERT INTO a SELECT n + 1 FROM a;")};
    constexpr Query kSum{"test.sum", "SELECT sum(n) FROM a"};
    open_sqlite(folder / "a.db")->migrate({}, std::span(steps, 1));
    for (int times = 0; times < 2; ++times) {
        auto const database = open_sqlite(folder / "a.db");
        database->migrate({}, steps);
        EXPECT_EQ(database->read([&](Tx& tx) { return tx.one(kSum, [](Row const& row) { return row.integer(0); }); }),
                  3);
    }
}

TEST(Migrations, refuse_a_step_that_has_changed_or_is_unknown) {
    TemporaryDirectory const folder;
    Migration const first[] = {step(1, "CREATE TABLE a (n INTEGER) STRICT;"),
                               step(2, "CREATE TABLE b (n INTEGER) STRICT;")};
    Migration const changed[] = {step(1, "CREATE TABLE a (n INTEGER, m INTEGER) STRICT;"), first[1]};
    open_sqlite(folder / "a.db")->migrate({}, first);
    EXPECT_THAT([&] { open_sqlite(folder / "a.db")->migrate({}, changed); },
                ThrowsMessage<StorageError>(HasSubstr("own migration 0001_step: differs")));
    EXPECT_THAT([&] { open_sqlite(folder / "a.db")->migrate({}, std::span(first, 1)); },
                ThrowsMessage<StorageError>(HasSubstr("newer version")));
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

TEST(Migrations, come_before_the_first_write) {
    auto const test = open_for_test(kStatements);
    write_text(*test, "INSERT INTO entry VALUES (1, 'a')");
    EXPECT_THROW(test->migrate({}, kStatements), std::logic_error);
}

TEST(Migrations, give_each_new_log_its_own_epoch_and_keep_it) {
    constexpr Query kEpoch{"test.epoch", "SELECT epoch FROM log_head"};
    auto const read_epoch = [&](Database& database) {
        return database.read([&](Tx& tx) { return tx.one(kEpoch, [](Row const& row) { return row.string(0); }); });
    };
    TemporaryDirectory const folder;
    std::optional<std::string> seen[3];
    for (int i = 0; i < 3; ++i) {
        auto const database = open_sqlite(folder / (i == 2 ? "other.db" : "one.db"));
        database->migrate(migrations(), {});
        seen[i] = read_epoch(*database);
    }
    ASSERT_TRUE(seen[0]);
    EXPECT_EQ(seen[0]->size(), 36U);
    EXPECT_EQ(seen[0], seen[1]);
    EXPECT_NE(seen[0], seen[2]);
}

TEST(Guards, an_append_only_row_stays_by_every_path) {
    auto const test = open_for_test(kStatements);
    write_text(*test, "INSERT INTO entry VALUES (1, 'a')");
    for (auto const* const sql :
         {"UPDATE entry SET words = 'b'", "DELETE FROM entry", "INSERT OR REPLACE INTO entry VALUES (1, 'b')",
          "REPLACE INTO entry VALUES (2, 'a')",
          "INSERT INTO entry VALUES (1, 'b') ON CONFLICT (number) DO UPDATE SET words = excluded.words"}) {
        expect_refused(*test, sql, "append-only: entry");
    }
    write_text(*test, "INSERT INTO entry VALUES (2, 'b')");
}

TEST(Guards, a_frozen_row_stays_by_every_path) {
    auto const test = open_for_test(kStatements);
    write_text(*test, "INSERT INTO version VALUES ('v1', 'a', NULL, 1), ('v2', 'b', NULL, 2)");
    write_text(*test, "UPDATE version SET words = 'c' WHERE id = 'v1'");
    write_text(*test, "UPDATE version SET agreed_at = 5 WHERE id = 'v1'");
    for (auto const* const sql :
         {"UPDATE version SET words = 'd'", "UPDATE version SET agreed_at = NULL",
          "DELETE FROM version WHERE id = 'v1'", "INSERT OR REPLACE INTO version VALUES ('v1', 'd', NULL, 1)",
          "REPLACE INTO version VALUES ('v3', 'd', NULL, 1)", "UPDATE OR REPLACE version SET place = 1 WHERE id = 'v2'",
          "INSERT INTO version VALUES ('v1', 'd', 1, 1) ON CONFLICT (id) DO UPDATE SET words = 'd'"}) {
        expect_refused(*test, sql, "frozen: version");
    }
    write_text(*test, "DELETE FROM version WHERE id = 'v2'");
}

TEST(Guards, the_lines_of_a_frozen_parent_stay_by_every_path) {
    auto const test = open_for_test(kStatements);
    write_text(*test, "INSERT INTO statement VALUES ('s1', NULL, 'draft'), ('s2', NULL, 'draft')");
    write_text(*test, "INSERT INTO statement_line VALUES ('l1', 's1', 100), ('l2', 's2', 100)");
    write_text(*test, "UPDATE statement SET frozen_at = 5 WHERE id = 's1'");
    for (auto const* const sql :
         {"INSERT INTO statement_line VALUES ('l3', 's1', 1)", "UPDATE statement_line SET cents = 1 WHERE id = 'l1'",
          "DELETE FROM statement_line WHERE id = 'l1'", "UPDATE statement_line SET statement_id = 's2' WHERE id = 'l1'",
          "UPDATE statement_line SET statement_id = 's1' WHERE id = 'l2'",
          "INSERT OR REPLACE INTO statement_line VALUES ('l1', 's2', 1)"}) {
        expect_refused(*test, sql, "frozen: statement_line");
    }
    for (auto const* const sql :
         {"UPDATE statement SET frozen_at = NULL WHERE id = 's1'", "UPDATE statement SET frozen_at = 6 WHERE id = 's1'",
          "UPDATE statement SET id = 's9' WHERE id = 's1'", "DELETE FROM statement WHERE id = 's1'",
          "INSERT OR REPLACE INTO statement VALUES ('s1', NULL, 'draft')"}) {
        expect_refused(*test, sql, "frozen: statement");
    }
    write_text(*test, "UPDATE statement SET state = 'approved' WHERE id = 's1'");
    write_text(*test, "UPDATE statement_line SET cents = 1 WHERE id = 'l2'");
    write_text(*test, "DELETE FROM statement WHERE id = 's2'");
}

TEST(Guards, event_and_journal_numbers_have_no_gaps) {
    auto const test = open_for_test();
    auto const event = [](int number, std::string const& id) {
        return "INSERT INTO event VALUES (" + std::to_string(number) + ", '" + id + "', 't', 's', '', 1, 'r', '{}')";
    };
    expect_refused(*test, event(2, "a"), "gap-free: event");
    write_text(*test, event(1, "a"));
    expect_refused(*test, event(1, "b"), "gap-free: event");
    expect_refused(*test, event(3, "b"), "gap-free: event");
    expect_refused(*test, "INSERT INTO event VALUES (NULL, 'b', 't', 's', '', 1, 'r', '{}')", "gap-free: event");
    write_text(*test, event(2, "b"));
    expect_refused(*test, "UPDATE event SET data = '{\"a\":1}'", "append-only: event");
    expect_refused(*test, "DELETE FROM event", "append-only: event");
    expect_refused(*test,
                   "INSERT INTO journal (number, at, request, action, kind, clients, categories) "
                   "VALUES (7, 1, 'r', 'a', 'read', '[]', '[]')",
                   "gap-free: journal");
}

}  // namespace
}  // namespace polku::storage
