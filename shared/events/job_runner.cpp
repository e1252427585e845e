#include "shared/events/job_runner.h"

#include "shared/runtime/logging.h"
#include "shared/storage/await_write.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <utility>

namespace polku::events {

namespace {

constexpr int kJobsAtOnce = 20;
constexpr std::chrono::milliseconds kJobPause{250};
constexpr std::chrono::minutes kFirstRetry{1};
constexpr std::chrono::minutes kLongestRetry{60};

std::chrono::minutes retry_after(int attempts) {
    // Six doublings pass the longest.
    return std::min(kFirstRetry * (1 << std::min(attempts, 6)), kLongestRetry);
}

}  // namespace

/// One run of one job.
struct JobRunner::Attempt {
    storage::jobs::Job job;
    JobFunction const* function = nullptr;
    std::string request_id{};
    std::string error{};  ///< of the last run; empty: it went well
    bool acted = false;
};

JobRunner::JobRunner(storage::Database& database, domain::Clock const& clock, domain::IdSource& ids,
                     std::string service)
    : Background("jobs of " + service, kJobPause),
      database_(database),
      clock_(clock),
      ids_(ids),
      service_(std::move(service)) {}

void JobRunner::add(std::string kind, JobFunction function) {
    if (!functions_.emplace(std::move(kind), std::move(function)).second) {
        throw std::logic_error("a kind of job has two functions");
    }
}

storage::Verdict JobRunner::act(storage::Tx& tx, Attempt& attempt) {
    attempt.error.clear();
    attempt.acted = false;
    auto const now = writer_time(tx, clock_.now());
    // Somebody else's step was quicker.
    if (!storage::jobs::finish(tx, attempt.job.id, now)) return storage::Verdict::undo;
    JournalEntry entry;
    entry.at = now;
    entry.request = attempt.request_id;
    entry.principal = access::system_principal(service_);
    entry.subject = attempt.job.subject.text;
    JobCall call{tx, attempt.job, now, attempt.request_id, ids_, entry};
    if (auto const done = (*attempt.function)(call); !done) {
        attempt.error = done.error().code;
        return storage::Verdict::undo;
    }
    if (!entry.clients.empty() || !entry.case_id.empty()) write_entry(tx, entry);
    attempt.acted = true;
    return storage::Verdict::keep;
}

runtime::Awaitable<void> JobRunner::try_job(storage::jobs::Job job) {
    Attempt attempt{std::move(job)};
    attempt.request_id = ids_.next().text;
    auto const known = functions_.find(attempt.job.kind);
    if (known == functions_.end()) {
        attempt.error = "unknown_kind";
    } else {
        attempt.function = &known->second;
        std::move_only_function<storage::Verdict(storage::Tx&)> run = [this, &attempt](storage::Tx& tx) {
            return act(tx, attempt);
        };
        try {
            co_await storage::await_write(database_, std::move(run));
        } catch (std::exception const& thrown) {
            runtime::log(
                runtime::LogLevel::error, "job_threw",
                {{"service", service_}, {"kind", attempt.job.kind}, {"what", std::string_view(thrown.what())}});
            attempt.error = "internal";
        }
    }
    if (!attempt.error.empty()) {
        runtime::log(runtime::LogLevel::warn, "job_failed",
                     {{"service", service_},
                      {"kind", attempt.job.kind},
                      {"job", attempt.job.id.text},
                      {"attempts", std::int64_t{attempt.job.attempts} + 1},
                      {"code", attempt.error}});
        auto const next_try = clock_.now() + retry_after(attempt.job.attempts);
        std::move_only_function<storage::Verdict(storage::Tx&)> put_off = [&attempt, next_try](storage::Tx& tx) {
            storage::jobs::fail(tx, attempt.job.id, attempt.error, next_try);
            return storage::Verdict::keep;
        };
        co_await storage::await_write(database_, std::move(put_off));
    }
    std::scoped_lock const lock(mutex_);
    figures_.done += attempt.acted ? 1 : 0;
    figures_.failed += attempt.error.empty() ? 0 : 1;
    figures_.last_error = attempt.error.empty() ? "" : attempt.job.kind + ": " + attempt.error;
}

runtime::Awaitable<bool> JobRunner::step() {
    auto const now = clock_.now();
    auto const due = database_.read([&](storage::Tx& tx) { return storage::jobs::due(tx, now, kJobsAtOnce); });
    for (auto const& job : due) {
        if (stopping()) co_return false;
        co_await try_job(job);
    }
    co_return !due.empty();
}

JobRunner::Figures JobRunner::figures() const {
    std::scoped_lock const lock(mutex_);
    return figures_;
}

}  // namespace polku::events
