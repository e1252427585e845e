#include "shared/events/job_runner.h"

#include "shared/runtime/block_on.h"
#include "shared/storage/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::events {

namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class JobRunnerTest : public ::testing::Test {
protected:
    void schedule(std::string kind, std::chrono::milliseconds in = 0ms) {
        storage::jobs::NewJob job;
        job.id = ids_.next();
        job.kind = std::move(kind);
        job.subject = ids_.next();
        job.unique_key = job.kind + ":" + job.subject.text;
        job.due_at = clock_.now() + in;
        EXPECT_TRUE(database_->write_now([&](storage::Tx& tx) { return storage::jobs::schedule(tx, job); }));
    }
    std::size_t events() {
        return database_->read([](storage::Tx& tx) { return read_after(tx, 0, 100); }).size();
    }
    void catch_up() { runtime::block_on(runner_.catch_up()); }

    storage::TestDatabase database_ = storage::open_for_test();
    domain::FakeClock clock_;
    domain::SequentialIds ids_;
    JobRunner runner_{*database_, clock_, ids_, "casework"};
};

}  // namespace

TEST_F(JobRunnerTest, RunsADueJobOnceAndALaterOneLater) {
    runner_.add("remind", [](JobCall& call) -> domain::Result<void> {
        call.emit({"polku.reminder.due.v1", call.job.subject.text, "", "{}"});
        return {};
    });
    schedule("remind");
    schedule("remind", 1h);
    catch_up();
    EXPECT_EQ(events(), 1U);
    catch_up();
    EXPECT_EQ(events(), 1U);
    clock_.advance(2h);
    catch_up();
    EXPECT_EQ(events(), 2U);
    EXPECT_EQ(runner_.figures().done, 2U);
}

TEST_F(JobRunnerTest, AFailedJobLeavesNothingAndIsPutOff) {
    auto refuse = true;
    runner_.add("expire", [&](JobCall& call) -> domain::Result<void> {
        call.emit({"polku.handover.expired.v1", call.job.subject.text, "", "{}"});
        if (refuse) return domain::refused(domain::conflict("not_yet"));
        return {};
    });
    schedule("expire");
    catch_up();
    EXPECT_EQ(events(), 0U);
    EXPECT_EQ(runner_.figures().failed, 1U);
    EXPECT_EQ(runner_.figures().last_error, "expire: not_yet");
    refuse = false;
    clock_.advance(59s);
    catch_up();
    EXPECT_EQ(events(), 0U);
    clock_.advance(1s);
    catch_up();
    EXPECT_EQ(events(), 1U);
    EXPECT_THAT(runner_.figures().last_error, IsEmpty());
}

TEST_F(JobRunnerTest, WaitsLongerAfterEachFailureAnHourAtMost) {
    runner_.add("break", [](JobCall&) -> domain::Result<void> { throw std::runtime_error("broken"); });
    schedule("break");
    for (auto const minutes : {1, 2, 4, 8, 16, 32, 60, 60}) {
        catch_up();
        auto const next = database_->read([](storage::Tx& tx) { return storage::jobs::next_due(tx); });
        ASSERT_TRUE(next);
        EXPECT_EQ(*next - clock_.now(), std::chrono::minutes(minutes));
        clock_.set(*next);
    }
    EXPECT_EQ(runner_.figures().failed, 8U);
}

TEST_F(JobRunnerTest, AKindThatNobodyKnowsIsAFailureAndHoldsUpNoOther) {
    runner_.add("remind", [](JobCall&) -> domain::Result<void> { return {}; });
    schedule("unheard");
    schedule("remind");
    catch_up();
    EXPECT_EQ(runner_.figures().done, 1U);
    EXPECT_EQ(runner_.figures().failed, 1U);
}

TEST_F(JobRunnerTest, AJobThatConcernsAClientIsJournaledAsSystem) {
    runner_.add("remind", [](JobCall& call) -> domain::Result<void> {
        call.entry.clients.push_back(domain::Id{"k1"});
        return {};
    });
    schedule("remind");
    catch_up();
    auto const entries = database_->read([](storage::Tx& tx) { return entries_after(tx, 0, 10); });
    ASSERT_THAT(entries, SizeIs(1));
    EXPECT_THAT(entries[0].canonical, HasSubstr(R"("person":"system:casework")"));
}

}  // namespace polku::events
