#pragma once

#include "services/journal/records/model.h"
#include "services/journal/records/rules.h"
#include "shared/domain/problem.h"
#include "shared/http/channel.h"
#include "shared/runtime/awaitable.h"
#include "shared/storage/database.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace polku::journal {

/// Gathers the journal and the read log of one service by their gap-free numbers. Not for several threads at once, but
/// for `figures` and `stop`.
class Gatherer {
public:
    /// `source`: the service's name; `channel`: the way to it. All outlive the gatherer.
    Gatherer(storage::Database& database, domain::Clock const& clock, std::string source, http::Channel& channel)
        : database_(database), clock_(clock), source_(std::move(source)), channel_(channel) {}

    /// Asks for both logs once and keeps what is new. True: there was something, ask again. False: nothing new, the
    /// source is away, or it is stopped.
    runtime::Awaitable<bool> step();
    /// Steps until nothing is new.
    runtime::Awaitable<void> catch_up();
    /// Until `stop`: steps, and waits 250 ms when there was nothing.
    runtime::Awaitable<void> run();
    void stop() { stopping_ = true; }

    struct Figures {
        std::string source;
        std::int64_t journal = 0;   ///< the newest number kept, as far as known
        std::int64_t read_log = 0;  ///< the same
        /// What the source wrote until then is here. Nothing: not yet asked since the start.
        std::optional<domain::Instant> gathered_at;
        bool stopped = false;  ///< a log has a gap or is not the one it was: nothing more is taken from this source
        std::string reason;
    };
    [[nodiscard]] Figures figures() const;

private:
    struct Progress {
        std::int64_t number = 0;
        std::optional<domain::Instant> gathered_at;
    };
    runtime::Awaitable<bool> step_log(http::EntryLog log);
    void note(http::EntryLog log, Progress progress);
    void stop_on(http::EntryLog log, domain::Problem const& problem);
    bool stopped() const;

    storage::Database& database_;
    domain::Clock const& clock_;
    std::string source_;
    http::Channel& channel_;
    std::atomic<bool> stopping_ = false;
    mutable std::mutex mutex_;
    std::array<Progress, 2> progress_;
    std::string stopped_on_;
};

/// The last moment until which everything of every source is here; nothing when one was not heard since the start.
std::optional<domain::Instant> gathered_until(std::vector<Gatherer::Figures> const& sources);

}  // namespace polku::journal
