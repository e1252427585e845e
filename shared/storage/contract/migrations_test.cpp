#include "shared/storage/contract/engine_test.h"

/// The schema is made by migrations and by nothing else.
namespace polku::storage::contract {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

Migration step(int number, std::string_view sql) { return {number, "step", sql}; }

class Migrations : public EngineTest {
protected:
    std::unique_ptr<Database> open_file(std::string_view name) const { return GetParam().open(folder_ / name); }

    TemporaryDirectory folder_;
};
INSTANTIATE_TEST_SUITE_P(Contract, Migrations, ::testing::ValuesIn(test_engines()), engine_name);

TEST_P(Migrations, run_once_in_order) {
    Migration const steps[] = {step(1, "CREATE TABLE a (n INTEGER) STRICT; INSERT INTO a VALUES (1);"),
                               step(2, "INSERT INTO a SELECT n + 1 FROM a;")};
    constexpr Query kSum{"test.sum", "SELECT sum(n) FROM a"};
    open_file("a.db")->migrate({}, std::span(steps, 1));
    for (int times = 0; times < 2; ++times) {
        auto const database = open_file("a.db");
        database->migrate({}, steps);
        EXPECT_EQ(database->read([&](Tx& tx) { return tx.one(kSum, [](Row const& row) { return row.integer(0); }); }),
                  3);
    }
}

TEST_P(Migrations, refuse_a_step_that_has_changed_or_is_unknown) {
    Migration const first[] = {step(1, "CREATE TABLE a (n INTEGER) STRICT;"),
                               step(2, "CREATE TABLE b (n INTEGER) STRICT;")};
    Migration const changed[] = {step(1, "CREATE TABLE a (n INTEGER, m INTEGER) STRICT;"), first[1]};
    open_file("a.db")->migrate({}, first);
    EXPECT_THAT([&] { open_file("a.db")->migrate({}, changed); },
                ThrowsMessage<StorageError>(HasSubstr("own migration 0001_step: differs")));
    EXPECT_THAT([&] { open_file("a.db")->migrate({}, std::span(first, 1)); },
                ThrowsMessage<StorageError>(HasSubstr("newer version")));
}

TEST_P(Migrations, leave_nothing_of_a_step_that_fails) {
    auto const database = open_file("a.db");
    Migration const bad[] = {step(1, "CREATE TABLE a (n INTEGER) STRICT; INSERT INTO b VALUES (1);")};
    EXPECT_THAT([&] { database->migrate({}, bad); },
                ThrowsMessage<StorageError>(HasSubstr("own migration 0001_step: ")));
    Migration const good[] = {step(1, "CREATE TABLE a (n INTEGER) STRICT;")};
    EXPECT_NO_THROW(database->migrate({}, good));
}

TEST_P(Migrations, come_before_the_first_write_and_nothing_else_makes_or_changes_a_table) {
    Migration const steps[] = {step(1, "CREATE TABLE a (n INTEGER) STRICT;")};
    auto const test = open(steps);
    write(test, "INSERT INTO a VALUES (1)");
    EXPECT_THROW(test->migrate({}, steps), std::logic_error);
    for (auto const* const sql : {"CREATE TABLE b (n INTEGER)", "DROP TABLE a", "ALTER TABLE a ADD COLUMN more TEXT",
                                  "CREATE INDEX i ON a (n)", "CREATE VIEW v AS SELECT 1", "COMMIT", "ROLLBACK"}) {
        EXPECT_THROW(write(test, sql), std::logic_error) << sql;
    }
    constexpr Query kSum{"test.sum_of_one", "SELECT sum(n) FROM a"};
    EXPECT_EQ(number(test, kSum), 1);
}

TEST_P(Migrations, give_each_new_log_its_own_epoch_and_keep_it) {
    constexpr Query kEpoch{"test.epoch", "SELECT epoch FROM log_head"};
    std::optional<std::string> seen[3];
    for (int i = 0; i < 3; ++i) {
        auto const database = open_file(i == 2 ? "other.db" : "one.db");
        database->migrate(migrations(), {});
        seen[i] = database->read([&](Tx& tx) { return tx.one(kEpoch, [](Row const& row) { return row.string(0); }); });
    }
    ASSERT_TRUE(seen[0]);
    EXPECT_EQ(seen[0]->size(), 36U);
    EXPECT_EQ(seen[0], seen[1]);
    EXPECT_NE(seen[0], seen[2]);
}

}  // namespace
}  // namespace polku::storage::contract
