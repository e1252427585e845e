// The network between the gateway and casework, broken under a mixed load: nothing gets through, or everything is
// reset, or it is lossy, far and slow. Whoever asks is answered in bounded time, with a clear 503 where casework cannot
// be heard; nothing is lost or done twice; and when the fault ends all work on by themselves.
#include "deploy/api_client.h"
#include "deploy/demo.h"
#include "tests/faults/delayed_link.h"
#include "tests/faults/mixed_load.h"
#include "tests/faults/running_polku.h"
#include "tests/faults/two_machines.h"

#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <optional>
#include <thread>

namespace polku::tests {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

class Network : public ::testing::Test {
protected:
    static constexpr std::uint32_t kSeed = 20'265;
    /// Far more than an answer may take, and half of what it took when a part was waited for as long as it might work.
    static constexpr auto kBound = 60s;

    void SetUp() override {
        if (!machines_.network().allowed()) GTEST_SKIP() << "partition: no network namespaces";
        if (!machines_.network().fault("accept")) GTEST_SKIP() << "partition: no nftables";
        machines_.network().heal();
    }
    void start() {
        machines_.start_back();
        machines_.start_front();
        load_.emplace([this](http::Request const& request) { return machines_.ask(request); }, kSeed);
        coach_.sign_in("aino", deploy::kSamplePassword);
        load_->run(10);
    }
    /// While casework cannot be heard.
    void expect_clear_refusals() {
        auto longest = 0ms;
        for (auto const* path : {"/api/v1/clients", "/api/v1/handovers?box=in", "/api/v1/milestones", "/api/v1/work"}) {
            auto const asked = steady_clock::now();
            auto const answer = coach_.answer(http::Method::get, path);
            auto const took = std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - asked);
            longest = std::max(longest, took);
            EXPECT_EQ(answer.status, 503) << path;
            EXPECT_TRUE(answer.header("retry-after")) << path;
        }
        EXPECT_EQ(coach_.answer(http::Method::get, "/api/v1/organisations").status, 200) << "others work on";
        EXPECT_LT(longest, kBound);
        std::cout << "the longest wait for a refusal was " << longest.count() << " ms\n";
    }
    void expect_stored_when_healed() {
        machines_.network().heal();
        load_->pause();
        load_->settle();
        load_->expect_stored(stored_);
    }
    void expect_all_well() {
        load_->run(10);
        load_->settle();
        machines_.wait_until_ready();
        machines_.stop_front();
        machines_.stop_back();
        expect_sound(machines_.data());
        load_->expect_stored(stored_);
        load_->expect_effects(stored_);
        std::cout << load_->acknowledged() << " writes acknowledged, " << load_->refused() << " answered 503\n";
    }

    TwoMachines machines_;
    Stored stored_{machines_.data()};
    std::optional<MixedLoad> load_;
    deploy::ApiClient coach_{[this](http::Request const& request) { return machines_.ask(request); }};
};

TEST_F(Network, ThatLetsNothingThrough) {
    start();
    for (auto round = 0; round < times("CAMPAIGN_PARTITIONS", 1) && !HasFailure(); ++round) {
        SCOPED_TRACE(round);
        load_->begin();
        ASSERT_TRUE(machines_.network().fault("drop"));
        expect_clear_refusals();
        expect_stored_when_healed();
    }
    expect_all_well();
}

TEST_F(Network, ThatRefusesEverything) {
    start();
    for (auto round = 0; round < times("CAMPAIGN_PARTITIONS", 1) && !HasFailure(); ++round) {
        SCOPED_TRACE(round);
        load_->begin();
        ASSERT_TRUE(machines_.network().fault("reject with tcp reset"));
        expect_clear_refusals();
        expect_stored_when_healed();
    }
    expect_all_well();
}

TEST_F(Network, WhoseConnectionsAreResetAgainAndAgain) {
    start();
    for (auto round = 0; round < times("CAMPAIGN_RESETS", 5) && !HasFailure(); ++round) {
        SCOPED_TRACE(round);
        load_->begin();
        ASSERT_TRUE(machines_.network().fault("reject with tcp reset"));
        std::this_thread::sleep_for(100ms);
        machines_.network().heal();
        std::this_thread::sleep_for(200ms);
        expect_stored_when_healed();
    }
    expect_all_well();
}

// Packets are lost, everything takes 200 ms there and back, and no more than 50 kB/s get through.
TEST_F(Network, ThatIsLossyFarAndSlow) {
    constexpr std::uint16_t kFar = TwoMachines::kFirstPort + 100;
    auto const& network = machines_.network();
    if (!network.slow("400kbit")) GTEST_SKIP() << "slow-network: tc knows no tbf";
    network.heal();
    auto const far = network.in_back(
        [&] { return std::make_unique<DelayedLink>(network.back(), kFar, TwoMachines::casework_port(), 100ms); });
    machines_.look_for_casework_at(kFar);
    start();
    ASSERT_TRUE(network.slow("400kbit"));
    ASSERT_TRUE(network.fault("numgen random mod 100 < 5 drop"));
    auto const before = load_->acknowledged();
    load_->run(times("CAMPAIGN_LOSSY_WRITES", 10));
    load_->settle();
    EXPECT_GT(load_->acknowledged(), before) << "nothing came through";
    load_->expect_stored(stored_);
    expect_stored_when_healed();
    expect_all_well();
}

}  // namespace
}  // namespace polku::tests
