#include "shared/events/read_log.h"

#include "shared/runtime/turns.h"
#include "shared/storage/sqlite/database_file.h"
#include "shared/storage/sqlite/recovery.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>

namespace polku::events {

namespace {

using storage::Query;
using storage::Row;
using storage::StorageError;
using storage::Tx;

/// Handing over more than this at once would make the last of them wait long; the rest goes into the next commit.
constexpr std::size_t kReadLogGroup = 512;
/// A stalled disk must not fill the memory: beyond this, readers get 503.
constexpr std::size_t kReadLogWaiting = 100'000;
/// From this many pages on the write-ahead log is moved to the file between two groups (4 KiB each).
constexpr int kReadLogCheckpointPages = 1000;

constexpr std::string_view kMakeReadLog =
    "CREATE TABLE IF NOT EXISTS read_entry (number INTEGER PRIMARY KEY, entry TEXT NOT NULL) STRICT";
constexpr Query kInsertRead{"read_log.insert", "INSERT INTO read_entry (number, entry) VALUES ($1, $2)"};
constexpr Query kReadsAfter{"read_log.after",
                            "SELECT number, entry FROM read_entry WHERE number > $1 ORDER BY number LIMIT $2"};
constexpr Query kNewestRead{"read_log.newest", "SELECT coalesce(max(number), 0) FROM read_entry"};

std::int64_t newest_read(Tx& tx) {
    return *tx.one(kNewestRead, [](Row const& row) { return row.integer(0); });
}

class SqliteReadLog final : public ReadLog, private runtime::Turns::Worker {
public:
    SqliteReadLog(std::filesystem::path const& file, std::chrono::milliseconds first_retry)
        : turns_(runtime::Turns::of_this_thread()), file_(file, {}), recovery_(file_, first_retry, turns_) {
        file_.writer().allow(storage::sqlite::Rights::schema);
        file_.writer().execute_script("read_log.make", kMakeReadLog);
        file_.writer().allow(storage::sqlite::Rights::data);
        number_ = newest();
        if (turns_ != nullptr) {
            turns_->join(*this);
        } else {
            writer_ = std::thread([this] { run(); });
        }
    }

    ~SqliteReadLog() override {
        if (turns_ != nullptr) {
            turns_->leave(*this);
            while (waiting()) turn();
            return;
        }
        {
            std::lock_guard const lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_one();
        writer_.join();
    }

    void append(std::vector<std::string> entries, std::move_only_function<void(std::exception_ptr)> done) override {
        {
            std::lock_guard const lock(mutex_);
            if (waiting_entries_ + entries.size() <= kReadLogWaiting) {
                waiting_entries_ += entries.size();
                waiting_.push_back(Batch{std::move(entries), std::move(done)});
                wake_.notify_one();
                return;
            }
        }
        done(std::make_exception_ptr(StorageError("read log: too many entries wait for the disk")));
    }

    std::vector<NumberedEntry> after(std::int64_t number, int limit) override {
        return read([&](Tx& tx) {
            return tx.all(
                kReadsAfter, [](Row const& row) { return NumberedEntry{row.integer(0), row.string(1)}; }, number,
                limit);
        });
    }

    std::int64_t newest() override { return read(newest_read); }

    [[nodiscard]] storage::WriterFigures figures() const override {
        std::lock_guard const lock(mutex_);
        auto figures = figures_;
        figures.waiting = waiting_.size();
        return figures;
    }

private:
    struct Batch {
        std::vector<std::string> entries;
        std::move_only_function<void(std::exception_ptr)> done;
    };
    using Group = std::vector<Batch>;

    template <class F>
    std::invoke_result_t<F&, Tx&> read(F fn) {
        std::optional<std::invoke_result_t<F&, Tx&>> out;
        auto call = [&](Tx& tx) { out.emplace(fn(tx)); };
        file_.read(storage::Database::ReadRef(call));
        return std::move(*out);
    }

    void run() {
        while (wait_for_work()) turn();
    }

    /// False when stopped and nothing waits. While the file is closed, opening it again is work too.
    bool wait_for_work() {
        std::unique_lock lock(mutex_);
        while (!stopping_ && waiting_.empty()) {
            if (recovery_.open()) {
                wake_.wait(lock);
            } else if (wake_.wait_until(lock, recovery_.next_try()) == std::cv_status::timeout) {
                return true;
            }
        }
        return !waiting_.empty();
    }

    [[nodiscard]] bool waiting() const override {
        std::lock_guard const lock(mutex_);
        return !waiting_.empty();
    }

    void turn() override {
        auto group = take();
        std::exception_ptr fault;
        try {
            if (!recovery_.open()) reopen_when_due();
            if (!group.empty()) keep(group);
        } catch (...) {
            fault = std::current_exception();
        }
        for (auto& batch : group) batch.done(fault);
        if (recovery_.open() && file_.writer().log_pages() >= kReadLogCheckpointPages) {
            file_.writer().checkpoint(false);
        }
    }

    /// Whatever waits, up to a bounded group.
    Group take() {
        std::lock_guard const lock(mutex_);
        Group group;
        std::size_t taken = 0;
        std::size_t batches = 0;
        while (batches < waiting_.size() && (taken == 0 || taken + waiting_[batches].entries.size() <= kReadLogGroup)) {
            taken += waiting_[batches].entries.size();
            group.push_back(std::move(waiting_[batches]));
            ++batches;
        }
        waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(batches));
        waiting_entries_ -= taken;
        figures_.jobs += batches;
        return group;
    }

