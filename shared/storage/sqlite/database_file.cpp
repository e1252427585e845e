#include "shared/storage/sqlite/database_file.h"

#include "shared/storage/sqlite/error.h"
#include "shared/storage/sqlite/log_file.h"

#include <sqlite3.h>

#include <utility>

namespace polku::storage::sqlite {

DatabaseFile::DatabaseFile(std::filesystem::path file, Connection::Settings const& settings)
    : file_(std::move(file)), settings_(settings), writer_(open_writer()), readers_(file_) {}

DatabaseFile::~DatabaseFile() = default;

Connection& DatabaseFile::writer() {
    if (!writer_) throw StorageError("the database is closed after a fault, until it can be opened again");
    return *writer_;
}

void DatabaseFile::read(Database::ReadRef fn) {
    auto const reading = readers_.mine();
    auto& connection = reading.connection();
    connection.begin();
    try {
        fn(connection);
    } catch (...) {
        connection.roll_back();
        throw;
    }
    auto const code = connection.commit();
    connection.roll_back();
    if (code != SQLITE_OK) raise(nullptr, code, "ending a read");
}

void DatabaseFile::reopen() {
    readers_.close();
    close_writer();
    try {
        writer_ = open_writer();
        if (!writer_->checkpoint(true)) throw StorageError("the log could not be moved into the database file");
    } catch (...) {
        close_writer();
        throw;
    }
    readers_.open();
}

std::unique_ptr<Connection> DatabaseFile::open_writer() const {
    write_log_again(file_);
    return std::make_unique<Connection>(file_, Connection::Role::writer, settings_);
}

void DatabaseFile::close_writer() noexcept {
    if (!writer_) return;
    // What this connection believes of the log is what is in doubt: it must not cut it.
    writer_->leave_log();
    writer_.reset();
}

}  // namespace polku::storage::sqlite
