// What the schema refuses, whatever the program does: tried with plain SQL.
#include "generated/journal/migrations.h"
#include "services/journal/records/leaf.h"
#include "services/journal/records/planting.h"
#include "services/journal/records/rules.h"
#include "services/journal/records/store.h"
#include "services/journal/testing.h"
#include "services/journal/tree/store.h"
#include "shared/storage/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::journal {
namespace {

using storage::Query;
using ::testing::ElementsAre;

constexpr Query kAbout{"test.about", "SELECT record FROM record_client ORDER BY record"};

class JournalSchema : public ::testing::Test {
protected:
    void keep(int count) {
        LogName const log{"casework", http::EntryLog::read_log};
        std::vector<Record> records;
        for (int i = 0; i < count; ++i) {
            auto const text = events::canonical(plan_reading(officer(), kNoon));
            records.push_back({++number_, text, parse_entry(text).value()});
        }
        auto const leaves = new_leaves(log, records, kNoon);
        database_->write_now([&](storage::Tx& tx) { append(tx, log, records, leaves, kNoon); });
    }
    void run(Query const& query) {
        database_->write_now([&](storage::Tx& tx) { tx.run(query); });
    }
    bool refused(Query const& query) {
        try {
            run(query);
            return false;
        } catch (storage::ConstraintError const&) {
            return true;
        }
    }
    TreeHead head() {
        return database_->read([](storage::Tx& tx) { return load_edge(tx).head(); });
    }

