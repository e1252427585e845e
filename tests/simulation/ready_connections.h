#pragma once

#include "tests/simulation/simulated_disk.h"

#include <sqlite3.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polku::simulation {

/// Connections of the engine that know the schema of their file already and have done nothing else: reading a schema is
/// most of what an opening costs, and every history opens each file many times. While it lives, an opening is answered
/// with one of them; that one has read nothing of the file as it is then, holds no lock and knows of no log, as a new
/// one. When there is none left, or the disk would fail before the end of a real opening, the engine opens anew.
/// One at a time.
class ReadyConnections {
public:
    using May = std::function<bool(std::string_view part, int operations)>;
    /// For the databases among the contents. `may`: whether an opening that takes so many operations on the disk of the
    /// part may be passed over.
    ReadyConnections(SimulatedDisk& disk, SimulatedDisk::Contents const& contents, May may);
    ~ReadyConnections();
    ReadyConnections(ReadyConnections const&) = delete;
    ReadyConnections& operator=(ReadyConnections const&) = delete;

    /// nullptr: none. Requires: nobody else has the answer.
    static sqlite3* take(char const* file, int flags);

private:
    using Kind = std::pair<std::string, int>;  ///< file and flags
    struct Ready {
        std::vector<sqlite3*> connections{};
        int operations = 0;  ///< that the opening of one took
    };

    void add(std::string const& file, int flags, std::size_t count);

    SimulatedDisk& disk_;
    May may_;
    std::map<Kind, Ready> ready_;
};

}  // namespace polku::simulation
