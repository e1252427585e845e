#pragma once

#include "shared/storage/database.h"
#include "shared/storage/sqlite/connection.h"
#include "shared/storage/sqlite/readers.h"

#include <filesystem>
#include <memory>
#include <string>

namespace polku::storage::sqlite {

/// One SQLite file with every connection that this process has to it: one that writes, and one for each thread that
/// reads.
class DatabaseFile {
public:
    /// Makes the file when it is missing. What it holds then is durable: whoever wrote it last may have died between a
    /// commit's write and its sync, and others believe what they read here. Requires: nobody has the file open to
    /// write. Throws StorageError.
    DatabaseFile(std::filesystem::path file, Connection::Settings const& settings);
    ~DatabaseFile();
    DatabaseFile(DatabaseFile const&) = delete;
    DatabaseFile& operator=(DatabaseFile const&) = delete;

    /// What log lines call it: the file's name without its folder.
    [[nodiscard]] std::string name() const { return file_.filename().string(); }

    /// The connection that writes; one thread at a time uses it. Throws StorageError while the file is closed.
    [[nodiscard]] Connection& writer();

    /// Runs `fn` inline on this thread's own connection in one read transaction, and closes it. Thread-safe.
    void read(Database::ReadRef fn);

    /// After a commit of unknown outcome, by the thread that writes: closes every connection once its read has ended,
    /// opens the file anew and moves the whole log into it, so that what the file then holds is durable. Throws
    /// StorageError when that cannot be completed: the file stays closed, reads and writes throw StorageError, and it
    /// may be called again.
    void reopen();

private:
    [[nodiscard]] std::unique_ptr<Connection> open_writer() const;
    void close_writer() noexcept;

    // Destroyed from the last to the first: the readers close, and the writing connection, closing last, moves the log
    // into the file.
    std::filesystem::path file_;
    Connection::Settings settings_;
    std::unique_ptr<Connection> writer_;
    Readers readers_;
};

}  // namespace polku::storage::sqlite