    storage::TestDatabase database_ = storage::open_for_test(migrations());
    std::int64_t number_ = 0;
};

TEST_F(JournalSchema, TheTreeGrowsAndNothingInItChanges) {
    keep(3);
    static constexpr Query kChangeHash{"test.1", "UPDATE tree_leaf SET hash = zeroblob(32) WHERE leaf = 1"};
    static constexpr Query kChangeSalt{"test.2", "UPDATE tree_leaf SET salt = zeroblob(32) WHERE leaf = 1"};
    static constexpr Query kForgetSalt{"test.3", "UPDATE tree_leaf SET salt = NULL WHERE leaf = 1"};
    static constexpr Query kMoveLeaf{"test.4", "UPDATE tree_leaf SET leaf = 9 WHERE leaf = 3"};
    static constexpr Query kDeleteLeaf{"test.5", "DELETE FROM tree_leaf WHERE leaf = 3"};
    static constexpr Query kSkipLeaf{"test.6",
                                     "INSERT INTO tree_leaf (leaf, salt, hash) "
                                     "VALUES (5, zeroblob(32), zeroblob(32))"};
    static constexpr Query kNoRecord{"test.7",
                                     "INSERT INTO tree_leaf (leaf, salt, hash) "
                                     "VALUES (4, zeroblob(32), zeroblob(32))"};
    static constexpr Query kChangeNode{"test.8", "UPDATE tree_node SET hash = zeroblob(32)"};
    static constexpr Query kDeleteNode{"test.9", "DELETE FROM tree_node"};
    for (auto const& query : {kChangeHash, kChangeSalt, kForgetSalt, kMoveLeaf, kDeleteLeaf, kSkipLeaf, kNoRecord,
                              kChangeNode, kDeleteNode})
        EXPECT_TRUE(refused(query)) << query.sql;
}

TEST_F(JournalSchema, ARecordIsErasedWithItsSaltAndWhomItWasAboutAndTheTreeStays) {
    keep(3);
    auto const before = head();
    static constexpr Query kErase{"test.10", "UPDATE record SET canonical = '{}' WHERE leaf = 2"};
    static constexpr Query kEraseAndMove{"test.11", "UPDATE record SET canonical = '{}', number = 9 WHERE leaf = 3"};
    static constexpr Query kDelete{"test.12", "DELETE FROM record WHERE leaf = 2"};
    static constexpr Query kUnerase{"test.13", "UPDATE record SET canonical = '{\"a\":1}' WHERE leaf = 2"};
    static constexpr Query kResalt{"test.14", "UPDATE tree_leaf SET salt = zeroblob(32) WHERE leaf = 2"};
    static constexpr Query kForgetWhom{"test.15", "DELETE FROM record_client WHERE record = 1"};
    EXPECT_FALSE(refused(kErase));
    for (auto const& query : {kEraseAndMove, kDelete, kUnerase, kResalt, kForgetWhom})
        EXPECT_TRUE(refused(query)) << query.sql;
    database_->read([](storage::Tx& tx) {
        EXPECT_EQ(salt_of(tx, 2), std::nullopt);
        EXPECT_NE(salt_of(tx, 1), std::nullopt);
        EXPECT_THAT(tx.all(kAbout, [](storage::Row const& row) { return row.integer(0); }), ElementsAre(1, 3));
    });
    EXPECT_EQ(head(), before);
    keep(1);
    EXPECT_EQ(head().size, 4) << "and it grows on";
}

TEST_F(JournalSchema, ARecordCannotComeWithoutItsLeaf) {
    keep(1);
    static constexpr Query kBare{"test.16",
                                 "INSERT INTO record (leaf, source, log, number, canonical, gathered_at) "
                                 "VALUES (2, 'casework', 'read_log', 2, '{}', 0)"};
    static constexpr Query kNext{"test.17",
                                 "INSERT INTO record (leaf, source, log, number, canonical, gathered_at) "
                                 "VALUES (3, 'casework', 'read_log', 3, '{}', 0)"};
    EXPECT_FALSE(refused(kBare)) << "its leaf comes in the same transaction";
    EXPECT_TRUE(refused(kNext));
}

TEST_F(JournalSchema, ACheckpointIsOfATreeThatIsThereAndNeverSmaller) {
    keep(3);
    static constexpr Query kTooLarge{"test.18", "INSERT INTO checkpoint (size, note, signed_at) VALUES (4, 'x', 0)"};
    static constexpr Query kThree{"test.19", "INSERT INTO checkpoint (size, note, signed_at) VALUES (3, 'x', 0)"};
    static constexpr Query kSmaller{"test.20", "INSERT INTO checkpoint (size, note, signed_at) VALUES (2, 'x', 0)"};
    static constexpr Query kChange{"test.21", "UPDATE checkpoint SET note = 'y'"};
    static constexpr Query kDelete{"test.22", "DELETE FROM checkpoint"};
    EXPECT_TRUE(refused(kTooLarge));
    EXPECT_FALSE(refused(kThree));
    for (auto const& query : {kThree, kSmaller, kChange, kDelete}) EXPECT_TRUE(refused(query)) << query.sql;
}

/// A database as it was before the tree, with records in it.
TEST(JournalPlanting, RecordsFromBeforeTheTreeGetTheirLeavesInOrderAndOnce) {
    storage::TemporaryDirectory const folder;
    auto const open = [&](std::span<storage::Migration const> steps) {
        auto database = storage::test_engine().open(folder / "journal.db");
        database->migrate(storage::migrations(), steps);
        return database;
    };
    static constexpr Query kOld{"test.23",
                                "INSERT INTO record (leaf, source, log, number, canonical, gathered_at) "
                                "VALUES ($1, 'casework', 'journal', $1, $2, $3)"};
    constexpr std::int64_t kMany = 1203;  // more than are planted at once
    auto const text_of = [](std::int64_t leaf) {
        auto entry = plan_reading(officer(), kNoon);
        entry.request = "r" + std::to_string(leaf);
        return events::canonical(entry);
    };
    {
        auto const before = open(migrations().first(1));
        before->write_now([&](storage::Tx& tx) {
            for (std::int64_t leaf = 1; leaf <= kMany; ++leaf) tx.run(kOld, leaf, text_of(leaf), kNoon);
        });
    }
    auto const database = open(migrations());
    plant(*database);
    auto const planted = database->read([](storage::Tx& tx) { return load_edge(tx).head(); });
    EXPECT_EQ(planted.size, kMany);
    database->read([&](storage::Tx& tx) {
        for (auto const leaf : {std::int64_t{1}, std::int64_t{1000}, std::int64_t{1001}, kMany}) {
            auto const salt = salt_of(tx, leaf).value();
            auto const text = leaf_text({.log = {"casework", http::EntryLog::journal},
                                         .number = leaf,
                                         .canonical = text_of(leaf),
                                         .gathered_at = kNoon},
                                        salt);
            EXPECT_EQ(hash_of(tx, {0, leaf - 1}), leaf_hash_of(text.value(), salt)) << leaf;
        }
    });
    plant(*database);
    EXPECT_EQ(database->read([](storage::Tx& tx) { return load_edge(tx).head(); }), planted);
}

}  // namespace
}  // namespace polku::journal
