#include "shared/storage/sqlite/readers.h"

#include <mutex>
#include <utility>
#include <vector>

namespace polku::storage::sqlite {

/// Shared between the database and the threads that read it, because either may end first.
struct Readers::Open {
    std::mutex mutex;
    std::vector<std::unique_ptr<Connection>> connections;
};

/// The connections of one thread, one for each database that it has read. A weak reference keeps the address of a
/// destroyed database's `Open` from being used again, so comparing addresses is enough.
struct Readers::OfThread {
    struct Entry {
        std::weak_ptr<Open> open;
        Open const* database;
        Connection* connection;
    };
    std::vector<Entry> entries;

    OfThread() = default;
    OfThread(OfThread const&) = delete;
    OfThread& operator=(OfThread const&) = delete;
    ~OfThread() {
        for (auto const& entry : entries) {
            auto const open = entry.open.lock();
            if (!open) continue;
            std::lock_guard const lock(open->mutex);
            std::erase_if(open->connections, [&](auto const& one) { return one.get() == entry.connection; });
        }
    }
};

Readers::Readers(std::filesystem::path file) : file_(std::move(file)), open_(std::make_shared<Open>()) {}

Readers::~Readers() {
    std::lock_guard const lock(open_->mutex);
    open_->connections.clear();
}

Connection& Readers::mine() {
    thread_local OfThread of_thread;
    for (auto const& entry : of_thread.entries) {
        if (entry.database == open_.get()) return *entry.connection;
    }
    std::erase_if(of_thread.entries, [](auto const& entry) { return entry.open.expired(); });
    auto connection = std::make_unique<Connection>(file_, Connection::Role::reader, Connection::Settings{});
    of_thread.entries.push_back({open_, open_.get(), connection.get()});
    std::lock_guard const lock(open_->mutex);
    open_->connections.push_back(std::move(connection));
    return *of_thread.entries.back().connection;
}

}  // namespace polku::storage::sqlite
