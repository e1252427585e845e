#include "shared/storage/database.h"
#include "shared/storage/sqlite/database_file.h"
#include "shared/storage/sqlite/migrator.h"
#include "shared/storage/sqlite/writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace polku::storage {
namespace sqlite {
namespace {

constexpr Query kIntegrity{"storage.integrity", "PRAGMA integrity_check(1)"};

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(std::filesystem::path const& file, SqliteOptions const& options)
        : file_(file, {options.synchronous_full, options.most_pages}), writer_(file_, options) {}

    void write(WriteJob job) override { writer_.write(std::move(job)); }

    void migrate(std::span<Migration const> frame, std::span<Migration const> own) override {
        if (writer_.started()) throw std::logic_error("migrate comes before the first write");
        sqlite::migrate(file_.writer(), frame, own);
    }

    [[nodiscard]] WriterFigures figures() const override { return writer_.figures(); }

protected:
    void run_read(ReadRef fn) override { file_.read(fn); }

private:
    // Destroyed from the last to the first: the writer finishes its work before the file is closed.
    DatabaseFile file_;
    Writer writer_;
};

}  // namespace
}  // namespace sqlite

std::unique_ptr<Database> open_sqlite(std::filesystem::path const& file, SqliteOptions const& options) {
    return std::make_unique<sqlite::SqliteDatabase>(file, options);
}

void copy_sqlite(std::filesystem::path const& file, std::filesystem::path const& to) {
    auto const descriptor = ::open(to.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        throw StorageError("cannot copy to " + to.string() + ": " + std::generic_category().message(errno));
    ::close(descriptor);
    try {
        sqlite::Connection(file, sqlite::Connection::Role::reader, {}).copy_to(to);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(to, ignored);
        throw;
    }
}

std::string damage_of_sqlite(std::filesystem::path const& file) {
    sqlite::Connection connection(file, sqlite::Connection::Role::reader, {});
    connection.allow(sqlite::Rights::schema);
    connection.begin();
    auto said = connection.one(sqlite::kIntegrity, [](Row const& row) { return row.string(0); }).value_or("no answer");
    connection.roll_back();
    return said == "ok" ? std::string() : said;
}

}  // namespace polku::storage
