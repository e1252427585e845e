#include "shared/storage/sqlite/readers.h"

#include <utility>
#include <vector>

namespace polku::storage::sqlite {

struct Readers::OfOneThread {
    std::mutex mutex;  // held while its thread reads, and by whoever closes it
    std::unique_ptr<Connection> connection;
    bool reading = false;  // its own thread's

    void close() {
        std::lock_guard const lock(mutex);
        connection.reset();
    }
};

/// Shared between the database and the threads that read it, because either may end first.
struct Readers::Open {
    std::atomic<bool> closed = false;
    std::mutex mutex;  // guards what follows
    std::vector<std::shared_ptr<OfOneThread>> threads;

    std::vector<std::shared_ptr<OfOneThread>> all() {
        std::lock_guard const lock(mutex);
        return threads;
    }
};

/// The connections of one thread, one for each database that it has read. A weak reference keeps the address of a
/// destroyed database's `Open` from being used again, so comparing addresses is enough.
struct Readers::OfThread {
    struct Entry {
        std::weak_ptr<Open> open;
        Open const* database;
        std::shared_ptr<OfOneThread> mine;
    };
    std::vector<Entry> entries;

    OfThread() = default;
    OfThread(OfThread const&) = delete;
    OfThread& operator=(OfThread const&) = delete;
    ~OfThread() {
        for (auto const& entry : entries) {
            entry.mine->close();
            auto const open = entry.open.lock();
            if (!open) continue;
            std::lock_guard const lock(open->mutex);
            std::erase(open->threads, entry.mine);
        }
    }
};

Readers::Readers(std::filesystem::path file) : file_(std::move(file)), open_(std::make_shared<Open>()) {}

Readers::~Readers() { close(); }

Readers::Reading::Reading(OfOneThread& mine, std::filesystem::path const& file, std::atomic<bool> const& closed)
    : mine_(mine) {
    if (mine_.reading) throw std::logic_error("a read inside a read of the same database");
    lock_ = std::unique_lock(mine_.mutex);
    // Asked under the lock: whoever closes says so first, and then waits for the lock.
    if (closed) throw StorageError("the database is closed after a fault, until it can be opened again");
    if (!mine_.connection) {
        mine_.connection = std::make_unique<Connection>(file, Connection::Role::reader, Connection::Settings{});
    }
    mine_.reading = true;
}

Readers::Reading::~Reading() { mine_.reading = false; }

Connection& Readers::Reading::connection() const { return *mine_.connection; }

Readers::Reading Readers::mine() { return {of_this_thread(), file_, open_->closed}; }

Readers::OfOneThread& Readers::of_this_thread() {
    thread_local OfThread of_thread;
    for (auto const& entry : of_thread.entries) {
        if (entry.database == open_.get()) return *entry.mine;
    }
    std::erase_if(of_thread.entries, [](auto const& entry) { return entry.open.expired(); });
    auto const mine = std::make_shared<OfOneThread>();
    of_thread.entries.push_back({open_, open_.get(), mine});
    std::lock_guard const lock(open_->mutex);
    open_->threads.push_back(mine);
    return *mine;
}

void Readers::close() {
    open_->closed = true;
    for (auto const& thread : open_->all()) thread->close();
}

void Readers::open() { open_->closed = false; }

}  // namespace polku::storage::sqlite
