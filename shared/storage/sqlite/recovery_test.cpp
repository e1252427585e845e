#include "shared/runtime/logging.h"
#include "shared/storage/sqlite/faulty_disk.h"
#include "shared/storage/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <latch>
#include <optional>
#include <thread>

/// A commit of unknown outcome, and a disk that is away for a while.
namespace polku::storage {
namespace {

using sqlite::FaultyDisk;
using Manner = FaultyDisk::Manner;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr Migration kSteps[] = {{1, "step", "CREATE TABLE step (n INTEGER NOT NULL PRIMARY KEY) STRICT;"}};
constexpr Query kAddStep{"test.add_step", "INSERT INTO step (n) VALUES ($1)"};
constexpr Query kStepsInOrder{"test.steps", "SELECT n FROM step ORDER BY n"};
constexpr int kForGood = 1'000'000;

class Recovering : public ::testing::Test {
protected:
    Recovering() {
        runtime::set_log_sink([](std::string_view) {});
        test_.emplace(SqliteOptions{.first_retry_milliseconds = 1}, kSteps);
    }
    void TearDown() override {
        test_.reset();
        runtime::set_log_sink(nullptr);
    }

    Database& database() { return **test_; }
    int runs_ = 0;  ///< of the functions of `add`
    void add(std::int64_t n) {
        database().write_now([this, n](Tx& tx) {
            ++runs_;
            tx.run(kAddStep, n);
        });
    }
    static std::vector<std::int64_t> steps_of(Database& database) {
        return database.read(
            [](Tx& tx) { return tx.all(kStepsInOrder, [](Row const& row) { return row.integer(0); }); });
    }
    std::vector<std::int64_t> steps() { return steps_of(database()); }
    bool reads() {
        try {
            steps();
            return true;
        } catch (StorageError const&) {
            return false;
        }
    }
    /// Until the database has opened itself again.
    void add_when_open(std::int64_t n) {
        while (true) {
            try {
                return add(n);
            } catch (StorageError const&) {
                std::this_thread::yield();
            }
        }
    }

