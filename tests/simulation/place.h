#pragma once

#include "shared/storage/data_directory.h"
#include "shared/storage/secrets.h"
#include "shared/storage/testing.h"
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

    /// As it was: with those databases, and no checkpoint given away.
    void begin(SimulatedDisk::Contents const& contents, std::uint64_t seed) {
        disk_.begin(contents, seed);
        std::filesystem::remove_all(checkpoints());
    }

private:
    SimulatedDisk disk_;
    storage::TemporaryDirectory folder_;
    storage::DataDirectory directory_{folder_ / "data", "a simulation"};
    storage::Secrets secrets_ = storage::Secrets::open(directory_);
};

}  // namespace polku::simulation
