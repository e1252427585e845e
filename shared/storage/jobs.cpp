#include "shared/storage/jobs.h"

namespace polku::storage::jobs {
namespace {

constexpr Query kScheduleJob{"jobs.schedule",
                             "INSERT INTO job (id, kind, subject, unique_key, due_at, data, attempts) "
                             "VALUES ($1, $2, $3, $4, $5, $6, 0) ON CONFLICT (unique_key) DO NOTHING"};
constexpr Query kDueJobs{"jobs.due",
                         "SELECT id, kind, subject, unique_key, due_at, data, attempts FROM job "
                         "WHERE done_at IS NULL AND due_at <= $1 ORDER BY due_at, id LIMIT $2"};
constexpr Query kNextDueJob{"jobs.next_due",
                            "SELECT due_at FROM job WHERE done_at IS NULL ORDER BY due_at, id LIMIT 1"};
constexpr Query kFinishJob{"jobs.finish", "UPDATE job SET done_at = $1 WHERE id = $2 AND done_at IS NULL"};
constexpr Query kFailJob{"jobs.fail",
                         "UPDATE job SET attempts = attempts + 1, last_error = $1, due_at = $2 "
                         "WHERE id = $3 AND done_at IS NULL"};

Job job(Row const& row) {
    return {.id = row.id(0),
            .kind = row.string(1),
            .subject = row.id(2),
            .unique_key = row.string(3),
            .due_at = row.instant(4),
            .data = row.string(5),
            .attempts = static_cast<int>(row.integer(6))};
}

}  // namespace

bool schedule(Tx& tx, NewJob const& job) {
    return tx.run(kScheduleJob, job.id, job.kind, job.subject, job.unique_key, job.due_at, job.data) == 1;
}

std::vector<Job> due(Tx& tx, domain::Instant now, int limit) { return tx.all(kDueJobs, job, now, limit); }

std::optional<domain::Instant> next_due(Tx& tx) {
    return tx.one(kNextDueJob, [](Row const& row) { return row.instant(0); });
}

bool finish(Tx& tx, domain::Id const& id, domain::Instant now) { return tx.run(kFinishJob, now, id) == 1; }

void fail(Tx& tx, domain::Id const& id, std::string_view error, domain::Instant next_try) {
    tx.run(kFailJob, error, next_try, id);
}

}  // namespace polku::storage::jobs
