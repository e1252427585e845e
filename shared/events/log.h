#pragma once

#include "shared/access/principal.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The event log of a service: append-only, gap-free, in the service's own database, written in the transaction that
/// caused it.
namespace polku::events {

/// What happened, as ids and facts: never free text, never a name or an identity code.
struct Event {
    std::string type;      ///< "polku.handover.accepted.v1"
    std::string subject;   ///< id of the thing
    std::string category;  ///< information category, or "" for none; decides who may read the event
    std::string data;      ///< a JSON object
};

/// An event as it stands in the log.
struct Recorded {
    std::int64_t number = 0;
    domain::Id id;
    Event event;
    domain::Instant at;
    std::string request;
    /// Of the log that it was read from, as a reader hands it to `apply`; empty when read from one's own log.
    std::string epoch{};
};

/// The newest number and the log's epoch (new at creation and at restore).
struct Head {
    std::string epoch;
    std::int64_t number = 0;
};

/// Appends `event` under the next number and answers that number. `at` is raised to the log's last instant when the
/// clock ran backwards, so that instants never decrease along the log (ARCHITECTURE 5).
std::int64_t append(storage::Tx& tx, Event const& event, domain::Id const& id, domain::Instant at,
                    std::string_view request);

/// The instant to stamp on what is being written: `now`, or the one after the log's last when the clock ran backwards.
domain::Instant writer_time(storage::Tx& tx, domain::Instant now);

Head head(storage::Tx& tx);

/// One epoch of a log: it began after this event.
struct EpochStart {
    std::string epoch;
    std::int64_t after_event = 0;

    bool operator==(EpochStart const&) const = default;
};

/// All epochs of this log, oldest first; the last one is that of `head`.
std::vector<EpochStart> epochs(storage::Tx& tx);

/// A restored log is another one from here on: what follows belongs to `epoch`, which no log has had.
void begin_epoch(storage::Tx& tx, domain::Id const& epoch);

/// The id of the event under `number`; nothing when the log has none.
std::optional<domain::Id> event_id(storage::Tx& tx, std::int64_t number);

/// Up to `limit` events after `after`, in order.
std::vector<Recorded> read_after(storage::Tx& tx, std::int64_t after, int limit);

/// CloudEvents 1.0 JSON of one event; `source` is the service's name.
std::string cloud_event(Recorded const& recorded, std::string_view source, std::string_view epoch);

}  // namespace polku::events
