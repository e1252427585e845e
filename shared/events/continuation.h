#pragma once

#include "shared/events/log.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Whether a log is still the one that a reader has read so far: after a restore of one database alone it may not be.
namespace polku::events {

/// What a source answers to "after number N".
struct Batch {
    std::string epoch;
    std::vector<EpochStart> epochs;  ///< of the log, oldest first
    std::int64_t head = 0;           ///< the newest number of the log
    std::string anchor;              ///< id of the event N; empty when the log has none
    std::int64_t through = 0;        ///< everything up to this number was looked at: events for others are left out
    std::string through_id;          ///< id of the event `through`; empty when the log has none
    std::vector<Recorded> events;    ///< those of this reader, in order
};

/// Up to where a reader has read a log.
struct Place {
    std::string epoch;  ///< empty: nothing was read yet
    std::int64_t number = 0;
    std::string anchor;  ///< id of the event `number`; empty when it is not known
};

struct Divergence {
    std::string reason;          ///< for the log and for `/ready`
    std::int64_t agreed_to = 0;  ///< up to this number both are known to be the same
};

/// Nothing: what was read is what the log holds, so the reader may go on. `answered`: to "after read.number".
std::optional<Divergence> divergence(Place const& read, Batch const& answered);

}  // namespace polku::events
