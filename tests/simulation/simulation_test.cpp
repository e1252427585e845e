// All of Polku on one thread, with a disk, a network and a clock that a seed has fail: what must never happen does not,
// and a seed replays.
//
//   POLKU_SIMULATION_SEED=N    lives the histories of that seed alone, and says everything that happens in them
//   CAMPAIGN_SEEDS=N           after the kept seeds, so many new ones
//   CAMPAIGN_FIRST_SEED=N      of the new ones; from the clock when it is not given
#include "shared/events/check.h"
#include "shared/runtime/logging.h"
#include "tests/simulation/history.h"
#include "tests/simulation/seeded_randomness.h"

#include <gtest/gtest.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace polku::simulation {
namespace {

constexpr std::uint64_t kKeptSeeds = 30;
constexpr std::uint64_t kSeedsToFind = 300;
constexpr int kMostFailures = 10;
constexpr std::uint64_t kSeedsToReplay = 4;
/// A long run says now and then how far it is.
constexpr std::uint64_t kSeedsToALine = 100;

std::optional<std::uint64_t> number_from(char const* variable) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing changes the environment of a test program
    auto const* const set = std::getenv(variable);
    if (set == nullptr) return std::nullopt;
    std::string_view const text(set);
    std::uint64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) {
        throw std::runtime_error(std::string(variable) + " is no number: " + set);
    }
    return number;
}

bool code_in_a_log = false;

class Simulation : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        runtime::set_log_sink(
            [](std::string_view line) { code_in_a_log = code_in_a_log || events::holds_identity_code(line); });
        seed_randomness(1);  // of the keys
        place_ = new Place;
        installation_ = new SmallInstallation(make_small_installation(*place_));
    }
    static void TearDownTestSuite() {
        EXPECT_FALSE(code_in_a_log) << "a personal identity code in a log line";
        histories_.reset();
        delete installation_;
        delete place_;
        runtime::set_log_sink(nullptr);
    }

    /// Two of three histories have each part by itself.
    static bool separate(std::uint64_t seed) { return seed % 3 != 0; }
    static Outcome live(std::uint64_t seed, HistorySetup const& setup = {}) {
        if (!histories_ || apart_ != separate(seed)) {
            histories_.reset();
            apart_ = separate(seed);
            histories_.emplace(*place_, *installation_, apart_);
        }
        return histories_->live(seed, setup);
    }
    static void live_all(std::uint64_t first, std::uint64_t count) {
        auto const began = std::chrono::steady_clock::now();
        std::uint64_t lived = 0;
        Outcome sum;
        for (auto const apart : {true, false}) {
            for (auto seed = first; seed < first + count; ++seed) {
                if (separate(seed) != apart) continue;
                auto const outcome = live(seed);
                if (++lived % kSeedsToALine == 0) say(began, lived, count, first, sum);
                sum.steps += outcome.steps;
                sum.histories += outcome.histories;
                sum.acknowledged += outcome.acknowledged;
                if (outcome.broken.empty()) continue;
                ADD_FAILURE() << outcome.broken << "\nagain, with all that happens: POLKU_SIMULATION_SEED=" << seed;
                if (++failed_ == kMostFailures) return;
            }
        }
        say(began, lived, count, first, sum);
    }
    static void say(std::chrono::steady_clock::time_point began, std::uint64_t lived, std::uint64_t count,
                    std::uint64_t first, Outcome const& sum) {
        std::chrono::duration<double, std::ratio<60>> const minutes = std::chrono::steady_clock::now() - began;
        fmt::print(
            "{} of {} seeds from {}: {} histories, {} steps, {} writes acknowledged, {:.0f} histories a minute\n",
            lived, count, first, sum.histories, sum.steps, sum.acknowledged,
            static_cast<double>(sum.histories) / minutes.count());
        static_cast<void>(std::fflush(stdout));
    }
    /// The first of some hundred seeds in which the fault shows.
    static void expect_found(Breakage breakage) {
        for (std::uint64_t seed = 1; seed <= 3 * kSeedsToFind; seed += 3) {
            auto const outcome = live(seed, {.breakage = breakage});
            if (outcome.broken.empty()) continue;
            fmt::print("{}\n", outcome.broken);
            return;
        }
        FAIL() << "not found within " << kSeedsToFind << " seeds";
    }

    static inline std::optional<Histories> histories_;
    static inline bool apart_ = false;
    static inline int failed_ = 0;
    static inline Place* place_ = nullptr;
    static inline SmallInstallation* installation_ = nullptr;
};

TEST_F(Simulation, WhatMustNeverHappenDoesNot) {
    if (auto const seed = number_from("POLKU_SIMULATION_SEED")) {
        EXPECT_EQ(live(*seed, {.spoken = true}).broken, "");
        return;
    }
    live_all(1, kKeptSeeds);
    auto const fresh = number_from("CAMPAIGN_SEEDS");
    if (!fresh || HasFailure()) return;
    auto const now = std::chrono::system_clock::now().time_since_epoch() / std::chrono::microseconds(1);
    live_all(number_from("CAMPAIGN_FIRST_SEED").value_or(static_cast<std::uint64_t>(now)), *fresh);
}

TEST_F(Simulation, ASeedReplays) {
    for (std::uint64_t seed = 1; seed <= kSeedsToReplay; ++seed) {
        auto const once = live(seed);
        auto const again = live(seed);
        EXPECT_EQ(once.hash, again.hash) << "seed " << seed;
        EXPECT_EQ(once.steps, again.steps) << "seed " << seed;
        EXPECT_NE(once.hash, live(seed + 3).hash) << "seed " << seed;
    }
}

TEST_F(Simulation, FindsAWriterThatAnswersBeforeItsCommit) { expect_found(Breakage::early_answer); }
TEST_F(Simulation, FindsAReadThatIsAnsweredBeforeItsEntryIsKept) { expect_found(Breakage::unkept_read); }
TEST_F(Simulation, FindsAStoreThatForgetsARequest) { expect_found(Breakage::forgotten_key); }
TEST_F(Simulation, FindsAReaderThatMovesItsCursorApartFromTheEffect) { expect_found(Breakage::lost_effect); }

}  // namespace
}  // namespace polku::simulation
