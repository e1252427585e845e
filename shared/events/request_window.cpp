#include "shared/events/request_window.h"

#include "shared/domain/date.h"

#include <chrono>

namespace polku::events {

namespace {

using storage::Query;

constexpr std::string_view kForgetRequests = "requests.forget";
constexpr std::chrono::hours kIntoTheNight{3};
constexpr Query kForget{"requests.forget", "DELETE FROM request WHERE at < $1 AND state = 'done'"};

/// One job a night, whoever asks for it first.
void schedule_next_night(storage::Tx& tx, domain::Instant now, domain::IdSource& ids) {
    auto const day = domain::add_days(domain::local_date(now), 1);
    storage::jobs::NewJob job;
    job.id = ids.next();
    job.kind = kForgetRequests;
    job.unique_key = std::string(kForgetRequests) + ':' + domain::format_iso(day);
    job.due_at = domain::start_of_day(day) + kIntoTheNight;
    storage::jobs::schedule(tx, job);
}

domain::Result<void> forget_requests(JobCall& call) {
    call.tx.run(kForget, call.now - std::chrono::days(kDaysRequestsAreKept));
    schedule_next_night(call.tx, call.now, call.ids);
    return {};
}

}  // namespace

void forget_old_requests(JobRunner& runner, storage::Database& database, domain::Clock const& clock,
                         domain::IdSource& ids) {
    runner.add(std::string(kForgetRequests), forget_requests);
    database.write_now([&](storage::Tx& tx) { schedule_next_night(tx, clock.now(), ids); });
}

}  // namespace polku::events