    /// Throws when the group is not kept. A second try when the first turns out not to have been committed.
    void keep(Group const& group) {
        if (!commit(group) && !commit(group)) throw StorageError("read log: the entries could not be committed");
        std::lock_guard const lock(mutex_);
        ++figures_.commits;
    }

    /// False when a commit of unknown outcome turned out not to have happened.
    bool commit(Group const& group) {
        auto& connection = file_.writer();
        auto number = last_number();
        auto code = SQLITE_OK;
        connection.begin_immediate();
        try {
            for (auto const& batch : group) {
                for (auto const& entry : batch.entries) connection.run(kInsertRead, ++number, entry);
            }
            code = connection.commit();
        } catch (...) {
            connection.roll_back();
            throw;
        }
        connection.roll_back();
        if (code == SQLITE_OK) {
            number_ = number;
            return true;
        }
        // A full disk wrote no commit frame. After any other fault nobody knows what the file holds: it is opened again
        // and asked.
        if ((code & 0xff) == SQLITE_FULL) throw StorageError("read log: the disk is full");
        {
            std::lock_guard const lock(mutex_);
            ++figures_.unknown;
        }
        recovery_.try_now();
        after_reopening();
        if (!recovery_.open()) throw storage::OutcomeUnknown("read log: the outcome of the commit is unknown");
        try {
            return last_number() == number;
        } catch (storage::StorageError const& fault) {
            throw storage::OutcomeUnknown(
                fmt::format("read log: the outcome of the commit is unknown: {}", fault.what()));
        }
    }

    void reopen_when_due() {
        recovery_.try_when_due();
        after_reopening();
    }

    /// Throws when the file cannot be read; then it is asked again the next time.
    std::int64_t last_number() {
        if (!number_) number_ = newest();
        return *number_;
    }

    /// No number may be given twice: entries whose outcome was unknown may be there.
    void after_reopening() {
        number_.reset();
        std::lock_guard const lock(mutex_);
        if (recovery_.open()) ++figures_.recovered;
        figures_.fault = recovery_.fault();
    }

    runtime::Turns* const turns_;
    storage::sqlite::DatabaseFile file_;
    storage::sqlite::Recovery recovery_;  ///< the writer's
    std::optional<std::int64_t> number_;  ///< of the newest entry, when it is known; the writer's

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<Batch> waiting_;
    std::size_t waiting_entries_ = 0;
    storage::WriterFigures figures_;
    bool stopping_ = false;
    std::thread writer_;
};

}  // namespace

std::unique_ptr<ReadLog> open_read_log(std::filesystem::path const& file, std::chrono::milliseconds first_retry) {
    return std::make_unique<SqliteReadLog>(file, first_retry);
}

}  // namespace polku::events
