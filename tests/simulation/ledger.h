#pragma once

#include "tests/faults/stored.h"
#include "tests/simulation/trace.h"

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace polku::simulation {

/// What is made and changed in histories, each with a version of its own.
enum class Thing : std::uint8_t { handover, goal, consent, milestone, statement };
inline constexpr std::size_t kThings = 5;

/// What people were told, held against what is stored: nothing acknowledged is lost, nothing done twice, nothing there
/// that nobody was told of.
class Ledger {
public:
    /// What stands before the history begins.
    void begin(tests::Stored const& stored);

    /// A write was acknowledged: the thing then had that version and state (empty: it has none). `made`: by this write.
    /// Throws Broken when another write was acknowledged with the same version.
    void acknowledged(Thing thing, std::string const& id, std::int64_t version, std::string const& state, bool made);
    /// What was sent before was perhaps done, and nobody will ever be told: the right to hear of it has ended.
    void perhaps(Thing thing) { ++perhaps_[static_cast<std::size_t>(thing)]; }

    /// A request that was answered. `service`: which wrote its entry.
    void read(std::string const& service, std::string const& request) { reads_[service].insert(request); }
    /// One write, acknowledged at last; `requests`: those of its tries that were answered. `heard`: all were.
    void changed(std::string const& service, std::set<std::string> const& requests, bool heard);

    /// Throws Broken.
    void check(tests::Stored const& stored) const;

private:
    struct State {
        std::int64_t version = 0;
        std::string state;
    };
    void check_things(tests::Stored const& stored, Thing thing) const;
    void check_journal(tests::Stored const& stored) const;

    std::array<std::map<std::string, State>, kThings> newest_;
    std::array<std::set<std::string>, kThings> told_;  ///< "id version"
    std::array<int, kThings> perhaps_{};
    std::map<std::string, std::set<std::string>> reads_;
    struct Change {
        std::string service;
        std::set<std::string> requests;
        bool heard;
    };
    std::vector<Change> changes_;
    std::map<std::string, std::int64_t> changes_before_;
};

/// What must hold between the services when every reader has read everything. Throws Broken.
void check_effects(tests::Stored const& stored);

}  // namespace polku::simulation
