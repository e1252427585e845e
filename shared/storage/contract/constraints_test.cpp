#include "shared/storage/contract/engine_test.h"

/// The walls: each kind of constraint and each declared guard refuses, and says which without saying what it was given.
namespace polku::storage::contract {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::ThrowsMessage;

constexpr Migration kTables[] = {{1, "tables", R"(
CREATE TABLE place (
    id    TEXT    NOT NULL PRIMARY KEY,
    code  TEXT    UNIQUE,
    seats INTEGER NOT NULL CONSTRAINT seats_are_counted CHECK (seats >= 0)
) STRICT;
CREATE TABLE stay (
    id    TEXT NOT NULL PRIMARY KEY,
    place TEXT NOT NULL REFERENCES place (id),
    until INTEGER
) STRICT;
CREATE UNIQUE INDEX stay_open ON stay (place) WHERE until IS NULL;

CREATE TABLE entry (number INTEGER NOT NULL PRIMARY KEY, words TEXT UNIQUE) STRICT;
-- append-only: entry
-- gap-free: entry(number)
CREATE TABLE version (id TEXT NOT NULL PRIMARY KEY, words TEXT, agreed_at INTEGER) STRICT;
-- frozen: version when agreed_at
CREATE TABLE statement (id TEXT NOT NULL PRIMARY KEY, frozen_at INTEGER, state TEXT) STRICT;
CREATE TABLE statement_line (
    id           TEXT    NOT NULL PRIMARY KEY,
    statement_id TEXT    NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
    cents        INTEGER NOT NULL
) STRICT;
-- frozen: statement_line by statement(statement_id) when frozen_at
)"}};

class Constraints : public EngineTest {
protected:
    void write(std::string_view sql) { EngineTest::write(test_, sql); }
    void refused(std::string_view sql, std::string const& message) { EngineTest::refused(test_, sql, message); }

    TestDatabase test_ = open(kTables);
};
INSTANTIATE_TEST_SUITE_P(Contract, Constraints, ::testing::ValuesIn(test_engines()), engine_name);

TEST_P(Constraints, of_a_table_refuse_and_nothing_of_the_statement_stays) {
    write("INSERT INTO place VALUES ('a', 'A', 1), ('b', 'B', 0)");
    write("INSERT INTO stay VALUES ('s1', 'a', NULL), ('s2', 'a', 5), ('s3', 'a', 5)");
    refused("INSERT INTO place VALUES ('c', 'C', NULL)", "seats");
    refused("UPDATE place SET seats = seats - 1", "seats_are_counted");
    refused("INSERT INTO place VALUES ('c', 'A', 1)", "place");
    refused("INSERT INTO place VALUES ('a', 'C', 1)", "place");
    refused("UPDATE stay SET until = NULL WHERE id = 's2'", "stay");
    refused("INSERT INTO stay VALUES ('s4', 'none', 5)", "test.write");
    refused("DELETE FROM place WHERE id = 'a'", "test.write");
    refused("UPDATE place SET id = 'c' WHERE id = 'a'", "test.write");
    constexpr Query kSeats{"test.seats", "SELECT sum(seats) FROM place"};
    constexpr Query kStays{"test.stays", "SELECT count(*) FROM stay WHERE place = 'a'"};
    EXPECT_EQ(number(test_, kSeats), 1);
    EXPECT_EQ(number(test_, kStays), 3);
    write("DELETE FROM place WHERE id = 'b'");
}

TEST_P(Constraints, take_a_null_for_no_value) { write("INSERT INTO place VALUES ('a', NULL, 1), ('b', NULL, 1)"); }

TEST_P(Constraints, name_the_query_and_never_the_value) {
    constexpr Query kAdd{"test.add_place", "INSERT INTO place (id, code, seats) VALUES ($1, $2, $3)"};
    constexpr Query kStay{"test.add_stay", "INSERT INTO stay (id, place) VALUES ($1, $2)"};
    auto const said = [](std::string const& name) {
        return ThrowsMessage<ConstraintError>(AllOf(HasSubstr(name), Not(HasSubstr("900X"))));
    };
    auto const add = [&](auto const&... params) {
        return [&] { test_->write_now([&](Tx& tx) { tx.run(kAdd, params...); }); };
    };
    add("010190-900X", "900X", 1)();
    EXPECT_THAT(add("010190-900X", "b", 1), said("test.add_place"));
    EXPECT_THAT(add("b", "900X", 1), said("test.add_place"));
    EXPECT_THAT(add("010190-900X-b", "b", -1), said("test.add_place"));
    EXPECT_THAT([&] { test_->write_now([&](Tx& tx) { tx.run(kStay, "1", "900X"); }); }, said("test.add_stay"));
}

TEST_P(Constraints, an_append_only_row_stays) {
    write("INSERT INTO entry VALUES (1, 'a')");
    for (auto const* const sql : {"UPDATE entry SET words = 'b'", "DELETE FROM entry"}) {
        refused(sql, "append-only: entry");
    }
    write("INSERT INTO entry VALUES (2, 'b')");
}

TEST_P(Constraints, gap_free_numbers_come_one_by_one) {
    refused("INSERT INTO entry VALUES (2, 'a')", "gap-free: entry");
    refused("INSERT INTO entry VALUES (0, 'a')", "gap-free: entry");
    write("INSERT INTO entry VALUES (1, 'a'), (2, 'b')");
    refused("INSERT INTO entry VALUES (2, 'c')", "gap-free: entry");
    refused("INSERT INTO entry VALUES (4, 'c')", "gap-free: entry");
    write("INSERT INTO entry VALUES (3, 'c')");
}

TEST_P(Constraints, a_frozen_row_stays) {
    write("INSERT INTO version VALUES ('v1', 'a', NULL), ('v2', 'b', NULL)");
    write("UPDATE version SET words = 'c' WHERE id = 'v1'");
    write("UPDATE version SET agreed_at = 5 WHERE id = 'v1'");
    for (auto const* const sql :
         {"UPDATE version SET words = 'd'", "UPDATE version SET agreed_at = NULL",
          "DELETE FROM version WHERE id = 'v1'",
          "INSERT INTO version VALUES ('v1', 'd', 1) ON CONFLICT (id) DO UPDATE SET words = 'd'"}) {
        refused(sql, "frozen: version");
    }
    write("DELETE FROM version WHERE id = 'v2'");
}

TEST_P(Constraints, the_lines_of_a_frozen_parent_stay_and_it_stays_frozen) {
    write("INSERT INTO statement VALUES ('s1', NULL, 'draft'), ('s2', NULL, 'draft')");
    write("INSERT INTO statement_line VALUES ('l1', 's1', 100), ('l2', 's2', 100)");
    write("UPDATE statement SET frozen_at = 5 WHERE id = 's1'");
    for (auto const* const sql :
         {"INSERT INTO statement_line VALUES ('l3', 's1', 1)", "UPDATE statement_line SET cents = 1 WHERE id = 'l1'",
          "DELETE FROM statement_line WHERE id = 'l1'", "UPDATE statement_line SET statement_id = 's2' WHERE id = 'l1'",
          "UPDATE statement_line SET statement_id = 's1' WHERE id = 'l2'"}) {
        refused(sql, "frozen: statement_line");
    }
    for (auto const* const sql :
         {"UPDATE statement SET frozen_at = NULL WHERE id = 's1'", "UPDATE statement SET frozen_at = 6 WHERE id = 's1'",
          "UPDATE statement SET id = 's9' WHERE id = 's1'", "DELETE FROM statement WHERE id = 's1'"}) {
        refused(sql, "frozen: statement");
    }
    write("UPDATE statement SET state = 'approved' WHERE id = 's1'");
    write("UPDATE statement_line SET cents = 1 WHERE id = 'l2'");
    write("DELETE FROM statement WHERE id = 's2'");
    constexpr Query kLines{"test.lines", "SELECT count(*) FROM statement_line"};
    EXPECT_EQ(number(test_, kLines), 1) << "those of s2 went with it";
}

}  // namespace
}  // namespace polku::storage::contract
