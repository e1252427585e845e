#include "shared/storage/sqlite/writer.h"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace polku::storage::sqlite {
namespace {

using namespace std::chrono_literals;

/// After this long without a write the log is emptied, so that a quiet database is one file of its true size.
constexpr auto kIdle = 500ms;

constexpr Query kNumberCommit{
    "writer.number_commit",
    "UPDATE log_head SET commit_number = commit_number + 1 WHERE id = 1 RETURNING commit_number"};
constexpr Query kLastCommit{"writer.last_commit", "SELECT commit_number FROM log_head WHERE id = 1"};

std::int64_t commit_number(Connection& connection, Query const& query) {
    auto const number = connection.one(query, [](Row const& row) { return row.integer(0); });
    if (!number) throw std::logic_error("the database has no log_head row");
    return *number;
}

}  // namespace

Writer::Writer(DatabaseFile& file, SqliteOptions const& options)
    : file_(file),
      options_(options),
      turns_(runtime::Turns::of_this_thread()),
      recovery_(file, std::chrono::milliseconds(options.first_retry_milliseconds), turns_) {
    if (turns_ != nullptr) turns_->join(*this);
}

Writer::~Writer() {
    if (turns_ != nullptr) {
        turns_->leave(*this);
        while (waiting()) turn();
        return;
    }
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
        started_ = true;
        if (turns_ == nullptr && !thread_.joinable()) thread_ = std::thread([this] { loop(); });
    }
    changed_.notify_one();
    while (turns_ != nullptr && turns_->waited_for() && waiting()) turn();
}

bool Writer::started() const {
    std::lock_guard const lock(mutex_);
    return started_;
}

bool Writer::waiting() const {
    std::lock_guard const lock(mutex_);
    return !queue_.empty();
}

WriterFigures Writer::figures() const {
    std::lock_guard const lock(mutex_);
    auto figures = figures_;
    figures.waiting = queue_.size();
    return figures;
}

void Writer::loop() {
    while (wait_for_work()) turn();
}

void Writer::turn() {
    if (!recovery_.open()) {
        recovery_.try_when_due();
        show_recovery();
        if (!recovery_.open()) refuse_next();
    } else if (waiting()) {
        run_group();
    } else {
        file_.writer().checkpoint(true);
    }
    if (recovery_.open() && file_.writer().log_pages() >= options_.checkpoint_pages) {
        file_.writer().checkpoint(false);
    }
}

