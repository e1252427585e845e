#include "shared/storage/steady_disk.h"

#include "shared/storage/sqlite/faulty_disk.h"
#include "shared/storage/testing.h"

#include <gtest/gtest.h>

#include <string>

namespace polku::storage::sqlite {
namespace {

constexpr Migration kPages[] = {
    {1, "pages", "CREATE TABLE page (n INTEGER NOT NULL PRIMARY KEY, words TEXT NOT NULL) STRICT;"}};
constexpr Query kAddPage{"test.add_page", "INSERT INTO page (n, words) VALUES ($1, $2)"};
constexpr Query kCountPages{"test.count_pages", "SELECT COUNT(*) FROM page"};
/// More than the engine keeps in memory, so that some is written before the commit.
constexpr std::int64_t kMany = 10'000;

std::int64_t pages(Database& database) {
    return database.read(
        [](Tx& tx) { return tx.one(kCountPages, [](Row const& row) { return row.integer(0); }).value(); });
}

struct Added {
    std::int64_t taken = 0;  ///< before one was refused, or all
    bool acknowledged = false;
};
Added add_many(Database& database, std::int64_t first) {
    Added added;
    try {
        database.write_now([&](Tx& tx) {
            for (added.taken = 0; added.taken < kMany; ++added.taken)
                tx.run(kAddPage, first + added.taken, std::string(3000, 'x'));
        });
        added.acknowledged = true;
    } catch (StorageError const&) {
        added.acknowledged = false;
    }
    return added;
}

TEST(SteadyDisk, syncs_a_large_transaction_before_its_end) {
    FaultyDisk disk;
    SteadyDisk const steady;
    auto const test = open_sqlite_for_test(kPages, {.synchronous_full = true});
    disk.fail({.first = 1, .count = 1'000'000, .kinds = FaultyDisk::syncing});
    EXPECT_LT(add_many(*test, 0).taken, kMany);
    disk.heal();
}

TEST(SteadyDisk, keeps_what_was_acknowledged_alone_when_a_piece_could_not_be_synced) {
    FaultyDisk disk;
    SteadyDisk const steady;
    auto const test = open_sqlite_for_test(kPages, {.synchronous_full = true});
    std::int64_t kept = 0;
    for (auto const nth : {1, 2, 9}) {
        disk.fail({.first = nth, .count = 3, .kinds = FaultyDisk::syncing});
        if (add_many(*test, kept).acknowledged) kept += kMany;
        EXPECT_GE(disk.fired(), 1);
        disk.heal();
        EXPECT_EQ(pages(*test), kept) << "the first sync that failed was number " << nth;
    }
    EXPECT_TRUE(add_many(*test, kept).acknowledged);
    EXPECT_EQ(pages(*test), kept + kMany);
}

TEST(SteadyDisk, leaves_the_file_system_as_it_was) {
    auto const* const before = sqlite3_vfs_find(nullptr);
    { SteadyDisk const steady; }
    EXPECT_EQ(sqlite3_vfs_find(nullptr), before);
}

}  // namespace
}  // namespace polku::storage::sqlite
