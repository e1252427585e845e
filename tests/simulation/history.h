#pragma once

#include "tests/simulation/ledger.h"
#include "tests/simulation/people.h"
#include "tests/simulation/ready_connections.h"
#include "tests/simulation/small_installation.h"
#include "tests/simulation/world.h"

#include <cstdint>
#include <optional>
#include <string>

namespace polku::simulation {

/// What came of the histories of a seed.
struct Outcome {
    std::uint64_t hash = 0;  ///< of everything that happened
    std::uint64_t steps = 0;
    std::uint64_t acknowledged = 0;  ///< writes
    std::uint64_t histories = 0;
    std::string broken{};  ///< "simulation: seed N step K: what"; empty: nothing
};
struct HistorySetup {
    Breakage breakage = Breakage::none;
    bool spoken = false;
};

/// Histories: what people do with a small installation while things fail, then everything stands up again, and what
/// must never happen has not. They are lived in processes of their own, forked from one in which everything stands
/// already and people have worked a while, so that none pays for a start and all begin alike.
///
/// Those of a seed share their beginning: at moments that the seed chooses another is forked off, in which the power
/// fails right then, or everything is killed. To live up to that moment is most of what a history costs, so that each
/// beyond the first is cheap; and what is wrong for a moment alone is found there.
class Histories {
public:
    /// `separate`: each part of Polku is a process of its own in the simulation. One at a time.
    Histories(Place& place, SmallInstallation const& installation, bool separate);

    Outcome live(std::uint64_t seed, HistorySetup const& setup = {});

private:
    /// In a process of its own.
    template <class F>
    static Outcome apart(F const& lived);
    Outcome live_here(std::uint64_t seed, HistorySetup const& setup);
    Outcome end_here(std::uint64_t seed);
    template <class F>
    void live_through(std::size_t acts, F const& at_each_step);
    /// "step K: what"; empty: nothing.
    template <class F>
    std::string broken_by(F const& lived);
    void check();

    Place& place_;
    World world_;
    Ledger ledger_;
    People people_;
    std::optional<ReadyConnections> ready_;  ///< for what a history opens
};

}  // namespace polku::simulation
