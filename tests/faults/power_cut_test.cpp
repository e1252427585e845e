// The power is cut under a mixed load, on a real file system: what was not synced is gone. What was acknowledged is
// there, the databases open again, and every invariant and the journal hold.
//
// With the power goes the whole machine; the ioctl takes the disk alone. In every second round the processes are killed
// first, and then the disk: whatever was answered until then is there. In the others the disk goes in the middle of
// what they do, and what is answered from that moment on does not count, for the kernel itself is not honest then: of
// six threads that wrote beyond the end of a file of their own each and called fdatasync, in 4 of 40 cuts (Linux 6.18,
// ext4, NOLOGFLUSH) one to three calls that were under way returned 0 after the ioctl had returned, and what they had
// synced was not on the disk. The log's transaction that they wait for has been given up, and one that is neither
// running nor being committed counts as committed. Of all calls that returned before the ioctl did nothing was missing.
#include "shared/storage/testing.h"
#include "tests/faults/mixed_load.h"
#include "tests/faults/mounted.h"
#include "tests/faults/running_polku.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <iostream>
#include <random>
#include <stdexcept>
#include <thread>

namespace polku::tests {
namespace {

class PowerCut : public ::testing::TestWithParam<Way> {
protected:
    static constexpr std::uint32_t kSeed = 20'263;
    static constexpr std::uint64_t kDiskBytes = 256U << 20U;

    /// Who asks a machine without power hears nothing.
    http::Response ask(http::Request const& request) {
        auto answer = polku_.ask(request);
        if (cut_) throw std::runtime_error("the power is cut");
        return answer;
    }

    std::atomic<bool> cut_ = false;
    storage::TemporaryDirectory folder_;
    RunningPolku polku_{GetParam(), folder_ / "disk/data"};
    Stored stored_{folder_ / "disk/data"};
};

TEST_P(PowerCut, LosesNothingThatWasAcknowledged) {
    if (!make_ext4(folder_ / "image", kDiskBytes)) GTEST_SKIP() << "power-cut: no mkfs.ext4";
    Mounted disk(folder_ / "image", folder_ / "disk", "rw");
    if (!disk.done()) GTEST_SKIP() << "power-cut: no loop device";
    polku_.fill();
    polku_.start();
    MixedLoad load([this](http::Request const& request) { return ask(request); }, kSeed);
    std::mt19937 random(kSeed);
    auto const cuts = times("CAMPAIGN_POWER_CUTS", 4);
    for (auto round = 0; round < cuts && !HasFailure(); ++round) {
        SCOPED_TRACE(round);
        load.begin();
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 500'000));
        auto const at_once = round % 2 == 0;
        if (at_once) polku_.kill_all();
        cut_ = !at_once;
        disk.cut_power();
        load.pause();
        polku_.kill_all();
        disk.mount_anew();
        polku_.start();
        cut_ = false;
        load.expect_stored(stored_);
        load.settle();
        load.expect_stored(stored_);
        if (GetParam() == Way::one_process) polku_.expect_sound();
    }
    EXPECT_GT(load.acknowledged(), cuts) << "there was no load";
    polku_.wait_until_ready();
    polku_.stop();
    polku_.expect_sound();
    load.expect_effects(stored_);
    polku_.kill_all();
    std::cout << cuts << " cuts, " << load.acknowledged() << " writes acknowledged\n";
}

INSTANTIATE_TEST_SUITE_P(Ways, PowerCut, ::testing::ValuesIn(kWays), kWayName);

}  // namespace
}  // namespace polku::tests
