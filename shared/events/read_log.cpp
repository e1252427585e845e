#include "shared/events/read_log.h"

#include <sqlite3.h>

#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

namespace polku::events {

namespace {

/// Handing over more than this at once would make the last of them wait long; the rest goes into the next commit.
constexpr std::size_t kReadLogGroup = 512;
/// A stalled disk must not fill the memory: beyond this, readers get 503.
constexpr std::size_t kReadLogWaiting = 100'000;

struct ReadLogFault : std::runtime_error {
    explicit ReadLogFault(std::string const& what, int result = SQLITE_OK)
        : std::runtime_error("read log: " + what), code(result) {}
    int code;
};

/// One connection of the read log's file with its statements prepared once.
class ReadLogFile {
public:
    ReadLogFile(std::filesystem::path const& file, bool writer) {
        int const flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (writer ? SQLITE_OPEN_CREATE : 0);
        auto const opened = sqlite3_open_v2(file.c_str(), &db_, flags, nullptr);
        try {
            check(opened, "open");
            sqlite3_busy_timeout(db_, 5000);
            if (writer) {
                execute("PRAGMA journal_mode = WAL");
                execute("PRAGMA synchronous = FULL");
                execute(
                    "CREATE TABLE IF NOT EXISTS read_entry (number INTEGER PRIMARY KEY, entry TEXT NOT NULL) STRICT");
                insert_ = prepare("INSERT INTO read_entry (number, entry) VALUES (?1, ?2)");
            } else {
                // The writer is the only checkpointer: SQLite before 3.51.3 can corrupt a WAL otherwise.
                execute("PRAGMA wal_autocheckpoint = 0");
                sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
                execute("PRAGMA query_only = 1");
            }
            after_ = prepare("SELECT number, entry FROM read_entry WHERE number > ?1 ORDER BY number LIMIT ?2");
            newest_ = prepare("SELECT coalesce(max(number), 0) FROM read_entry");
        } catch (...) {
            close();
            throw;
        }
    }
    ~ReadLogFile() { close(); }
    ReadLogFile(ReadLogFile const&) = delete;
    ReadLogFile& operator=(ReadLogFile const&) = delete;

    void execute(char const* sql) { check(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr), sql); }

    void rollback() noexcept {
        if (sqlite3_get_autocommit(db_) == 0) sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
    }

    void insert(std::int64_t number, std::string const& entry) {
        sqlite3_bind_int64(insert_, 1, number);
        sqlite3_bind_text64(insert_, 2, entry.data(), entry.size(), SQLITE_STATIC, SQLITE_UTF8);
        auto const result = sqlite3_step(insert_);
        sqlite3_reset(insert_);
        if (result != SQLITE_DONE) check(result, "insert");
    }

    std::vector<NumberedEntry> after(std::int64_t number, int limit) {
        std::vector<NumberedEntry> entries;
        sqlite3_bind_int64(after_, 1, number);
        sqlite3_bind_int(after_, 2, limit);
        int result = SQLITE_ROW;
        while ((result = sqlite3_step(after_)) == SQLITE_ROW) {
            NumberedEntry entry;
            entry.number = sqlite3_column_int64(after_, 0);
            auto const* const text = static_cast<char const*>(sqlite3_column_blob(after_, 1));
            entry.canonical.assign(text, static_cast<std::size_t>(sqlite3_column_bytes(after_, 1)));
            entries.push_back(std::move(entry));
        }
        sqlite3_reset(after_);
        if (result != SQLITE_DONE) check(result, "read");
        return entries;
    }

    std::int64_t newest() {
        auto const result = sqlite3_step(newest_);
        auto const number = result == SQLITE_ROW ? sqlite3_column_int64(newest_, 0) : 0;
        sqlite3_reset(newest_);
        if (result != SQLITE_ROW) check(result, "newest");
        return number;
    }

private:
    void check(int result, char const* doing) const {
        if (result != SQLITE_OK) throw ReadLogFault(std::string(doing) + ": " + sqlite3_errstr(result), result);
    }
    sqlite3_stmt* prepare(char const* sql) {
        sqlite3_stmt* statement = nullptr;
        check(sqlite3_prepare_v3(db_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr), sql);
        return statement;
    }
    void close() noexcept {
        sqlite3_finalize(insert_);
        sqlite3_finalize(after_);
        sqlite3_finalize(newest_);
        sqlite3_close_v2(db_);
    }

    sqlite3* db_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    sqlite3_stmt* after_ = nullptr;
    sqlite3_stmt* newest_ = nullptr;
};

class SqliteReadLog final : public ReadLog {
public:
    explicit SqliteReadLog(std::filesystem::path const& file)
        : writer_file_(file, true), reader_file_(file, false), number_(writer_file_.newest()) {
        writer_ = std::thread([this] { run(); });
    }

    ~SqliteReadLog() override {
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
        done(std::make_exception_ptr(ReadLogFault("too many entries wait for the disk")));
    }

    std::vector<NumberedEntry> after(std::int64_t number, int limit) override {
        std::lock_guard const lock(reader_mutex_);
        return reader_file_.after(number, limit);
    }

    std::int64_t newest() override {
        std::lock_guard const lock(reader_mutex_);
        return reader_file_.newest();
    }

private:
    struct Batch {
        std::vector<std::string> entries;
        std::move_only_function<void(std::exception_ptr)> done;
    };

    void run() {
        std::vector<Batch> group;
        while (take(group)) {
            std::exception_ptr fault;
            try {
                commit(group);
            } catch (...) {
                fault = std::current_exception();
                writer_file_.rollback();
            }
            for (auto& batch : group) batch.done(fault);
            group.clear();
        }
    }

    /// Whatever waits, up to a bounded group; false when stopped and nothing waits.
    bool take(std::vector<Batch>& group) {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        std::size_t taken = 0;
        std::size_t batches = 0;
        while (batches < waiting_.size() && (taken == 0 || taken + waiting_[batches].entries.size() <= kReadLogGroup)) {
            taken += waiting_[batches].entries.size();
            group.push_back(std::move(waiting_[batches]));
            ++batches;
        }
        waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(batches));
        waiting_entries_ -= taken;
        return !group.empty();
    }

    void commit(std::vector<Batch> const& group) {
        if (failed_) throw ReadLogFault("an earlier commit failed; restart to open the file again");
        writer_file_.execute("BEGIN IMMEDIATE");
        auto number = number_;
        for (auto const& batch : group) {
            for (auto const& entry : batch.entries) writer_file_.insert(++number, entry);
        }
        try {
            writer_file_.execute("COMMIT");
        } catch (ReadLogFault const& fault) {
            // A full disk wrote no commit frame. After any other fault nobody knows what the file holds: no number may
            // be given twice.
            failed_ = fault.code != SQLITE_FULL;
            throw;
        }
        number_ = number;
    }

    ReadLogFile writer_file_;
    ReadLogFile reader_file_;
    std::mutex reader_mutex_;
    std::int64_t number_;  ///< the writer's
    bool failed_ = false;  ///< the writer's

    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<Batch> waiting_;
    std::size_t waiting_entries_ = 0;
    bool stopping_ = false;
    std::thread writer_;
};

}  // namespace

std::unique_ptr<ReadLog> open_read_log(std::filesystem::path const& file) {
    return std::make_unique<SqliteReadLog>(file);
}

}  // namespace polku::events
