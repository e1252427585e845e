#pragma once

#include "shared/domain/problem.h"
#include "shared/events/continuation.h"
#include "shared/events/log.h"
#include "shared/runtime/background.h"
#include "shared/storage/database.h"

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace polku::events {

/// A view (search copies, directory) may be dropped and rebuilt from 0. A reactor (fee lines, notices, journal) may
/// not: its cursor only moves forward and each effect is unique on (source, epoch, number).
enum class ReaderKind : std::uint8_t { view, reactor };

/// Reads one source's log into one database. Not for several threads at once, but for `figures` and `stop`. It catches
/// up until the newest event is applied, or the source is away, or the reader has stopped.
class Reader final : public runtime::Background {
public:
    struct Options {
        std::string source;  ///< the name of the service that is read
        ReaderKind kind = ReaderKind::view;
        std::function<runtime::Awaitable<domain::Result<Batch>>(std::int64_t after)> pull;
        /// The effect of one event, in the transaction that moves the cursor. An event that cannot be applied throws:
        /// the reader stops on it.
        std::function<void(storage::Tx&, Recorded const&)> apply;
        /// A view: removes what it has made, before all of it is applied anew in the same transaction. What the
        /// service's own records refer to may stay.
        std::function<void(storage::Tx&)> forget{};
    };
    Reader(storage::Database& database, Options options);

    /// Pulls and applies once. Throws StorageError when the database is away: the next step starts where the cursor
    /// then stands.
    runtime::Awaitable<bool> step() override;

    /// What reconciling with a log that is no longer the one that was read has done.
    struct Reconciled {
        std::string source;
        bool rebuilt = false;        ///< a view: all that it holds was made anew
        std::int64_t agreed_to = 0;  ///< both logs are the same up to this number
        /// A reactor: events whose effect is here, and which the log no longer has. The effects stay: a person decides.
        std::vector<std::int64_t> orphans;
    };
    /// Has a reader that stopped on another log go on: a view is made anew from 0, a reactor reads on from where both
    /// logs part. Nothing: it had not stopped for that, or the source is away.
    runtime::Awaitable<std::optional<Reconciled>> reconcile();

    struct Figures {
        std::string source;
        std::int64_t cursor = 0;
        std::int64_t lag = 0;  ///< events not looked at yet, when it was last asked
        bool stopped = false;  ///< it met an event that it cannot apply, or a log that is not the one it knew
        std::string reason;
    };
    [[nodiscard]] Figures figures() const;

private:
    Place place();
    void stop_on(std::string reason);
    runtime::Awaitable<bool> rebuild();
    runtime::Awaitable<bool> go_on_from(std::int64_t number);
    runtime::Awaitable<bool> take_in(Batch batch, bool from_nothing);
    void note_applied(Batch const& batch) const;

    storage::Database& database_;
    Options options_;
    mutable std::mutex mutex_;
    Figures figures_;
};

}  // namespace polku::events
