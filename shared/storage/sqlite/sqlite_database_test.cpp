#include "shared/storage/testing.h"

#include <gtest/gtest.h>

namespace polku::storage {
namespace {

constexpr Migration kNotes[] = {{1, "notes", "CREATE TABLE note (id TEXT NOT NULL PRIMARY KEY, words TEXT, cents INTEGER) STRICT;"}};
constexpr Query kAddNote{"test.add_note", "INSERT INTO note (id, words, cents) VALUES ($1, $2, $3)"};
constexpr Query kCountNotes{"test.count_notes", "SELECT count(*) FROM note"};

std::int64_t count_notes(Database& database) {
    return database.read([](Tx& tx) { return *tx.one(kCountNotes, [](Row const& row) { return row.integer(0); }); });
}

TEST(SqliteDatabase, keeps_what_was_written) {
    auto const test = open_for_test(kNotes);
    test->write_now([](Tx& tx) { return tx.run(kAddNote, "a", "yksi", 100); });
    EXPECT_EQ(count_notes(*test), 1);
}

}  // namespace
}  // namespace polku::storage