/// False when there is nothing more to do. While the file is closed, opening it again is work too, and so is emptying
/// the log after a while without a write.
bool Writer::wait_for_work() {
    std::unique_lock lock(mutex_);
    while (queue_.empty() && !stopping_) {
        if (!recovery_.open()) {
            if (changed_.wait_until(lock, recovery_.next_try()) == std::cv_status::timeout) return true;
        } else if (file_.writer().log_pages() == 0) {
            changed_.wait(lock);
        } else if (changed_.wait_for(lock, kIdle) == std::cv_status::timeout && queue_.empty() && !stopping_) {
            return true;
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

/// Takes what waits into one transaction, until the group is full or has lasted long enough. The first needs no
/// savepoint: when nothing of it stays, the transaction holds nothing else. (Within a savepoint the engine keeps a copy
/// of each page before its first change, and walks through all these copies at the end of each statement that has a
/// trigger: what takes in many rows would cost the square of them.)
void Writer::run_group() {
    auto const until = runtime::steady_now(turns_) + std::chrono::milliseconds(options_.group_milliseconds);
    auto& connection = file_.writer();
    std::vector<Pending> group;
    auto first = take();
    if (!first) return;
    group.push_back(std::move(*first));
    try {
        connection.begin_immediate();
    } catch (...) {
        group.front().error = std::current_exception();
        return acknowledge(group.front());
    }
    auto intact = run(connection, group.front());
    if (intact && !group.front().kept) {
        connection.roll_back();
        return acknowledge(group.front());
    }
    while (intact && group.size() < options_.group_jobs && runtime::steady_now(turns_) < until) {
        auto next = take();
        if (!next) break;
        group.push_back(std::move(*next));
        intact = run_in_savepoint(connection, group.back());
    }
    auto outcome = Outcome::undone;
    try {
        if (intact) outcome = commit(connection, std::ranges::any_of(group, &Pending::kept));
    } catch (...) {
        outcome = Outcome::undone;  // each is told below what is wrong, if it still is
    }
    if (outcome == Outcome::undone) {
        // Not `connection`: the file may have been opened again.
        file_.writer().roll_back();
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
    pending.kept = false;
    try {
        auto& connection = file_.writer();
        connection.begin_immediate();
        auto const outcome =
            run(connection, pending) && pending.kept ? commit(connection, pending.kept) : Outcome::undone;
        if (recovery_.open()) file_.writer().roll_back();
        if (outcome == Outcome::unknown) fail(pending);
        if (outcome == Outcome::undone && pending.kept && !pending.error) {
            pending.error =
                std::make_exception_ptr(StorageError("the write could not be committed; nothing of it stays"));
        }
    } catch (...) {
        pending.error = std::current_exception();
        if (recovery_.open()) file_.writer().roll_back();
    }
    acknowledge(pending);
}

/// Runs one write. False when the whole transaction is lost.
bool Writer::run(Connection& connection, Pending& pending) {
    auto verdict = Verdict::undo;
    try {
        verdict = pending.job.run(connection);
    } catch (...) {
        pending.error = std::current_exception();
    }
    pending.kept = verdict == Verdict::keep;
    if (connection.in_transaction()) return true;
    if (!pending.error) pending.error = std::make_exception_ptr(StorageError("the transaction ended inside a write"));
    return false;
}

/// Runs one write in its savepoint. False when the whole transaction is lost, and with it the writes before this one.
bool Writer::run_in_savepoint(Connection& connection, Pending& pending) {
    try {
        connection.begin_savepoint();
        if (!run(connection, pending)) return false;
        pending.kept ? connection.keep_savepoint() : connection.undo_savepoint();
        return true;
    } catch (...) {
        pending.error = std::current_exception();
        return false;
    }
}

/// Commits, and when nobody can say whether it did, finds out.
Writer::Outcome Writer::commit(Connection& connection, bool kept) {
    auto const number = kept ? commit_number(connection, kNumberCommit) : 0;
    auto const code = connection.commit();
    if (code == SQLITE_OK) {
        std::lock_guard const lock(mutex_);
        ++figures_.commits;
        return Outcome::durable;
    }
    connection.roll_back();
    // A full disk refuses the pages before the one that commits, and a constraint is checked before any is written.
    // After any other error (a failed fsync above all) the transaction may come back with the next opening of the file.
    if ((code & 0xff) == SQLITE_FULL || (code & 0xff) == SQLITE_CONSTRAINT) return Outcome::undone;
    return resolve(number);
}

/// Opens the file again and looks for the commit of that number; 0: nothing was to be kept.
Writer::Outcome Writer::resolve(std::int64_t number) {
    {
        std::lock_guard const lock(mutex_);
        ++figures_.unknown;
    }
    recovery_.try_now();
    show_recovery();
    if (!recovery_.open()) return Outcome::unknown;
    auto& connection = file_.writer();
    try {
        connection.begin();
        auto const stored = number == 0 || commit_number(connection, kLastCommit) == number;
        connection.roll_back();
        return stored ? Outcome::durable : Outcome::undone;
    } catch (StorageError const&) {
        connection.roll_back();
        return Outcome::unknown;
    }
}

void Writer::show_recovery() {
    std::lock_guard const lock(mutex_);
    if (recovery_.open()) ++figures_.recovered;
    figures_.fault = recovery_.fault();
}

void Writer::refuse_next() {
    auto pending = take();
    if (!pending) return;
    pending->error = std::make_exception_ptr(
        StorageError("the database is closed after a fault, until it can be opened again; nothing was written"));
    acknowledge(*pending);
}

void Writer::fail(Pending& pending) {
    pending.error = std::make_exception_ptr(OutcomeUnknown("the outcome of the commit is unknown"));
}

/// Nothing of the write is kept: whoever waits for it may be gone the moment after.
void Writer::acknowledge(Pending& pending) noexcept {
    auto job = std::move(pending.job);
    job.run = nullptr;
    job.done(std::exchange(pending.error, nullptr));
}

}  // namespace polku::storage::sqlite
