// A backup is taken while a mixed load goes on, and put back on another path: what was acknowledged before it began is
// in it, and everything fits together.
#include "shared/storage/testing.h"
#include "tests/faults/mixed_load.h"
#include "tests/faults/running_polku.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace polku::tests {
namespace {

class Backup : public ::testing::TestWithParam<Way> {
protected:
    static constexpr std::uint32_t kSeed = 20'265;
    /// Every row that the load makes, without what may change later.
    static std::vector<std::string> written(Stored const& stored) {
        auto rows = stored.texts("casework", "SELECT id FROM handover");
        for (auto const& goal : stored.texts("casework", "SELECT id FROM plan_goal")) rows.push_back(goal);
        for (auto const& claim : stored.texts("outcomes", "SELECT id FROM milestone")) rows.push_back(claim);
        for (auto const& decided :
             stored.texts("casework", "SELECT id || state FROM handover WHERE state <> 'proposed'"))
            rows.push_back(decided);
        std::ranges::sort(rows);
        return rows;
    }
    static int polku(std::vector<std::string> arguments) {
        return RunningProgram(POLKU_PROGRAM, std::move(arguments)).wait();
    }

    storage::TemporaryDirectory folder_;
    RunningPolku polku_{GetParam(), folder_ / "data"};
};

TEST_P(Backup, UnderLoadHoldsWhatWasAcknowledgedBeforeIt) {
    polku_.fill();
    polku_.start();
    MixedLoad load([this](http::Request const& request) { return polku_.ask(request); }, kSeed);
    load.run(20);
    for (auto round = 0; round < times("CAMPAIGN_BACKUPS", 2) && !HasFailure(); ++round) {
        SCOPED_TRACE(round);
        auto const copy = (folder_ / "copy").string() + std::to_string(round);
        auto const elsewhere = (folder_ / "elsewhere").string() + std::to_string(round);
        load.begin();
        auto const before = written(Stored(folder_ / "data"));
        EXPECT_EQ(polku({"backup", copy, "--data", folder_ / "data"}), 0);
        load.pause();
        EXPECT_EQ(polku({"restore", copy, "--data", elsewhere}), 0);
        auto const after = written(Stored(elsewhere));
        EXPECT_TRUE(std::ranges::includes(after, before)) << "the backup lacks what was there before it began";
        RunningPolku restored(GetParam(), elsewhere);
        restored.expect_sound();
        restored.start();
        restored.wait_until_ready();
        restored.stop();
        load.settle();
    }
    polku_.stop();
    polku_.expect_sound();
}

INSTANTIATE_TEST_SUITE_P(Ways, Backup, ::testing::ValuesIn(kWays), kWayName);

}  // namespace
}  // namespace polku::tests
