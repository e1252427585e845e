#include "shared/storage/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <deque>
#include <latch>
#include <thread>

namespace polku::storage {
namespace {

constexpr Migration kMarks[] = {{1, "marks", "CREATE TABLE mark (n INTEGER NOT NULL PRIMARY KEY, words TEXT) STRICT;"}};
constexpr Query kAddMark{"test.add_mark", "INSERT INTO mark (n, words) VALUES ($1, $2)"};
constexpr Query kMarksInOrder{"test.marks", "SELECT n FROM mark ORDER BY n"};
constexpr Query kAddOrEndAll{"test.add_or_end_all", "INSERT OR ROLLBACK INTO mark (n, words) VALUES ($1, '')"};

std::vector<std::int64_t> marks(Database& database) {
    return database.read([](Tx& tx) { return tx.all(kMarksInOrder, [](Row const& row) { return row.integer(0); }); });
}

/// A group lasts as long as the test needs.
SqliteOptions patient(std::size_t group_jobs = 256) {
    return {.group_jobs = group_jobs, .group_milliseconds = 600'000, .synchronous_full = false};
}

/// Writes that wait for each other: the first holds the writer until `let_go`, so that the others come into its group.
class OneGroup {
public:
    explicit OneGroup(Database& database) : database_(database) {
        add([this](Tx&) {
            held_.wait();
            return Verdict::undo;
        });
    }

    void add(std::move_only_function<Verdict(Tx&)> run) {
        auto& calls = calls_.emplace_back();  // a deque's elements stay where they are
        database_.write({std::move(run), [this, &calls](std::exception_ptr error) {
                             calls.push_back(error);
                             ++done_;
                             done_.notify_all();
                         }});
    }
    void add_mark(std::int64_t n) {
        add([n](Tx& tx) {
            tx.run(kAddMark, n, "");
            return Verdict::keep;
        });
    }

    /// Lets the writer go on and waits until all are done.
    void finish() {
        held_.count_down();
        for (auto done = done_.load(); done < calls_.size(); done = done_.load()) done_.wait(done);
        for (auto const& calls : calls_) EXPECT_EQ(calls.size(), 1U) << "done is called once";
    }

    /// What the n-th write (from 1) was told: "" when it was kept or undone.
    [[nodiscard]] std::string error(std::size_t n) const {
        if (!calls_[n].front()) return "";
        try {
            std::rethrow_exception(calls_[n].front());
        } catch (StorageError const& error) {
            return std::string("storage: ") + error.what();
        } catch (std::exception const& error) {
            return error.what();
        }
    }

private:
    Database& database_;
    std::latch held_{1};
    std::deque<std::vector<std::exception_ptr>> calls_;
    std::atomic<std::size_t> done_{0};
};

TEST(Writer, commits_what_waits_together_and_shows_it_when_it_says_so) {
    auto const test = open_sqlite_for_test(kMarks, patient());
    OneGroup group(*test);
    for (int n = 1; n <= 200; ++n) group.add_mark(n);
    EXPECT_TRUE(marks(*test).empty());
    group.finish();
    EXPECT_EQ(marks(*test).size(), 200U);
    EXPECT_EQ(test->figures().jobs, 201U);
    EXPECT_EQ(test->figures().commits, 1U);
    EXPECT_EQ(test->figures().waiting, 0U);
}

TEST(Writer, bounds_a_group_in_writes_and_in_time) {
    auto const by_count = open_sqlite_for_test(kMarks, patient(50));
    OneGroup counted(*by_count);
    for (int n = 1; n < 150; ++n) counted.add_mark(n);
    counted.finish();
    EXPECT_EQ(by_count->figures().commits, 3U);

    auto options = patient();
    options.group_milliseconds = 0;
    auto const by_time = open_sqlite_for_test(kMarks, options);
    OneGroup timed(*by_time);
    for (int n = 1; n < 5; ++n) timed.add_mark(n);
    timed.finish();
    EXPECT_EQ(by_time->figures().commits, 4U);  // what holds the writer is undone: there is nothing to commit
}

TEST(Writer, a_write_that_throws_does_not_disturb_its_neighbours) {
    auto const test = open_sqlite_for_test(kMarks, patient());
    OneGroup group(*test);
    group.add_mark(1);
    group.add([](Tx& tx) -> Verdict {
        tx.run(kAddMark, 2, "");
        throw std::runtime_error("stop");
    });
    group.add_mark(1);
    group.add_mark(3);
    group.finish();
    EXPECT_THAT(marks(*test), testing::ElementsAre(1, 3));
    EXPECT_EQ(group.error(1), "");
    EXPECT_EQ(group.error(2), "stop");
    EXPECT_THAT(group.error(3), testing::HasSubstr("UNIQUE constraint failed: mark.n"));
    EXPECT_EQ(group.error(4), "");
    EXPECT_EQ(test->figures().commits, 1U);
}

TEST(Writer, a_full_disk_in_one_write_takes_no_other_along) {
    auto options = patient();
    options.most_pages = 200;
    auto const test = open_sqlite_for_test(kMarks, options);
    auto const big = std::string(2'000'000, 'x');
    OneGroup group(*test);
    group.add_mark(1);
    group.add([big](Tx& tx) {
        tx.run(kAddMark, 2, big);
        return Verdict::keep;
    });
    group.add_mark(3);
    group.finish();
    EXPECT_THAT(marks(*test), testing::ElementsAre(1, 3));
    EXPECT_THAT(group.error(2), testing::StartsWith("storage: test.add_mark: database or disk is full"));
    EXPECT_EQ(group.error(1) + group.error(3), "");
    EXPECT_EQ(test->figures().unknown, 0U);
    test->write_now([](Tx& tx) { tx.run(kAddMark, 4, ""); });
    EXPECT_THAT(marks(*test), testing::ElementsAre(1, 3, 4));
}

TEST(Writer, a_write_that_hides_the_end_of_its_transaction_is_refused) {
    auto const test = open_sqlite_for_test(kMarks, patient());
    OneGroup group(*test);
    group.add_mark(1);
    group.add([](Tx& tx) {
        for (auto const n : {1, 2}) {
            try {
                tx.run(kAddOrEndAll, n);
            } catch (std::exception const&) {
                continue;  // on purpose: 2 would otherwise be committed by itself
            }
        }
        return Verdict::keep;
    });
    group.add_mark(3);
    group.finish();
    EXPECT_THAT(marks(*test), testing::ElementsAre(1, 3));
    EXPECT_THAT(group.error(2), testing::StartsWith("storage: the transaction ended"));
}

}  // namespace
}  // namespace polku::storage
