#include "shared/storage/snapshot.h"

#include "shared/storage/sqlite/connection.h"

namespace polku::storage {

namespace {

// The snapshot is taken by the first statement that reads.
constexpr Query kTakeSnapshot{"storage.take_snapshot", "SELECT 1 FROM sqlite_schema LIMIT 1"};

}  // namespace

struct Snapshot::Open {
    explicit Open(std::filesystem::path const& file) : connection(file, sqlite::Connection::Role::reader, {}) {
        connection.begin();
        static_cast<void>(connection.any(kTakeSnapshot));
    }
    ~Open() { connection.roll_back(); }
    Open(Open const&) = delete;
    Open& operator=(Open const&) = delete;

    sqlite::Connection connection;
};

Snapshot::Snapshot(std::filesystem::path const& file) : open_(std::make_unique<Open>(file)) {}
Snapshot::~Snapshot() = default;

Tx& Snapshot::tx() { return open_->connection; }

}  // namespace polku::storage
