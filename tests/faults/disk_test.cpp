// The disk of a serving program: syncs that fail or are slow, writes and reads that fail, and a disk that is full at
// one size after another. The program says 503 and that it is not ready, loses nothing, and works on by itself when the
// fault has ended.
#include "shared/storage/testing.h"
#include "tests/faults/faulty_machine.h"
#include "tests/faults/mixed_load.h"
#include "tests/faults/mounted.h"
#include "tests/faults/running_polku.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <string_view>
#include <thread>

namespace polku::tests {
namespace {

using namespace std::chrono_literals;

class Disk : public ::testing::TestWithParam<Way> {
protected:
    static constexpr std::uint32_t kSeed = 20'262;
    static constexpr auto kOften = 10ms;

    MixedLoad::Ask asker() {
        return [this](http::Request const& request) { return polku_.ask(request); };
    }
    /// Waits until it is `so`; a failure after a minute.
    template <class Condition>
    static void wait_until(Condition so, std::string_view what) {
        auto const until = std::chrono::steady_clock::now() + 60s;
        while (!so() && !HasFailure()) {
            ASSERT_LT(std::chrono::steady_clock::now(), until) << what;
            std::this_thread::sleep_for(kOften);
        }
    }
    /// Whether some process says that it is not ready.
    bool somebody_is_not_ready() const {
        for (auto const& name : polku_.processes()) {
            if (polku_.figures(name, "/ready").status == 503) return true;
        }
        return false;
    }
    void expect_all_well(MixedLoad& load) {
        polku_.wait_until_ready();
        load.settle();
        load.expect_stored(stored_);
        load.run(20);
        load.settle();
        polku_.stop();
        polku_.expect_sound();
        load.expect_stored(stored_);
        load.expect_effects(stored_);
    }
    /// Under load, `fault` for as long as it takes to be told of it.
    void survives(std::atomic<std::int64_t>& fault) {
        polku_.fill();
        polku_.start();
        MixedLoad load(asker(), kSeed);
        for (auto round = 0; round < times("CAMPAIGN_DISK_FAULTS", 2) && !HasFailure(); ++round) {
            load.run(10);
            auto const before = load.refused();
            fault = 1;
            load.begin();
            wait_until([&] { return load.refused() != before; }, "nothing was refused");
            // Not at once: what is refused first may have waited its turn behind the fault.
            wait_until([&] { return somebody_is_not_ready(); }, "everybody says ready");
            load.pause();
            fault = 0;
            polku_.wait_until_ready();
            load.settle();
            load.expect_stored(stored_);
        }
        expect_all_well(load);
    }

    FaultyMachine machine_;
    storage::TemporaryDirectory folder_;
    RunningPolku polku_{GetParam(), folder_ / "data", machine_.environment()};
    Stored stored_{folder_ / "data"};
};

TEST_P(Disk, WhoseSyncsFail) { survives(machine_.faults().syncs_fail); }
TEST_P(Disk, WhoseWritesFail) { survives(machine_.faults().writes_fail); }

TEST_P(Disk, WhoseReadsFail) {
    polku_.fill();
    polku_.start();
    MixedLoad load(asker(), kSeed);
    load.run(10);
    // What is in memory is not read again, so a read may or may not meet it; nothing is lost or told wrongly.
    machine_.faults().reads_fail = 1;
    load.begin();
    std::this_thread::sleep_for(500ms);
    load.pause();
    machine_.faults().reads_fail = 0;
    expect_all_well(load);
}

TEST_P(Disk, WhoseSyncsAreSlow) {
    polku_.fill();
    polku_.start();
    MixedLoad load(asker(), kSeed);
    machine_.faults().sync_milliseconds = 100;
    load.run(4);
    EXPECT_FALSE(somebody_is_not_ready()) << "slow is not broken";
    machine_.faults().sync_milliseconds = 0;
    expect_all_well(load);
}

TEST_P(Disk, FullAtOneSizeAfterAnother) {
    Mounted memory("tmpfs", folder_ / "data", "size=64m");
    if (!memory.done()) GTEST_SKIP() << "full-disk: no tmpfs can be mounted";
    polku_.fill();
    polku_.start();
    MixedLoad load(asker(), kSeed);
    load.run(10);
    // What runs by itself goes on writing meanwhile: then the size is too small, and is asked for anew.
    auto const leave = [&](std::uint64_t left) {
        constexpr auto kTries = 100;
        for (auto tries = 1;; ++tries) {
            try {
                return memory.again(fmt::format("size={}", memory.used() + left));
            } catch (std::runtime_error const&) {
                if (tries == kTries) throw;
            }
        }
    };
    for (auto round = 0; round < times("CAMPAIGN_FULL_DISKS", 3) && !HasFailure(); ++round) {
        SCOPED_TRACE(round);
        leave(4096U * (1U + static_cast<std::uint64_t>(round) * 7U % 64U));
        auto const before = load.refused();
        load.begin();
        wait_until([&] { return load.refused() != before; }, "nothing was refused");
        load.pause();
        ASSERT_NE(load.refused(), before) << load.acknowledged() << " acknowledged in all; " << load.told();
        load.expect_stored(stored_);
        leave(16U << 20U);
        polku_.wait_until_ready();
        load.settle();
        load.expect_stored(stored_);
    }
    expect_all_well(load);
}

INSTANTIATE_TEST_SUITE_P(Ways, Disk, ::testing::ValuesIn(kWays), kWayName);

}  // namespace
}  // namespace polku::tests
