// kill -9 under a mixed load, again and again, at moments that a kept seed draws: of the whole in one process, and of
// one part after another where each is a process. What was acknowledged is there, no handover is half done, nothing is
// done twice, and whoever read events reads on where it was.
#include "shared/storage/testing.h"
#include "tests/faults/mixed_load.h"
#include "tests/faults/running_polku.h"

#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <random>
#include <thread>

namespace polku::tests {
namespace {

class Kills : public ::testing::TestWithParam<Way> {
protected:
    static constexpr std::uint32_t kSeed = 20'261;

    storage::TemporaryDirectory folder_;
    RunningPolku polku_{GetParam(), folder_ / "data"};
    Stored stored_{folder_ / "data"};
};

TEST_P(Kills, LoseNothingAndDoNothingTwice) {
    auto const kills = times("CAMPAIGN_KILLS", GetParam() == Way::one_process ? 6 : 14);
    polku_.fill();
    polku_.start();
    MixedLoad load([this](http::Request const& request) { return polku_.ask(request); }, kSeed);
    std::mt19937 random(kSeed);
    auto const processes = polku_.processes();
    for (auto round = 0; round < kills && !HasFailure(); ++round) {
        SCOPED_TRACE(round);
        auto const& name = processes[static_cast<std::size_t>(round) % processes.size()];
        auto const before = load.acknowledged();
        load.begin();
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 300'000));
        polku_.kill(name);
        load.pause();
        polku_.start();
        load.expect_stored(stored_);
        load.settle();
        load.expect_stored(stored_);
        if (GetParam() == Way::one_process) polku_.expect_sound();
        RecordProperty("acknowledged", std::to_string(load.acknowledged() - before));
    }
    EXPECT_GT(load.acknowledged(), kills) << "there was no load";
    polku_.wait_until_ready();
    polku_.stop();
    polku_.expect_sound();
    load.expect_stored(stored_);
    load.expect_effects(stored_);
    std::cout << kills << " kills, " << load.acknowledged() << " writes acknowledged\n";
}

INSTANTIATE_TEST_SUITE_P(Ways, Kills, ::testing::ValuesIn(kWays), kWayName);

}  // namespace
}  // namespace polku::tests
