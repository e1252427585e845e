#pragma once

#include "tests/simulation/small_installation.h"
#include "tests/simulation/world.h"

#include <cstdint>
#include <string>

namespace polku::simulation {

/// One history: what people do with a small installation while things fail, then everything stands up again, and what
/// must never happen has not.
struct Outcome {
    std::uint64_t hash = 0;  ///< of everything that happened
    std::size_t steps = 0;
    std::size_t acknowledged = 0;  ///< writes
    std::string broken{};          ///< empty: nothing
};
struct HistorySetup {
    Breakage breakage = Breakage::none;
    bool spoken = false;
};

Outcome live(Place& place, SmallInstallation const& installation, std::uint64_t seed, HistorySetup const& setup = {});

}  // namespace polku::simulation
