#include "shared/storage/steady_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstddef>
#include <new>

namespace polku::storage {
namespace {

/// Synced within the time that an answer may wait: some milliseconds. A group of writes under load comes to less.
constexpr sqlite3_int64 kPieceBytes = sqlite3_int64{1} << 20;
/// The least that a write leaves to sync: when a large transaction is committed, the engine writes some bytes of each
/// of its pages in the log again.
constexpr int kPageBytes = 4096;

/// What is kept of an open file, behind what the real file system keeps of it.
struct SteadyFile {
    sqlite3_io_methods methods;  ///< the real ones, but for two
    sqlite3_io_methods const* real;
    sqlite3_int64 unsynced;  ///< bytes of what was written since the last sync
};
int place_in_file = 0;

SteadyFile* steady_file(sqlite3_file* file) {
    return std::launder(reinterpret_cast<SteadyFile*>(reinterpret_cast<std::byte*>(file) + place_in_file));
}

int sync_file(sqlite3_file* file, int flags) {
    auto& own = *steady_file(file);
    own.unsynced = 0;
    return own.real->xSync(file, flags);
}

/// A sync more changes nothing for the engine: one that fails is a write that failed.
int write_file(sqlite3_file* file, void const* bytes, int size, sqlite3_int64 at) {
    auto& own = *steady_file(file);
    auto const code = own.real->xWrite(file, bytes, size, at);
    if (code != SQLITE_OK) return code;
    own.unsynced += std::max(size, kPageBytes);
    return own.unsynced < kPieceBytes ? SQLITE_OK : sync_file(file, SQLITE_SYNC_NORMAL);
}

}  // namespace

struct SteadyDisk::Impl {
    sqlite3_vfs vfs;  ///< first: the engine calls with a pointer to it; what belongs to the real one stays in it
    sqlite3_vfs* real;

    static int open(sqlite3_vfs* vfs, char const* name, sqlite3_file* file, int flags, int* out_flags) {
        auto* const real = reinterpret_cast<Impl*>(vfs)->real;
        auto const code = real->xOpen(real, name, file, flags, out_flags);
        if (file->pMethods == nullptr || (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) == 0) return code;
        auto* const place = reinterpret_cast<std::byte*>(file) + place_in_file;
        auto& own = *new (place) SteadyFile{*file->pMethods, file->pMethods, 0};
        own.methods.xWrite = write_file;
        own.methods.xSync = sync_file;
        file->pMethods = &own.methods;
        return code;
    }
};

SteadyDisk::SteadyDisk() : impl_(std::make_unique<Impl>()) {
    auto& [vfs, real] = *impl_;
    real = sqlite3_vfs_find(nullptr);
    constexpr auto kAlignment = static_cast<int>(alignof(std::max_align_t));
    place_in_file = (real->szOsFile + kAlignment - 1) / kAlignment * kAlignment;
    vfs = *real;
    vfs.zName = "steady-disk";
    vfs.szOsFile = place_in_file + static_cast<int>(sizeof(SteadyFile));
    vfs.xOpen = Impl::open;
    sqlite3_vfs_register(&vfs, 1);
}

SteadyDisk::~SteadyDisk() {
    sqlite3_vfs_unregister(&impl_->vfs);
    sqlite3_vfs_register(impl_->real, 1);
}

}  // namespace polku::storage
