#include "shared/storage/sqlite/log_file.h"

#include "shared/storage/sqlite/error.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace polku::storage::sqlite {
namespace {

// The engine's file system writes less than 128 KiB at once.
constexpr int kPieceBytes = 1 << 16;

void check_log(int code, char const* doing) {
    if (code != SQLITE_OK) raise(nullptr, code, doing);
}

/// The log as the engine's own file system opens it: its faults, and those of a test, are seen here too.
class OpenLog {
public:
    OpenLog(sqlite3_vfs& vfs, char const* name)
        : memory_(new unsigned char[static_cast<std::size_t>(vfs.szOsFile)]()),
          file_(reinterpret_cast<sqlite3_file*>(memory_.get())) {
        check_log(vfs.xOpen(&vfs, name, file_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_WAL, nullptr), "opening the log");
    }
    ~OpenLog() { file_->pMethods->xClose(file_); }
    OpenLog(OpenLog const&) = delete;
    OpenLog& operator=(OpenLog const&) = delete;

    void write_again() {
        sqlite3_int64 size = 0;
        check_log(file_->pMethods->xFileSize(file_, &size), "measuring the log");
        std::vector<unsigned char> piece(kPieceBytes);
        for (sqlite3_int64 at = 0; at < size; at += kPieceBytes) {
            auto const bytes = static_cast<int>(std::min<sqlite3_int64>(kPieceBytes, size - at));
            check_log(file_->pMethods->xRead(file_, piece.data(), bytes, at), "reading the log");
            check_log(file_->pMethods->xWrite(file_, piece.data(), bytes, at), "writing the log again");
        }
        check_log(file_->pMethods->xSync(file_, SQLITE_SYNC_NORMAL), "syncing the log");
    }

private:
    std::unique_ptr<unsigned char[]> memory_;
    sqlite3_file* file_;
};

}  // namespace

void write_log_again(std::filesystem::path const& database) {
    auto const log = database.string() + "-wal";
    auto* const vfs = sqlite3_vfs_find(nullptr);
    int there = 0;
    check_log(vfs->xAccess(vfs, log.c_str(), SQLITE_ACCESS_EXISTS, &there), "looking for the log");
    if (there == 0) return;
    // The engine wants a name of its own making.
    std::unique_ptr<char, void (*)(char*)> const name(
        const_cast<char*>(sqlite3_create_filename(database.c_str(), "", log.c_str(), 0, nullptr)),
        [](char* made) { sqlite3_free_filename(made); });
    if (!name) raise(nullptr, SQLITE_NOMEM, "opening the log");
    OpenLog(*vfs, sqlite3_filename_wal(name.get())).write_again();
}

}  // namespace polku::storage::sqlite
