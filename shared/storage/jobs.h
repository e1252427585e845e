#pragma once

#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/storage/tx.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What must happen later (a reminder, an expiry, a nightly check): written in the transaction that causes it, run by
/// the shell as an ordinary write. Late or tried twice, a job acts once: the write that acts also finishes it, or is
/// undone.
namespace polku::storage::jobs {

struct NewJob {
    domain::Id id;
    std::string kind;        ///< "handover.expire": names the function that does it
    domain::Id subject;      ///< what it is about
    std::string unique_key;  ///< one job for ever: "handover.expire:<id>", "check:2026-11-30"
    domain::Instant due_at;
    std::string data = "{}";  ///< a JSON object: ids and facts, never a name or an identity code
};

struct Job {
    domain::Id id;
    std::string kind;
    domain::Id subject;
    std::string unique_key;
    domain::Instant due_at;
    std::string data;
    int attempts = 0;  ///< that failed before

    bool operator==(Job const&) const = default;
};

/// False, and nothing changes, when a job of that unique key was scheduled before, done or not.
bool schedule(Tx& tx, NewJob const& job);

/// The oldest `limit` jobs that are due at `now` and not done.
[[nodiscard]] std::vector<Job> due(Tx& tx, domain::Instant now, int limit);

/// When the next job that is not done is due; nothing when there is none.
[[nodiscard]] std::optional<domain::Instant> next_due(Tx& tx);

/// Marks it done, in the transaction of what it does. False when it was done before: the caller undoes its write.
[[nodiscard]] bool finish(Tx& tx, domain::Id const& id, domain::Instant now);

/// Counts a failed attempt and puts the job off. `error` says what failed, without any data of a client.
void fail(Tx& tx, domain::Id const& id, std::string_view error, domain::Instant next_try);

}  // namespace polku::storage::jobs
