#include "shared/storage/sqlite/writer.h"

#include <sqlite3.h>

#include <chrono>
#include <utility>

namespace polku::storage::sqlite {
namespace {

using namespace std::chrono_literals;

/// After this long without a write the log is emptied, so that a quiet database is one file of its true size.
constexpr auto kIdle = 500ms;
/// From this many pages on the log is moved to the database file between two groups (4 KiB each).
constexpr int kCheckpointPages = 1000;

}  // namespace

Writer::Writer(Connection& connection, SqliteOptions const& options) : connection_(connection), options_(options) {}

Writer::~Writer() {
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void Writer::write(WriteJob job) {
    {
        std::lock_guard const lock(mutex_);
        queue_.push_back({std::move(job), nullptr});
        if (!thread_.joinable()) thread_ = std::thread([this] { loop(); });
    }
    changed_.notify_one();
}

bool Writer::started() const {
    std::lock_guard const lock(mutex_);
    return thread_.joinable();
}

WriterFigures Writer::figures() const {
    std::lock_guard const lock(mutex_);
    auto figures = figures_;
    figures.waiting = queue_.size();
    return figures;
}

void Writer::loop() {
    while (wait_for_work()) {
        run_group();
        if (connection_.log_pages() >= kCheckpointPages && !figures_.failed) connection_.checkpoint(false);
    }
}

bool Writer::wait_for_work() {
    std::unique_lock lock(mutex_);
    while (queue_.empty() && !stopping_) {
        if (connection_.log_pages() == 0 || figures_.failed) {
            changed_.wait(lock);
        } else if (changed_.wait_for(lock, kIdle) == std::cv_status::timeout && queue_.empty() && !stopping_) {
            lock.unlock();
            connection_.checkpoint(true);
            lock.lock();
        }
    }
    return !queue_.empty();
}

std::optional<Writer::Pending> Writer::take() {
    std::lock_guard const lock(mutex_);
    if (queue_.empty()) return std::nullopt;
    auto pending = std::optional<Pending>(std::move(queue_.front()));
    queue_.pop_front();
    ++figures_.jobs;
    return pending;
}

/// Takes what waits into one transaction, until the group is full or has lasted long enough.
void Writer::run_group() {
    auto const until = std::chrono::steady_clock::now() + std::chrono::milliseconds(options_.group_milliseconds);
    std::vector<Pending> group;
    group.push_back(*take());
    if (figures_.failed) {
        fail(group.front());
        return acknowledge(group.front());
    }
    try {
        connection_.begin_immediate();
    } catch (...) {
        group.front().error = std::current_exception();
        return acknowledge(group.front());
    }
    auto intact = attempt(group.front());
    while (intact && group.size() < options_.group_jobs && std::chrono::steady_clock::now() < until) {
        auto next = take();
        if (!next) break;
        group.push_back(std::move(*next));
        intact = attempt(group.back());
    }
    auto const outcome = intact ? commit() : Outcome::undone;
    if (outcome == Outcome::undone) {
        connection_.roll_back();
        for (auto& pending : group) run_alone(pending);
        return;
    }
    for (auto& pending : group) {
        if (outcome == Outcome::unknown) fail(pending);
        acknowledge(pending);
    }
}

/// After a group was lost with its transaction: each in a transaction of its own, so that one cannot take others with
/// it again.
void Writer::run_alone(Pending& pending) {
    pending.error = nullptr;
    try {
        if (figures_.failed) {
            fail(pending);
        } else {
            connection_.begin_immediate();
            auto const outcome = attempt(pending) ? commit() : Outcome::undone;
            connection_.roll_back();
            if (outcome == Outcome::unknown) fail(pending);
            if (outcome == Outcome::undone && !pending.error) {
                pending.error =
                    std::make_exception_ptr(StorageError("the write could not be committed; nothing of it stays"));
            }
        }
    } catch (...) {
        pending.error = std::current_exception();
    }
    acknowledge(pending);
}

/// Runs one write in its savepoint. False when the whole transaction is lost, and with it the writes before this one.
bool Writer::attempt(Pending& pending) {
    try {
        connection_.begin_savepoint();
        auto verdict = Verdict::undo;
        try {
            verdict = pending.job.run(connection_);
        } catch (...) {
            pending.error = std::current_exception();
        }
        if (!connection_.in_transaction()) {
            if (!pending.error)
                pending.error = std::make_exception_ptr(StorageError("the transaction ended inside a write"));
            return false;
        }
        verdict == Verdict::keep ? connection_.keep_savepoint() : connection_.undo_savepoint();
        return true;
    } catch (...) {
        pending.error = std::current_exception();
        return false;
    }
}

Writer::Outcome Writer::commit() {
    auto const code = connection_.commit();
    if (code == SQLITE_OK) {
        std::lock_guard const lock(mutex_);
        ++figures_.commits;
        return Outcome::durable;
    }
    connection_.roll_back();
    // A full disk refuses the pages before the one that commits, and a constraint is checked before any is written.
    // After any other error (a failed fsync above all) the transaction may come back with the next opening of the file.
    if ((code & 0xff) == SQLITE_FULL || (code & 0xff) == SQLITE_CONSTRAINT) return Outcome::undone;
    std::lock_guard const lock(mutex_);
    figures_.failed = true;
    return Outcome::unknown;
}

void Writer::fail(Pending& pending) {
    pending.error = std::make_exception_ptr(StorageError(
        "the outcome of a commit is unknown; this database takes no writes until the service is started again"));
}

/// Nothing of the write is kept: whoever waits for it may be gone the moment after.
void Writer::acknowledge(Pending& pending) noexcept {
    auto job = std::move(pending.job);
    job.run = nullptr;
    job.done(std::exchange(pending.error, nullptr));
}

}  // namespace polku::storage::sqlite
