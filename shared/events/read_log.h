#pragma once

#include "shared/events/journal.h"
#include "shared/storage/database.h"

#include <chrono>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace polku::events {

/// The read log of a service: its own SQLite file with its own writer thread (WAL, synchronous=FULL, only the number as
/// key), so that a read's entry costs little beside the writes of the data. Gap-free numbers of its own. Thread-safe.
/// A commit of unknown outcome is resolved as in storage::Database; an entry whose outcome stayed unknown may be there,
/// for a read that was not answered.
class ReadLog {
public:
    virtual ~ReadLog() = default;

    /// Hands over entries (canonical JSON); `done` is called once, on the writer's thread, when all are durable
    /// (nullptr) or could not be kept: then the answers that wait for them must be 503. Whatever waits is committed as
    /// soon as the last commit is done.
    virtual void append(std::vector<std::string> entries, std::move_only_function<void(std::exception_ptr)> done) = 0;

    /// Entries after `after`, in order.
    virtual std::vector<NumberedEntry> after(std::int64_t after, int limit) = 0;

    virtual std::int64_t newest() = 0;

    /// Of its writer: a job is one `append`.
    [[nodiscard]] virtual storage::WriterFigures figures() const = 0;
};

/// `first_retry` as SqliteOptions::first_retry_milliseconds. Throws StorageError.
std::unique_ptr<ReadLog> open_read_log(std::filesystem::path const& file,
                                       std::chrono::milliseconds first_retry = std::chrono::milliseconds(100));

}  // namespace polku::events
