#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace polku::simulation {

/// A fault that is built in, to see that the simulation finds it.
enum class Breakage : std::uint8_t {
    none,
    early_answer,   ///< a writer that answers before its commit is on the disk
    unkept_read,    ///< an answer that leaves before its entry in the read log is on the disk
    forgotten_key,  ///< a store that does not know a repeat for one
    lost_effect,    ///< a reader that moves its cursor before the effect
};

/// Whether a sync of that file says that it is done although it is not.
bool lies(Breakage breakage, std::string_view file);

/// After a death: what notices read last was noted as read, and its effect was not written yet.
void lose_newest_effect(std::filesystem::path const& data);

}  // namespace polku::simulation
