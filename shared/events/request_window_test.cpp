#include "shared/events/request_window.h"

#include "shared/domain/date.h"
#include "shared/runtime/block_on.h"
#include "shared/storage/requests.h"
#include "shared/storage/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::events {

namespace {

using ::testing::ElementsAre;

constexpr storage::Query kKeys{"test.keys", "SELECT key FROM request ORDER BY key"};
constexpr storage::Query kOpenJobs{"test.open_jobs", "SELECT unique_key FROM job WHERE done_at IS NULL"};

class RequestWindowTest : public ::testing::Test {
protected:
    RequestWindowTest() { forget_old_requests(runner_, *database_, clock_, ids_); }

    void keep(std::string key, storage::requests::State state = storage::requests::State::done) {
        database_->write_now(
            [&](storage::Tx& tx) { storage::requests::insert(tx, key, {{1}, 201, "", 1, state}, clock_.now()); });
    }
    std::vector<std::string> texts(storage::Query const& query) {
        return database_->read(
            [&](storage::Tx& tx) { return tx.all(query, [](storage::Row const& row) { return row.string(0); }); });
    }
    /// Through the nights until that day, three in the morning, has passed.
    void run_until(domain::LocalDate day) {
        auto const end = domain::start_of_day(day) + std::chrono::hours(3);
        while (clock_.now() < end) {
            clock_.set(std::min(end, clock_.now() + std::chrono::hours(12)));
            runtime::block_on(runner_.catch_up());
        }
    }

    storage::TestDatabase database_ = storage::open_for_test();
    domain::FakeClock clock_;
    domain::SequentialIds ids_;
    JobRunner runner_{*database_, clock_, ids_, "casework"};
};

}  // namespace

TEST_F(RequestWindowTest, ForgetsWhatIsOlderThanTheWindowAndNothingThatStillRuns) {
    auto const today = domain::local_date(clock_.now());
    keep("first");
    keep("runs", storage::requests::State::running);
    clock_.advance(std::chrono::hours(24));
    keep("second");
    run_until(domain::add_days(today, kDaysRequestsAreKept));
    EXPECT_THAT(texts(kKeys), ElementsAre("first", "runs", "second"));
    run_until(domain::add_days(today, kDaysRequestsAreKept + 1));
    EXPECT_THAT(texts(kKeys), ElementsAre("runs", "second"));
}

TEST_F(RequestWindowTest, OneJobANightHoweverOftenItIsStarted) {
    EXPECT_THAT(texts(kOpenJobs), ElementsAre("requests.forget:2026-11-23"));
    JobRunner again(*database_, clock_, ids_, "casework");
    forget_old_requests(again, *database_, clock_, ids_);
    EXPECT_THAT(texts(kOpenJobs), ElementsAre("requests.forget:2026-11-23"));
    // After days away it runs once, and the next night again.
    clock_.advance(std::chrono::days(5));
    runtime::block_on(again.catch_up());
    EXPECT_THAT(texts(kOpenJobs), ElementsAre("requests.forget:2026-11-28"));
}

}  // namespace polku::events
