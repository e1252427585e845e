#pragma once

#include "shared/storage/migrations.h"
#include "shared/storage/tx.h"

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>

namespace polku::storage {

/// What a write function says of what it did: keep it, or undo it (a rule refused; nothing of it stays).
enum class Verdict { keep, undo };

/// One write waiting for the writer. `run` is pure but for its Tx and may be called more than once (a group that failed
/// is run again one by one); it takes its inputs by value. `done` is called exactly once, on the writer's thread, after
/// the group's commit is durable (or after the failure): with nullptr, or with what was thrown by `run` or by the
/// commit. OutcomeUnknown is the one failure after which the write may have been done.
struct WriteJob {
    std::move_only_function<Verdict(Tx&)> run;
    std::move_only_function<void(std::exception_ptr)> done;
};

struct WriterFigures {
    std::uint64_t jobs = 0;
    std::uint64_t commits = 0;
    std::uint64_t waiting = 0;
    std::uint64_t unknown = 0;    ///< commits whose outcome was unknown at first
    std::uint64_t recovered = 0;  ///< times that the database was opened again after one
    std::string fault{};          ///< why it is closed until it can be opened again; empty: it is open
};

/// The commit of a write failed so that nobody can say whether it is done, and the database cannot be asked either, as
/// it is closed. Whoever repeats the write under the same request id gets it done once.
class OutcomeUnknown : public StorageError {
public:
    using StorageError::StorageError;
};

/// A database with one owner. Two verbs: read and write. Thread-safe.
///
/// When the outcome of a commit is unknown (an I/O error, a failed fsync) the database is closed and opened again, and
/// then knows: what was committed is acknowledged, the rest is run again. While it cannot be opened, reads and writes
/// throw StorageError; it tries again by itself until the fault has ended.
class Database {
public:
    virtual ~Database() = default;

    /// Runs `fn` inline on this thread's own connection in one read transaction (a snapshot), and closes it.
    template <class F>
    auto read(F&& fn) -> std::invoke_result_t<F, Tx&> {
        using Out = std::invoke_result_t<F, Tx&>;
        if constexpr (std::is_void_v<Out>) {
            auto call = [&](Tx& tx) { fn(tx); };
            run_read(ReadRef(call));
        } else {
            std::optional<Out> out;
            auto call = [&](Tx& tx) { out.emplace(fn(tx)); };
            run_read(ReadRef(call));
            return std::move(*out);
        }
    }

    /// Hands a write to the one writer thread, which commits many waiting writes in one durable transaction
    /// (synchronous=FULL), and undoes one without the others. Never blocks.
    virtual void write(WriteJob job) = 0;

    /// The same for callers that may wait (command line, tests, start-up): blocks until durable; rethrows what was
    /// thrown. `fn(Tx&)` may return std::expected: an error undoes the write and is returned.
    template <class F>
    auto write_now(F fn) -> std::invoke_result_t<F&, Tx&>;

    /// Applies what is missing, in order; throws StorageError with the step's name when one fails. After it the
    /// application's connections refuse DDL, ATTACH and writable_schema. Call once, before reads and writes.
    virtual void migrate(std::span<Migration const> frame, std::span<Migration const> own) = 0;

    [[nodiscard]] virtual WriterFigures figures() const = 0;

    class ReadRef {
    public:
        template <class F>
            requires(!std::same_as<std::remove_cvref_t<F>, ReadRef>)
        explicit ReadRef(F& function)
            : object_(&function), call_([](void* object, Tx& tx) { (*static_cast<F*>(object))(tx); }) {}
        void operator()(Tx& tx) const { call_(object_, tx); }

    private:
        void* object_;
        void (*call_)(void*, Tx&);
    };

protected:
    virtual void run_read(ReadRef fn) = 0;
};

struct SqliteOptions {
    std::size_t group_jobs = 256;        ///< most writes in one commit
    int group_milliseconds = 5;          ///< a group stops taking more after this long
    bool synchronous_full = true;        ///< false only in tests that need no durability
    std::int64_t most_pages = 0;         ///< the file grows to this many pages of 4 KiB; 0: as far as the disk goes
    int checkpoint_pages = 1000;         ///< from this many on the log is moved to the file between two groups
    int first_retry_milliseconds = 100;  ///< between two tries to open a file again after a fault; doubles up to 5 s
};

/// Opens (and creates) the SQLite file: WAL, foreign keys, recursive_triggers, one writer connection that alone
/// checkpoints, a read connection for each reading thread. Throws StorageError.
std::unique_ptr<Database> open_sqlite(std::filesystem::path const& file, SqliteOptions const& options = {});

/// A copy of the whole database in `file` to `to` (which must not exist), consistent at one instant; its owner, in this
/// process or in another, goes on meanwhile. Throws StorageError.
void copy_sqlite(std::filesystem::path const& file, std::filesystem::path const& to);

/// What is wrong with the database in `file` (SQLite's integrity_check), or an empty text. Throws StorageError: it is
/// no database.
std::string damage_of_sqlite(std::filesystem::path const& file);

/// Where a thread waits for its write. (A std::future would have both threads let go of one exception.)
class WriteFinished {
public:
    void set(std::exception_ptr error) {
        std::lock_guard const lock(mutex_);
        error_ = std::move(error);
        finished_ = true;
        changed_.notify_one();  // under the lock: the waiting thread destroys this as soon as it gets it
    }
    /// Rethrows what the write was told.
    void wait() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return finished_; });
        if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::exception_ptr error_;
    bool finished_ = false;
};

template <class F>
auto Database::write_now(F fn) -> std::invoke_result_t<F&, Tx&> {
    using Out = std::invoke_result_t<F&, Tx&>;
    WriteFinished finished;
    auto done = [&](std::exception_ptr error) { finished.set(std::move(error)); };
    if constexpr (std::is_void_v<Out>) {
        write({[&](Tx& tx) {
                   fn(tx);
                   return Verdict::keep;
               },
               done});
        finished.wait();
    } else {
        std::optional<Out> out;
        write({[&](Tx& tx) {
                   out.emplace(fn(tx));
                   if constexpr (requires {
                                     out->has_value();
                                     out->error();
                                 }) {
                       return out->has_value() ? Verdict::keep : Verdict::undo;
                   } else {
                       return Verdict::keep;
                   }
               },
               done});
        finished.wait();
        return std::move(*out);
    }
}

}  // namespace polku::storage
