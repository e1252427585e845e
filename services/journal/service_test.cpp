#include "services/journal/service.h"

#include "services/journal/testing.h"
#include "shared/http/testing.h"
#include "shared/runtime/block_on.h"
#include "shared/storage/data_directory.h"
#include "shared/storage/secrets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace polku::journal {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;

class JournalService : public ::testing::Test {
protected:
    void gather() {
        for (auto* const reader : service_.entry_readers()) runtime::block_on(reader->catch_up());
    }
    json access_log() {
        auto request = http::TestRouter::request(http::Method::get, client(),
                                                 "/api/v1/clients/" + kSampleClient.text + "/access-log", {});
        request.request_id = ids_.next().text;
        auto const response = runtime::block_on(service_.router().handle(std::move(request)));
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }

    storage::TemporaryDirectory folder_;
    storage::DataDirectory data_{folder_.path(), "test"};
    storage::Secrets secrets_ = storage::Secrets::open(data_);
    domain::FakeClock clock_;
    domain::RandomIds ids_{clock_};
    runtime::HeavyPool heavy_{1, 16};
    WrittenLogs identity_, casework_, outcomes_, payments_, notices_;
    Service service_{{.data = data_.path(), .clock = clock_, .ids = ids_, .heavy = heavy_, .secrets = secrets_},
                     {identity_, casework_, outcomes_, payments_, notices_},
                     folder_ / "given"};
};

TEST_F(JournalService, GathersEveryServiceAndItself) {
    std::vector<std::string> sources;
    for (auto const& gathered : service_.gathered()) sources.push_back(gathered.source);
    EXPECT_THAT(sources, ElementsAre("identity", "casework", "outcomes", "payments", "notices", "journal"));
    EXPECT_EQ(service_.readers().size(), 1U) << "of casework's merges";
}

TEST_F(JournalService, ShowsWhatHappenedElsewhereAndTheOwnVisits) {
    casework_.write(http::EntryLog::read_log, plan_reading(officer(), at("2026-11-22T09:00:00Z")));
    outcomes_.write(http::EntryLog::journal, plan_reading(coach(), at("2026-11-22T09:30:00Z")));
    gather();
    auto const first = access_log();
    EXPECT_EQ(first.at("gathered_at"), "2026-11-22T10:00:00.000Z");
    EXPECT_EQ(first.at("items")[0].at("entries").size(), 2U);
    gather();
    auto const second = access_log();
    auto const& visits = second.at("items")[0].at("entries");
    ASSERT_EQ(visits.size(), 3U);
    EXPECT_EQ(visits[0].at("role"), "client");
    EXPECT_EQ(visits[0].at("acts")[0].at("action"), "access_log_read");
}

TEST_F(JournalService, ASourceThatIsAwayHoldsNobodyElseBack) {
    payments_.away = true;
    casework_.write(http::EntryLog::read_log, plan_reading(officer(), at("2026-11-22T09:00:00Z")));
    gather();
    auto const answer = access_log();
    EXPECT_EQ(answer.at("items")[0].at("entries").size(), 1U);
    EXPECT_EQ(answer.at("gathered_at"), nullptr);
}

}  // namespace
}  // namespace polku::journal
