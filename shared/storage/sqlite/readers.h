#pragma once

#include "shared/storage/sqlite/connection.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>

namespace polku::storage::sqlite {

/// The read connections of one database: one a thread, opened when the thread first reads and closed when the thread or
/// the database ends, or when all are closed. Thread-safe; no thread may be reading when it is destroyed.
class Readers {
    struct OfOneThread;

public:
    explicit Readers(std::filesystem::path file);
    ~Readers();
    Readers(Readers const&) = delete;
    Readers& operator=(Readers const&) = delete;

    /// The calling thread's connection, which stays open as long as this lives.
    class Reading {
    public:
        ~Reading();
        Reading(Reading const&) = delete;
        Reading& operator=(Reading const&) = delete;
        [[nodiscard]] Connection& connection() const;

    private:
        friend Readers;
        Reading(OfOneThread& mine, std::filesystem::path const& file, std::atomic<bool> const& closed);

        OfOneThread& mine_;
        std::unique_lock<std::mutex> lock_;
    };

    /// Throws StorageError while all are closed, std::logic_error when this thread is reading already.
    [[nodiscard]] Reading mine();

    /// Closes every connection, each when its thread's read has ended; further reads throw StorageError.
    void close();
    /// Lets threads read again.
    void open();

private:
    struct Open;
    struct OfThread;

    [[nodiscard]] OfOneThread& of_this_thread();

    std::filesystem::path file_;
    std::shared_ptr<Open> open_;
};

}  // namespace polku::storage::sqlite
