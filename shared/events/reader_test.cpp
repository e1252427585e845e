#include "shared/events/reader.h"

#include "shared/runtime/await.h"
#include "shared/runtime/block_on.h"
#include "shared/storage/testing.h"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>

namespace polku::events {

namespace {

/// The log of one service, which can be set back to an earlier copy of its file.
class SourceLog {
public:
    void tell(int count) {
        database()->write_now([&](storage::Tx& tx) {
            for (int i = 0; i < count; ++i) {
                append(tx, {"polku.sample.told.v1", "s", "", "{}"}, ids_.next(), domain::Instant{1000}, "r");
            }
        });
    }
    void begin_epoch_here() {
        database()->write_now([&](storage::Tx& tx) { begin_epoch(tx, ids_.next()); });
    }
    /// As a restore of this database alone does: another log that has only what was told until then.
    void restore(int told, bool with_new_epoch) {
        auto const old =
            database()->read([&](storage::Tx& tx) { return std::pair(read_after(tx, 0, told), head(tx)); });
        file_ = empty();
        database()->write_now([&](storage::Tx& tx) {
            begin_epoch(tx, domain::Id{old.second.epoch});
            for (auto const& one : old.first) append(tx, one.event, one.id, one.at, one.request);
        });
        if (with_new_epoch) begin_epoch_here();
    }

    Batch after(std::int64_t number) {
        return database()->read([&](storage::Tx& tx) {
            constexpr int kFew = 3;
            Batch batch;
            auto const newest = head(tx);
            batch.epoch = newest.epoch;
            batch.epochs = epochs(tx);
            batch.head = newest.number;
            batch.anchor = event_id(tx, number).value_or(domain::Id{}).text;
            batch.events = read_after(tx, number, kFew);
            batch.through = batch.events.empty() ? number : batch.events.back().number;
            batch.through_id = batch.events.empty() ? batch.anchor : batch.events.back().id.text;
            return batch;
        });
    }

private:
    storage::TestDatabase& database() { return *file_; }
    static std::unique_ptr<storage::TestDatabase> empty() {
        return std::make_unique<storage::TestDatabase>(storage::test_engine(), std::span<storage::Migration const>());
    }

    std::unique_ptr<storage::TestDatabase> file_ = empty();
    domain::SequentialIds ids_;
};

/// Counts what was applied, in memory: what matters here is when a reader applies and when it stops.
class ReaderFixture : public ::testing::Test {
protected:
    Reader make(ReaderKind kind) {
        return Reader(*database_, {.source = "sample",
                                   .kind = kind,
                                   .pull =
                                       [this](std::int64_t number) {
                                           return runtime::await_value<domain::Result<Batch>>(
                                               [this, number](runtime::Done<domain::Result<Batch>> done) {
                                                   done(source_.after(number));
                                               });
                                       },
                                   .apply =
                                       [this](storage::Tx&, Recorded const& recorded) {
                                           if (recorded.number == unreadable_) throw std::runtime_error("unreadable");
                                           applied_.push_back(recorded.number);
                                       },
                                   .forget = [this](storage::Tx&) { applied_.clear(); }});
    }
    static void catch_up(Reader& reader) { runtime::block_on(reader.catch_up()); }
    static std::optional<Reader::Reconciled> reconcile(Reader& reader) { return runtime::block_on(reader.reconcile()); }

    SourceLog source_;
    storage::TestDatabase database_ = storage::open_for_test();
    std::vector<std::int64_t> applied_;
    std::int64_t unreadable_ = 0;
};

using Numbers = std::vector<std::int64_t>;

}  // namespace

TEST_F(ReaderFixture, ReadsEachEventOnceAndGoesOnAfterARestart) {
    source_.tell(7);
    {
        auto reader = make(ReaderKind::reactor);
        catch_up(reader);
    }
    source_.tell(1);
    auto again = make(ReaderKind::reactor);
    catch_up(again);
    EXPECT_EQ(applied_, (Numbers{1, 2, 3, 4, 5, 6, 7, 8}));
    EXPECT_EQ(again.figures().lag, 0);
}

TEST_F(ReaderFixture, StopsOnWhatItCannotApplyAndSkipsNothing) {
    source_.tell(5);
    unreadable_ = 5;
    auto reader = make(ReaderKind::reactor);
    catch_up(reader);
    EXPECT_TRUE(reader.figures().stopped);
    EXPECT_EQ(reader.figures().reason, "unreadable");
    unreadable_ = 0;
    source_.tell(1);
    catch_up(reader);
    EXPECT_TRUE(reader.figures().stopped) << "until the service is started again";
    applied_.clear();
    auto mended = make(ReaderKind::reactor);
    catch_up(mended);
    EXPECT_EQ(applied_, (Numbers{4, 5, 6})) << "from where its cursor is: nothing of the failed batch stayed";
}

TEST_F(ReaderFixture, BehindARestoreItGoesOnInTheNewEpoch) {
    source_.tell(3);
    auto reader = make(ReaderKind::reactor);
    catch_up(reader);
    source_.tell(2);
    source_.restore(4, true);
    source_.tell(2);
    catch_up(reader);
    EXPECT_FALSE(reader.figures().stopped) << reader.figures().reason;
    EXPECT_EQ(applied_, (Numbers{1, 2, 3, 4, 5, 6}));
}

TEST_F(ReaderFixture, AReactorAheadOfARestoreStopsAndReadsOnFromWhereBothPart) {
    source_.tell(6);
    auto reader = make(ReaderKind::reactor);
    catch_up(reader);
    source_.restore(4, true);
    source_.tell(3);
    catch_up(reader);
    ASSERT_TRUE(reader.figures().stopped);
    EXPECT_NE(reader.figures().reason.find("restored to number 4"), std::string::npos);
    auto const done = reconcile(reader);
    ASSERT_TRUE(done);
    EXPECT_FALSE(done->rebuilt);
    EXPECT_EQ(done->agreed_to, 4);
    EXPECT_EQ(done->orphans, (Numbers{5, 6}));
    catch_up(reader);
    EXPECT_EQ(applied_, (Numbers{1, 2, 3, 4, 5, 6, 5, 6, 7})) << "what the new epoch tells is new";
    EXPECT_FALSE(reconcile(reader)) << "there is nothing more to reconcile";
}

TEST_F(ReaderFixture, AViewAheadOfARestoreIsMadeAnew) {
    source_.tell(6);
    auto reader = make(ReaderKind::view);
    catch_up(reader);
    source_.restore(4, true);
    source_.tell(3);
    catch_up(reader);
    ASSERT_TRUE(reader.figures().stopped);
    auto const done = reconcile(reader);
    ASSERT_TRUE(done);
    EXPECT_TRUE(done->rebuilt);
    EXPECT_EQ(applied_, (Numbers{1, 2, 3, 4, 5, 6, 7}));
    source_.tell(1);
    catch_up(reader);
    EXPECT_EQ(applied_.back(), 8);
    EXPECT_FALSE(reader.figures().stopped);
}

TEST_F(ReaderFixture, AFileThatWasPutBackByHandShowsEvenWhenItGrewPastTheCursor) {
    source_.tell(6);
    auto reader = make(ReaderKind::reactor);
    catch_up(reader);
    source_.restore(4, false);
    source_.tell(5);
    catch_up(reader);
    EXPECT_TRUE(reader.figures().stopped);
    EXPECT_EQ(applied_.size(), 6U);
}

}  // namespace polku::events
