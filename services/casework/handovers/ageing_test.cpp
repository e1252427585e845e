#include "services/casework/handovers/ageing_store.h"
#include "services/casework/jobs.h"
#include "services/casework/testing.h"
#include "shared/runtime/block_on.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using nlohmann::json;

/// The proposals of these tests are made on Sunday 22 November 2026: Wednesday is the third working day, Friday the
/// fifth.
domain::Instant const kThird = domain::start_of_day(domain::LocalDate{2026, 11, 25});
domain::Instant const kFifth = domain::start_of_day(domain::LocalDate{2026, 11, 27});

class HandoverAgeing : public CaseworkTest {
protected:
    HandoverAgeing() { add_jobs(jobs_); }

    void at(domain::Instant when) {
        api_.clock().set(when);
        runtime::block_on(jobs_.catch_up());
    }
    json get(access::Principal const& who, std::string const& path) {
        auto const response = api_.get(who, path);
        EXPECT_EQ(response.status, 200) << response.body;
        return json::parse(response.body);
    }
    std::vector<int> reminded(domain::Id const& handover) {
        std::vector<int> days;
        auto const page = get(officer(), "/api/v1/handovers/" + handover.text);
        for (auto const& reminder : page["reminders"]) days.push_back(reminder["working_days"]);
        return days;
    }
    std::size_t told() {
        return static_cast<std::size_t>(std::ranges::count_if(api_.recorded_events(), [](auto const& recorded) {
            return recorded.event.type == "polku.handover.reminded.v1";
        }));
    }

    events::JobRunner jobs_{api_.database(), api_.clock(), api_.ids(), "casework"};
};

TEST_F(HandoverAgeing, IsRemindedOfOnTheThirdAndTheFifthWorkingDayOnce) {
    auto const made = refer();
    at(kThird - std::chrono::milliseconds(1));
    EXPECT_THAT(reminded(made.handover), IsEmpty());
    at(kThird);
    at(kThird + std::chrono::hours(20));
    EXPECT_THAT(reminded(made.handover), ElementsAre(3));
    at(kFifth);
    EXPECT_THAT(reminded(made.handover), ElementsAre(3, 5));
    at(kFifth + std::chrono::hours(24 * 5));
    EXPECT_EQ(told(), 2U);
}

TEST_F(HandoverAgeing, ALateShellRemindsOnceAndNobodyIsRemindedOfWhatWasAnswered) {
    auto const late = refer();
    auto const answered = refer("N-2", "Esimerkki");
    EXPECT_EQ(accept(coach(), answered.handover).status, 200);
    at(kFifth + std::chrono::hours(5));
    EXPECT_THAT(reminded(late.handover), ElementsAre(5));
    EXPECT_EQ(told(), 1U);
}

TEST_F(HandoverAgeing, TheTimesAreSettingsOfTheDayOfTheProposal) {
    static constexpr storage::Query kSetting{
        "test.setting", "INSERT INTO handover_time (step, working_days, valid_from) VALUES ($1, $2, '2026-11-01')"};
    write([&](storage::Tx& tx) {
        tx.run(kSetting, "first_reminder", 1);
        tx.run(kSetting, "answer", 4);
    });
    auto const made = refer();
    EXPECT_EQ(get(officer(), "/api/v1/handovers/" + made.handover.text)["answer_by"], "2026-11-26");
    at(kThird);
    EXPECT_THAT(reminded(made.handover), ElementsAre(1));
    auto const before = write([](storage::Tx& tx) { return load_handover_times(tx, {2026, 10, 31}); });
    EXPECT_EQ(before.answer, 10);
}

TEST_F(HandoverAgeing, TheSupervisorsListShowsWhatHasWaited) {
    auto const old = refer();
    at(kThird);
    refer("N-2", "Esimerkki");
    auto const waits = [&](access::Principal const& who, std::string const& query) {
        std::vector<std::string> ids;
        auto const page = get(who, "/api/v1/handovers?" + query);
        for (auto const& item : page["items"]) ids.push_back(item["id"]);
        return ids;
    };
    EXPECT_THAT(waits(supervisor(), "box=out"), SizeIs(2));
    EXPECT_THAT(waits(supervisor(), "box=out&waited=3"), ElementsAre(old.handover.text));
    EXPECT_THAT(waits(supervisor(), "box=out&waited=4"), IsEmpty());
    EXPECT_THAT(waits(coach(), "box=in&waited=1"), ElementsAre(old.handover.text));
    EXPECT_EQ(get(supervisor(), "/api/v1/handovers?box=out")["items"][0]["waited_working_days"], 3);
    for (auto const* const wrong : {"0", "61", "x", ""})
        EXPECT_EQ(api_.get(coach(), std::string("/api/v1/handovers?waited=") + wrong).status, 422) << wrong;
}

TEST_F(HandoverAgeing, FiguresAreOfOnesOwnOrganisationFromFive) {
    for (int i = 0; i < 5; ++i) {
        auto const made = refer("F-" + std::to_string(i), "Näyte");
        if (i == 4) {
            EXPECT_THAT(get(supervisor(), "/api/v1/handovers/figures")["items"], IsEmpty());
            at(kThird);
        }
        EXPECT_EQ(accept(coach(), made.handover).status, 200);
    }
    auto const figures = get(supervisor(), "/api/v1/handovers/figures");
    ASSERT_THAT(figures["items"], SizeIs(1));
    auto const& pair = figures["items"][0];
    EXPECT_EQ(pair["from_organisation"], kAuthority.text);
    EXPECT_EQ(pair["to_organisation"], kTyopolku.text);
    EXPECT_EQ(pair["accepted"], 5);
    EXPECT_EQ(pair["median_working_days"], 0);
    EXPECT_EQ(pair["longest_working_days"], 3);
    EXPECT_THAT(get(team_lead(), "/api/v1/handovers/figures")["items"], SizeIs(1));
    EXPECT_THAT(get(evaluator(), "/api/v1/handovers/figures?until=2026-11-24")["items"], IsEmpty());
    EXPECT_EQ(api_.get(supervisor(), "/api/v1/handovers/figures?from=yesterday").status, 422);
    EXPECT_THAT(api_.read_log(), IsEmpty()) << "no client is shown";
    EXPECT_EQ(api_.get(coach(), "/api/v1/handovers/figures").status, 403);
}

}  // namespace
}  // namespace polku::casework::samples
