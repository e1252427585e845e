#include "services/journal/records/gatherer.h"

#include "services/journal/records/leaf.h"
#include "services/journal/records/store.h"
#include "shared/runtime/logging.h"
#include "shared/storage/await_write.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include <algorithm>
#include <chrono>

namespace polku::journal {

namespace {

/// A client must see what just happened: well below a second.
constexpr std::chrono::milliseconds kPause{250};
constexpr std::chrono::milliseconds kPauseAfterFault{1000};

using Timer = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                                boost::asio::wait_traits<std::chrono::steady_clock>, runtime::Executor>;

}  // namespace

void Gatherer::note(http::EntryLog log, Progress progress) {
    std::scoped_lock const lock(mutex_);
    auto& known = progress_.at(static_cast<std::size_t>(log));
    progress.gathered_at = std::max(known.gathered_at, progress.gathered_at);  // entries may stand out of their order
    known = progress;
}

bool Gatherer::stopped() const {
    std::scoped_lock const lock(mutex_);
    return !stopped_on_.empty();
}

void Gatherer::stop_on(http::EntryLog log, domain::Problem const& problem) {
    std::string reason(domain::name_of<http::EntryLog>(kLogNames, log));
    reason += ": " + problem.code;
    for (auto const& [name, value] : problem.facts) reason += ", " + name + " " + value;
    runtime::log(runtime::LogLevel::error, "gathering_stopped", {{"source", source_}, {"reason", reason}});
    std::scoped_lock const lock(mutex_);
    stopped_on_ = std::move(reason);
}

runtime::Awaitable<bool> Gatherer::step_log(http::EntryLog log) {
    LogName const name{source_, log};
    auto const asked_at = clock_.now();
    auto const newest = database_.read([&](storage::Tx& tx) { return newest_of(tx, name); });
    auto const answered = co_await http::pull_entries(channel_, "journal", log, ask_after(newest));
    if (!answered) co_return false;
    auto const followed = follow(newest, *answered);
    if (!followed) {
        stop_on(log, followed.error());
        co_return false;
    }
    auto const& records = *followed;
    if (records.empty()) {
        note(log, Progress{newest ? newest->number : 0, asked_at});
        co_return false;
    }
    auto const leaves = new_leaves(name, records, asked_at);
    std::move_only_function<storage::Verdict(storage::Tx&)> keep = [&](storage::Tx& tx) {
        append(tx, name, records, leaves, asked_at);
        return storage::Verdict::keep;
    };
    std::string refused;
    std::string failed;
    try {
        co_await storage::await_write(database_, std::move(keep));
    } catch (storage::ConstraintError const& thrown) {
        refused = thrown.what();
    } catch (storage::StorageError const& thrown) {
        failed = thrown.what();
    }
    if (!refused.empty()) {
        stop_on(log, domain::conflict("record_refused", {{"constraint", refused}}));
        co_return false;
    }
    if (!failed.empty()) {
        // The source still has them: the next step tries again.
        runtime::log(runtime::LogLevel::error, "gathering_failed", {{"source", source_}, {"reason", failed}});
        co_return false;
    }
    // There may be more behind them, so only what they tell of is surely here.
    auto const until = std::min(records.back().entry.at, asked_at);
    note(log, Progress{records.back().number, until});
    co_return true;
}

runtime::Awaitable<bool> Gatherer::step() {
    if (stopped()) co_return false;
    auto const changes = co_await step_log(http::EntryLog::journal);
    if (stopped()) co_return false;
    auto const reads = co_await step_log(http::EntryLog::read_log);
    co_return changes || reads;
}

runtime::Awaitable<void> Gatherer::catch_up() {
    for (auto more = true; more;) more = co_await step();
}

runtime::Awaitable<void> Gatherer::run() {
    auto const executor = co_await boost::asio::this_coro::executor;
    Timer timer(executor);
    runtime::UseAwaitable const token;
    while (!stopping_) {
        auto more = false;
        auto pause = kPause;
        try {
            more = co_await step();
        } catch (std::exception const& thrown) {
            // The storage is away; the source still has everything.
            runtime::log(runtime::LogLevel::error, "gathering_failed",
                         {{"source", source_}, {"reason", std::string_view(thrown.what())}});
            pause = kPauseAfterFault;
        }
        if (more) continue;
        timer.expires_after(pause);
        co_await timer.async_wait(token);
    }
}

Gatherer::Figures Gatherer::figures() const {
    std::scoped_lock const lock(mutex_);
    auto const& changes = progress_.at(static_cast<std::size_t>(http::EntryLog::journal));
    auto const& reads = progress_.at(static_cast<std::size_t>(http::EntryLog::read_log));
    Figures figures;
    figures.source = source_;
    figures.journal = changes.number;
    figures.read_log = reads.number;
    if (changes.gathered_at && reads.gathered_at)
        figures.gathered_at = std::min(*changes.gathered_at, *reads.gathered_at);
    figures.stopped = !stopped_on_.empty();
    figures.reason = stopped_on_;
    return figures;
}

std::optional<domain::Instant> gathered_until(std::vector<Gatherer::Figures> const& sources) {
    std::optional<domain::Instant> oldest;
    for (auto const& source : sources) {
        if (!source.gathered_at) return std::nullopt;
        oldest = oldest ? std::min(*oldest, *source.gathered_at) : *source.gathered_at;
    }
    return oldest;
}

}  // namespace polku::journal
