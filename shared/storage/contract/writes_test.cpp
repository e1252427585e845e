#include "shared/storage/contract/engine_test.h"

#include <algorithm>
#include <atomic>
#include <expected>
#include <functional>
#include <latch>
#include <thread>

/// Transactions: what is kept, what is undone, and who sees it when.
namespace polku::storage::contract {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Migration kMarks[] = {{1, "marks", "CREATE TABLE mark (n INTEGER NOT NULL PRIMARY KEY, words TEXT) STRICT;"}};
constexpr Query kAdd{"test.add_mark", "INSERT INTO mark (n, words) VALUES ($1, $2)"};
constexpr Query kInOrder{"test.marks", "SELECT n FROM mark ORDER BY n"};
constexpr Query kCount{"test.count_marks", "SELECT count(*) FROM mark"};

std::vector<std::int64_t> marks(Database& database) {
    return database.read([](Tx& tx) { return tx.all(kInOrder, [](Row const& row) { return row.integer(0); }); });
}

std::int64_t count_of(Tx& tx) {
    return *tx.one(kCount, [](Row const& row) { return row.integer(0); });
}

class Writes : public EngineTest {
protected:
    TestDatabase test_ = open(kMarks);
};
INSTANTIATE_TEST_SUITE_P(Contract, Writes, ::testing::ValuesIn(test_engines()), engine_name);

TEST_P(Writes, an_error_undoes_the_write_and_comes_back) {
    auto const refused = test_->write_now([](Tx& tx) -> std::expected<int, std::string> {
        tx.run(kAdd, 1, "");
        return std::unexpected("not today");
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error(), "not today");
    EXPECT_THAT(marks(*test_), IsEmpty());
    EXPECT_EQ(test_->write_now([](Tx& tx) -> std::expected<int, std::string> {
        tx.run(kAdd, 1, "");
        return 7;
    }),
              7);
    EXPECT_THAT(marks(*test_), ElementsAre(1));
}

TEST_P(Writes, one_that_fails_is_undone_alone_and_the_others_of_its_group_stand) {
    std::latch held{1};
    std::latch all{6};
    std::atomic<int> failed = 0;
    auto const add = [&](std::function<Verdict(Tx&)> run) {
        test_->write({std::move(run), [&](std::exception_ptr error) {
                          failed += error ? 1 : 0;
                          all.count_down();
                      }});
    };
    auto const keep = [](std::int64_t n) {
        return [n](Tx& tx) {
            tx.run(kAdd, n, "");
            return Verdict::keep;
        };
    };
    add([&](Tx&) {
        held.wait();  // until the others wait behind it
        return Verdict::undo;
    });
    add(keep(1));
    add([](Tx& tx) -> Verdict {
        tx.run(kAdd, 2, "");
        throw std::runtime_error("stop");
    });
    add([](Tx& tx) {
        tx.run(kAdd, 3, "");
        return Verdict::undo;
    });
    add([](Tx& tx) {
        tx.run(kAdd, 4, "");
        tx.run(kAdd, 1, "");
        return Verdict::keep;
    });
    add(keep(5));
    held.count_down();
    all.wait();
    EXPECT_EQ(failed, 2);
    EXPECT_THAT(marks(*test_), ElementsAre(1, 5));
}

TEST_P(Writes, a_refused_statement_that_is_caught_takes_nothing_else_along) {
    test_->write_now([](Tx& tx) {
        tx.run(kAdd, 1, "");
        EXPECT_THROW(tx.run(kAdd, 1, ""), ConstraintError);
        tx.run(kAdd, 2, "");
    });
    EXPECT_THAT(marks(*test_), ElementsAre(1, 2));
}

TEST_P(Writes, a_function_that_is_run_again_leaves_what_one_run_leaves) {
    // An engine may run it as often as it must; what counts is that each run begins from what is committed.
    for (auto n = 1; n <= 3; ++n) {
        auto runs = 0;
        test_->write_now([&](Tx& tx) {
            ++runs;
            EXPECT_EQ(count_of(tx), n - 1) << "run " << runs;
            tx.run(kAdd, n, "");
        });
    }
    EXPECT_THAT(marks(*test_), ElementsAre(1, 2, 3));
}

TEST_P(Writes, what_was_acknowledged_is_read_by_the_next_read_of_any_thread) {
    std::vector<std::jthread> threads;
    threads.reserve(8);
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([&, thread] {
            for (int n = 0; n < 50; ++n) {
                auto const mark = thread * 1000 + n;
                test_->write_now([mark](Tx& tx) { tx.run(kAdd, mark, ""); });
                auto const seen = marks(*test_);
                EXPECT_TRUE(std::ranges::binary_search(seen, mark));
            }
        });
    }
    threads.clear();
    EXPECT_EQ(marks(*test_).size(), 400U);
    EXPECT_EQ(test_->figures().jobs, 400U);
    EXPECT_EQ(test_->figures().waiting, 0U);
}

TEST_P(Writes, a_read_sees_one_instant_while_writes_are_committed) {
    test_->read([&](Tx& tx) {
        EXPECT_EQ(count_of(tx), 0);
        test_->write_now([](Tx& write) { write.run(kAdd, 1, ""); });
        EXPECT_EQ(count_of(tx), 0);
    });
    EXPECT_THAT(marks(*test_), ElementsAre(1));
}

TEST_P(Writes, a_read_that_throws_leaves_the_next_one_alone) {
    EXPECT_THROW(test_->read([](Tx& tx) {
        count_of(tx);
        throw std::runtime_error("stop");
    }),
                 std::runtime_error);
    EXPECT_THAT(marks(*test_), IsEmpty());
}

TEST_P(Writes, a_read_cannot_write_and_cannot_nest) {
    EXPECT_THROW(test_->read([](Tx& tx) { tx.run(kAdd, 1, ""); }), std::logic_error);
    EXPECT_THROW(test_->read([&](Tx&) { marks(*test_); }), std::logic_error);
    EXPECT_THAT(marks(*test_), IsEmpty());
}

TEST_P(Writes, what_was_taken_on_is_finished_before_the_database_ends_and_is_there_when_it_is_opened_again) {
    TemporaryDirectory const folder;
    std::atomic<int> done = 0;
    {
        auto const database = GetParam().open(folder / "a.db");
        database->migrate(migrations(), kMarks);
        for (int n = 0; n < 500; ++n) {
            database->write({[n](Tx& tx) {
                                 tx.run(kAdd, n, "");
                                 return Verdict::keep;
                             },
                             [&](std::exception_ptr error) { done += error ? 0 : 1; }});
        }
    }
    EXPECT_EQ(done, 500);
    EXPECT_EQ(marks(*GetParam().open(folder / "a.db")).size(), 500U);
}

}  // namespace
}  // namespace polku::storage::contract
