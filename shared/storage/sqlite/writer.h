#pragma once

#include "shared/runtime/turns.h"
#include "shared/storage/database.h"
#include "shared/storage/sqlite/database_file.h"
#include "shared/storage/sqlite/recovery.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace polku::storage::sqlite {

/// The one writer of a database. Its thread starts with the first write; until then the file's writing connection is
/// free for migrations.
class Writer final : public runtime::Turns::Worker {
public:
    /// `file` outlives the writer.
    Writer(DatabaseFile& file, SqliteOptions const& options);
    /// Finishes every write that was taken on.
    ~Writer() override;

    void write(WriteJob job);
    [[nodiscard]] bool started() const;
    [[nodiscard]] WriterFigures figures() const;

    [[nodiscard]] bool waiting() const override;
    void turn() override;

private:
    struct Pending {
        WriteJob job;
        std::exception_ptr error;
        bool kept = false;  ///< its last run left something to commit
    };
    /// What is known after a transaction was to be committed.
    enum class Outcome : std::uint8_t { durable, undone, unknown };

    void loop();
    [[nodiscard]] bool wait_for_work();
    [[nodiscard]] std::optional<Pending> take();
    void run_group();
    void run_alone(Pending& pending);
    [[nodiscard]] static bool run(Connection& connection, Pending& pending);
    [[nodiscard]] static bool run_in_savepoint(Connection& connection, Pending& pending);
    [[nodiscard]] Outcome commit(Connection& connection, bool kept);
    [[nodiscard]] Outcome resolve(std::int64_t number);
    void show_recovery();
    void refuse_next();
    static void fail(Pending& pending);
    static void acknowledge(Pending& pending) noexcept;

    DatabaseFile& file_;
    SqliteOptions const options_;
    runtime::Turns* const turns_;
    Recovery recovery_;

    mutable std::mutex mutex_;  // guards what follows, up to the thread
    std::condition_variable changed_;
    std::deque<Pending> queue_;
    WriterFigures figures_;
    bool started_ = false;
    bool stopping_ = false;

    std::thread thread_;
};

}  // namespace polku::storage::sqlite
