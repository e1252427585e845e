#pragma once

#include "shared/storage/data_directory.h"
#include "shared/storage/secrets.h"
#include "shared/storage/testing.h"
#include "tests/simulation/seeded_randomness.h"
#include "tests/simulation/simulated_disk.h"

#include <filesystem>

namespace polku::simulation {

/// Where an installation stands in every history: its disk, and what is not on that (keys, checkpoints given away).
class Place {
public:
    SimulatedDisk& disk() { return disk_; }
    [[nodiscard]] std::filesystem::path const& data() const { return directory_.path(); }
    [[nodiscard]] std::filesystem::path checkpoints() const { return folder_ / "checkpoints"; }
    [[nodiscard]] storage::Secrets const& secrets() const { return secrets_; }

    /// From now on everything random comes from the seed, and no checkpoint has been given away.
    void seed(std::uint64_t seed) {
        disk_.seed(seed);
        seed_randomness(seed);
        std::filesystem::remove_all(checkpoints());
    }

private:
    SimulatedDisk disk_;
    storage::TemporaryDirectory folder_;
    storage::DataDirectory directory_{folder_ / "data", "a simulation"};
    storage::Secrets secrets_ = storage::Secrets::open(directory_);
};

}  // namespace polku::simulation
