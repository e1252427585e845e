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
        job.id = ids.next();
        job.kind = std::move(kind);
        job.subject = ids.next();
        job.unique_key = job.kind + ":" + job.subject.text;
        job.due_at = clock.now() + in;
        EXPECT_TRUE(database->write_now([&](storage::Tx& tx) { return storage::jobs::schedule(tx, job); }));
    }
    std::size_t events() {
        return database->read([](storage::Tx& tx) { return read_after(tx, 0, 100); }).size();
    }
    void catch_up() { runtime::block_on(runner.catch_up()); }

    storage::TestDatabase database = storage::open_for_test();
    domain::FakeClock clock;
    domain::SequentialIds ids;
    JobRunner runner{*database, clock, ids, "casework"};
};

}  // namespace

TEST_F(JobRunnerTest, RunsADueJobOnceAndALaterOneLater) {
    runner.add("remind", [](JobCall& call) -> domain::Result<void> {
        call.emit({"polku.reminder.due.v1", call.job.subject.text, "", "{}"});
        return {};
    });
    schedule("remind");
    schedule("remind", 1h);
    catch_up();
    EXPECT_EQ(events(), 1U);
    catch_up();
    EXPECT_EQ(events(), 1U);
    clock.advance(2h);
    catch_up();
    EXPECT_EQ(events(), 2U);
    EXPECT_EQ(runner.figures().done, 2U);
}

TEST_F(JobRunnerTest, AFailedJobLeavesNothingAndIsPutOff) {
    auto refuse = true;
    runner.add("expire", [&](JobCall& call) -> domain::Result<void> {
        call.emit({"polku.handover.expired.v1", call.job.subject.text, "", "{}"});
        if (refuse) return domain::refused(domain::conflict("not_yet"));
        return {};
    });
    schedule("expire");
    catch_up();
    EXPECT_EQ(events(), 0U);
    EXPECT_EQ(runner.figures().failed, 1U);
    EXPECT_EQ(runner.figures().last_error, "expire: not_yet");
    refuse = false;
    clock.advance(59s);
    catch_up();
    EXPECT_EQ(events(), 0U);
    clock.advance(1s);
    catch_up();
    EXPECT_EQ(events(), 1U);
    EXPECT_THAT(runner.figures().last_error, IsEmpty());
}

TEST_F(JobRunnerTest, WaitsLongerAfterEachFailureAnHourAtMost) {
    runner.add("break", [](JobCall&) -> domain::Result<void> { throw std::runtime_error("broken"); });
    schedule("break");
    for (auto const minutes : {1, 2, 4, 8, 16, 32, 60, 60}) {
        catch_up();
        auto const next = database->read([](storage::Tx& tx) { return storage::jobs::next_due(tx); });
        ASSERT_TRUE(next);
        EXPECT_EQ(*next - clock.now(), std::chrono::minutes(minutes));
        clock.set(*next);
    }
    EXPECT_EQ(runner.figures().failed, 8U);
}

TEST_F(JobRunnerTest, AKindThatNobodyKnowsIsAFailureAndHoldsUpNoOther) {
    runner.add("remind", [](JobCall&) -> domain::Result<void> { return {}; });
    schedule("unheard");
    schedule("remind");
    catch_up();
    EXPECT_EQ(runner.figures().done, 1U);
    EXPECT_EQ(runner.figures().failed, 1U);
}

TEST_F(JobRunnerTest, AJobThatConcernsAClientIsJournaledAsSystem) {
    runner.add("remind", [](JobCall& call) -> domain::Result<void> {
        call.entry.clients.push_back(domain::Id{"k1"});
        return {};
    });
    schedule("remind");
    catch_up();
    auto const entries = database->read([](storage::Tx& tx) { return entries_after(tx, 0, 10); });
    ASSERT_THAT(entries, SizeIs(1));
    EXPECT_THAT(entries[0].canonical, HasSubstr(R"("person":"system:casework")"));
}

}  // namespace polku::events
