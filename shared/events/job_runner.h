#pragma once

#include "shared/domain/ids.h"
#include "shared/domain/problem.h"
#include "shared/events/journal.h"
#include "shared/events/log.h"
#include "shared/runtime/background.h"
#include "shared/storage/database.h"
#include "shared/storage/jobs.h"

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace polku::events {

/// A due job inside the transaction that also marks it done.
struct JobCall {
    storage::Tx& tx;
    storage::jobs::Job const& job;
    domain::Instant now;  ///< writer's time: never decreases along the event log
    std::string const& request_id;
    domain::IdSource& ids;
    JournalEntry& entry;  ///< prefilled: the service as system; the job sets action, ground and whom it concerns

    std::int64_t emit(Event const& event) { return append(tx, event, ids.next(), now, request_id); }
};
/// A Problem (or an exception) undoes all and puts the job off: a minute, then twice as long each time, an hour at
/// most. With no client and no case in `entry` nothing about a client was changed, and no journal row is made.
using JobFunction = std::function<domain::Result<void>(JobCall&)>;

/// Runs the due jobs of one database (shared/storage/jobs.h) as ordinary writes: late or tried twice, a job acts once.
/// Not for several threads at once, but for `figures` and `stop`.
class JobRunner final : public runtime::Background {
public:
    JobRunner(storage::Database& database, domain::Clock const& clock, domain::IdSource& ids, std::string service);

    /// Requires: before the first step, once for a kind.
    void add(std::string kind, JobFunction function);

    /// Runs those that are due. A job that fails stays, and is put off.
    runtime::Awaitable<bool> step() override;

    struct Figures {
        std::uint64_t done = 0;
        std::uint64_t failed = 0;  ///< attempts
        std::string last_error;    ///< "kind: problem's code"; empty when the last attempt went well
    };
    [[nodiscard]] Figures figures() const;

private:
    struct Attempt;
    storage::Verdict act(storage::Tx& tx, Attempt& attempt);
    runtime::Awaitable<void> try_job(storage::jobs::Job job);

    storage::Database& database_;
    domain::Clock const& clock_;
    domain::IdSource& ids_;
    std::string service_;
    std::map<std::string, JobFunction, std::less<>> functions_;
    mutable std::mutex mutex_;
    Figures figures_;
};

}  // namespace polku::events
