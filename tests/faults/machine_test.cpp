// A machine that is not as it should be: processes are paused, its clock jumps hours either way, or there are no files
// left to open. Nothing is lost or done twice, and all work on by themselves when that is over.
#include "shared/storage/testing.h"
#include "tests/faults/faulty_machine.h"
#include "tests/faults/mixed_load.h"
#include "tests/faults/running_polku.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>

namespace polku::tests {
namespace {

using namespace std::chrono_literals;

class Machine : public ::testing::TestWithParam<Way> {
protected:
    static constexpr std::uint32_t kSeed = 20'264;
    static constexpr std::int64_t kHour = 3'600'000;

    void SetUp() override {
        polku_.fill();
        polku_.start();
        load_.emplace([this](http::Request const& request) { return polku_.ask(request); }, kSeed);
    }
    void expect_all_well() {
        polku_.wait_until_ready();
        load_->settle();
        load_->expect_stored(stored_);
        load_->run(20);
        load_->settle();
        polku_.stop();
        polku_.expect_sound();
        load_->expect_stored(stored_);
        load_->expect_effects(stored_);
    }

    FaultyMachine machine_;
    storage::TemporaryDirectory folder_;
    RunningPolku polku_{GetParam(), folder_ / "data", machine_.environment()};
    Stored stored_{folder_ / "data"};
    std::optional<MixedLoad> load_;
};

TEST_P(Machine, WhoseClockJumps) {
    auto hours = std::int64_t{0};
    // Never back to before the samples were made: nobody had a role then.
    for (auto const jump : {30, -7, 3, -24, 26}) {
        SCOPED_TRACE(jump);
        load_->run(15);
        hours += jump;
        machine_.faults().clock_ahead_milliseconds = hours * kHour;
        load_->run(15);
        load_->settle();
        load_->expect_stored(stored_);
        if (HasFailure()) return;
    }
    EXPECT_EQ(stored_.texts("outcomes",
                            "SELECT a.number FROM event a JOIN event b ON b.number = a.number + 1 WHERE b.at < a.at"),
              std::vector<std::string>())
        << "an event before the one before it";
    expect_all_well();
}

TEST_P(Machine, WhoseProcessesArePaused) {
    for (auto const& name : polku_.processes()) {
        load_->begin();
        polku_.process(name).send(SIGSTOP);
        std::this_thread::sleep_for(200ms);
        polku_.process(name).send(SIGCONT);
        load_->pause();
        load_->settle();
        load_->expect_stored(stored_);
    }
    expect_all_well();
}

TEST_P(Machine, WithNoFilesLeft) {
    for (auto const& name : polku_.processes()) {
        SCOPED_TRACE(name);
        auto const process = polku_.process(name).process();
        rlimit usual{};
        ASSERT_EQ(::prlimit(process, RLIMIT_NOFILE, nullptr, &usual), 0);
        auto const open = std::filesystem::directory_iterator("/proc/" + std::to_string(process) + "/fd");
        auto none = usual;
        none.rlim_cur = static_cast<rlim_t>(std::distance(begin(open), end(open)));
        load_->begin();
        ASSERT_EQ(::prlimit(process, RLIMIT_NOFILE, &none, nullptr), 0);
        std::this_thread::sleep_for(300ms);
        ASSERT_EQ(::prlimit(process, RLIMIT_NOFILE, &usual, nullptr), 0);
        load_->pause();
        load_->settle();
        load_->expect_stored(stored_);
    }
    expect_all_well();
}

INSTANTIATE_TEST_SUITE_P(Ways, Machine, ::testing::ValuesIn(kWays), kWayName);

}  // namespace
}  // namespace polku::tests