    FaultyDisk disk_;
    std::optional<TestDatabase> test_;
};

TEST_F(Recovering, AWriteWhoseSyncFailsOnceIsAcknowledgedAndThereOnce) {
    add(1);
    disk_.fail({.manner = Manner::before, .kinds = FaultyDisk::syncing});
    add(2);
    EXPECT_EQ(disk_.fired(), 1);
    EXPECT_THAT(steps(), ElementsAre(1, 2));
    EXPECT_EQ(database().figures().unknown, 1U);
    EXPECT_EQ(database().figures().recovered, 1U);
    EXPECT_THAT(database().figures().fault, IsEmpty());
    add(3);
    EXPECT_THAT(steps(), ElementsAre(1, 2, 3));
}

TEST_F(Recovering, AWriteThatReachedTheFileIsNotRunAgain) {
    add(1);
    runs_ = 0;
    disk_.fail({.manner = Manner::after, .kinds = FaultyDisk::syncing});
    add(2);
    EXPECT_EQ(disk_.fired(), 1);
    EXPECT_EQ(runs_, 1);
    EXPECT_THAT(steps(), ElementsAre(1, 2));
}

TEST_F(Recovering, AWriteThatDidNotReachTheFileIsRunAgain) {
    add(1);
    runs_ = 0;
    disk_.fail({.manner = Manner::before, .kinds = FaultyDisk::writing});
    add(2);
    EXPECT_EQ(disk_.fired(), 1);
    EXPECT_EQ(runs_, 2);
    EXPECT_THAT(steps(), ElementsAre(1, 2));
}

TEST_F(Recovering, IsClosedWhileTheDiskIsAwayAndOpensByItself) {
    add(1);
    EXPECT_THAT(steps(), ElementsAre(1));
    disk_.fail({.count = kForGood, .kinds = FaultyDisk::syncing});
    EXPECT_THROW(add(2), OutcomeUnknown);
    EXPECT_THAT(database().figures().fault, HasSubstr("disk I/O error"));
    EXPECT_THAT([&] { add(3); }, testing::ThrowsMessage<StorageError>(HasSubstr("nothing was written")));
    EXPECT_THROW(steps(), StorageError);
    disk_.heal();
    add_when_open(4);
    EXPECT_THAT(database().figures().fault, IsEmpty());
    EXPECT_EQ(database().figures().recovered, 1U);
    EXPECT_THAT(steps(), testing::AnyOf(ElementsAre(1, 4), ElementsAre(1, 2, 4)));
}

TEST_F(Recovering, OpensAgainWithNobodyAsking) {
    disk_.fail({.count = kForGood, .kinds = FaultyDisk::syncing});
    EXPECT_THROW(add(1), OutcomeUnknown);
    disk_.heal();
    while (!database().figures().fault.empty()) std::this_thread::yield();
    EXPECT_NO_THROW(steps());
}

TEST_F(Recovering, AReadThatRunsIsFinishedFirst) {
    add(1);
    std::latch reading(1);
    std::latch go_on(1);
    std::vector<std::int64_t> seen;
    std::thread reader([&] {
        database().read([&](Tx& tx) {
            auto const first = tx.all(kStepsInOrder, [](Row const& row) { return row.integer(0); });
            reading.count_down();
            go_on.wait();
            seen = tx.all(kStepsInOrder, [](Row const& row) { return row.integer(0); });
            EXPECT_EQ(seen, first);
        });
    });
    reading.wait();
    disk_.fail({.kinds = FaultyDisk::syncing});
    std::latch done(1);
    std::exception_ptr told;
    database().write({[](Tx& tx) {
                          tx.run(kAddStep, 2);
                          return Verdict::keep;
                      },
                      [&](std::exception_ptr error) {
                          told = error;
                          done.count_down();
                      }});
    while (database().figures().unknown == 0) std::this_thread::yield();
    while (reads()) std::this_thread::yield();  // who comes now is told to come again
    go_on.count_down();
    done.wait();
    reader.join();
    EXPECT_EQ(told, nullptr);
    EXPECT_THAT(seen, ElementsAre(1));
    EXPECT_THAT(steps(), ElementsAre(1, 2));
}

TEST_F(Recovering, EveryWriteOfAGroupIsToldItsOwn) {
    std::latch held(1);
    std::latch done(4);
    std::vector<std::exception_ptr> told(4);
    auto const hand_over = [&](std::size_t n, std::move_only_function<Verdict(Tx&)> run) {
        database().write({std::move(run), [&, n](std::exception_ptr error) {
                              told[n] = error;
                              done.count_down();
                          }});
    };
    auto const step = [](std::int64_t n) {
        return [n](Tx& tx) {
            tx.run(kAddStep, n);
            return Verdict::keep;
        };
    };
    hand_over(0, [&](Tx&) {
        held.wait();
        return Verdict::undo;
    });
    hand_over(1, step(1));
    hand_over(2, step(1));
    hand_over(3, step(3));
    disk_.fail({.kinds = FaultyDisk::syncing});
    held.count_down();
    done.wait();
    EXPECT_EQ(told[0], nullptr);
    EXPECT_EQ(told[1], nullptr);
    EXPECT_THROW(std::rethrow_exception(told[2]), ConstraintError);
    EXPECT_EQ(told[3], nullptr);
    EXPECT_THAT(steps(), ElementsAre(1, 3));
}

/// Others act on what they read: a power cut must not take it back.
TEST_F(Recovering, WhatItShowsWhenItIsOpenedAfterADeathIsThereAfterAPowerCut) {
    test_.reset();
    TemporaryDirectory const folder;
    TemporaryDirectory const afterwards;
    auto const open = [](TemporaryDirectory const& in) { return open_sqlite(in / "a.db", {}); };
    auto const add_to = [](Database& database, std::int64_t n) {
        database.write_now([n](Tx& tx) { tx.run(kAddStep, n); });
    };
    auto database = open(folder);
    database->migrate(migrations(), kSteps);
    add_to(*database, 1);
    // It dies once its commit is in the log, and before that is synced.
    disk_.fail({.count = kForGood, .kinds = FaultyDisk::syncing});
    EXPECT_THROW(add_to(*database, 2), OutcomeUnknown);
    database.reset();
    disk_.heal();
    database = open(folder);
    ASSERT_THAT(steps_of(*database), ElementsAre(1, 2));
    disk_.at_change(1, [&](sqlite::DiskImage image) { image.cut(afterwards.path()); });
    add_to(*database, 3);
    EXPECT_THAT(steps_of(*open(afterwards)), ElementsAre(1, 2));
}

TEST_F(Recovering, EndsWhileItIsClosed) {
    add(1);
    disk_.fail({.count = kForGood, .kinds = FaultyDisk::syncing});
    EXPECT_THROW(add(2), OutcomeUnknown);
    test_.reset();
    SUCCEED();
}

}  // namespace
}  // namespace polku::storage
