#pragma once

#include "shared/storage/sqlite/disk_image.h"

#include <sqlite3.h>

#include <cstring>
#include <functional>
#include <mutex>
#include <new>
#include <optional>
#include <string>

/// For tests alone: a disk that fails when it is told to.
namespace polku::storage::sqlite {

/// The engine's default file system while it lives: the real one, whose operations are counted and can fail. One at a
/// time; every database opened while it lives is closed before it.
class FaultyDisk {
public:
    enum class Manner : std::uint8_t {
        before,  ///< an I/O error, and nothing happened
        after,   ///< an I/O error, although it happened: the answer was lost
        partly,  ///< an I/O error after half of a write
        full,    ///< the disk is full after half of a write
    };
    enum Kind : unsigned { opening = 1, reading = 2, writing = 4, cutting = 8, syncing = 16, locking = 32, all = 63 };
    struct Fault {
        int first = 1;  ///< which operation from now on, counted from 1
        int count = 1;  ///< how many from there on
        Manner manner = Manner::before;
        unsigned kinds = all;  ///< of which kinds; others are neither counted nor failed
        int again = 0;         ///< so many after the last of them one more fails; 0: none
    };

    explicit FaultyDisk(std::uint64_t seed = 1) : image_(seed), real_(sqlite3_vfs_find(nullptr)), vfs_(*real_) {
        vfs_.zName = "faulty-disk";
        vfs_.pAppData = this;
        vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
        vfs_.xOpen = open;
        vfs_.xDelete = remove;
        sqlite3_vfs_register(&vfs_, 1);
    }
    ~FaultyDisk() {
        sqlite3_vfs_unregister(&vfs_);
        sqlite3_vfs_register(real_, 1);
    }
    FaultyDisk(FaultyDisk const&) = delete;
    FaultyDisk& operator=(FaultyDisk const&) = delete;

    /// From now on.
    void fail(Fault fault) {
        std::lock_guard const lock(mutex_);
        fault_ = fault;
        counted_ = 0;
        fired_ = 0;
    }
    void heal() {
        std::lock_guard const lock(mutex_);
        fault_.reset();
    }
    /// How many operations have failed since `fail`.
    [[nodiscard]] int fired() const {
        std::lock_guard const lock(mutex_);
        return fired_;
    }
    /// Before the n-th change of a file from now on, calls `cut` with what the disk holds if the power ends there.
    void at_change(int n, std::function<void(DiskImage)> cut) {
        std::lock_guard const lock(mutex_);
        changes_left_ = n;
        cut_ = std::move(cut);
    }

private:
    struct File {
        sqlite3_file base;
        FaultyDisk* disk;
        std::string* name;
        sqlite3_file* real;
    };

    /// How this operation is to fail, if it is.
    std::optional<Manner> next(Kind kind) {
        if (kind == writing || kind == cutting || kind == syncing) {
            if (changes_left_ == 1) cut_(image_);
            if (changes_left_ > 0) --changes_left_;
        }
        if (!fault_ || (fault_->kinds & kind) == 0) return std::nullopt;
        ++counted_;
        auto const last = fault_->first + fault_->count - 1;
        auto const again = fault_->again > 0 && counted_ == last + fault_->again;
        if ((counted_ < fault_->first || counted_ > last) && !again) return std::nullopt;
        ++fired_;
        return fault_->manner;
    }
    static FaultyDisk& of(sqlite3_vfs* vfs) { return *static_cast<FaultyDisk*>(vfs->pAppData); }
    static File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }

    /// An operation that reads, writes or locks nothing when it fails.
    template <class Do>
    static int plain(sqlite3_file* file, Kind kind, int error, Do act) {
        auto& mine = of(file);
        std::lock_guard const lock(mine.disk->mutex_);
        auto const manner = mine.disk->next(kind);
        // Only a change can have happened unseen.
        if (manner && (kind != cutting || *manner != Manner::after)) return error;
        auto const code = act(mine.real);
        return manner ? error : code;
    }

    static int open(sqlite3_vfs* vfs, char const* name, sqlite3_file* file, int flags, int* out) {
        auto& disk = of(vfs);
        std::lock_guard const lock(disk.mutex_);
        file->pMethods = nullptr;
        if (disk.next(opening)) return SQLITE_CANTOPEN;
        auto& mine = of(file);
        mine.real = reinterpret_cast<sqlite3_file*>(&mine + 1);
        auto const code = disk.real_->xOpen(disk.real_, name, mine.real, flags, out);
        if (code != SQLITE_OK) return code;
        mine.disk = &disk;
        mine.name = new std::string(name ? name : "");
        disk.image_.know(*mine.name);
        mine.base.pMethods = methods();
        return SQLITE_OK;
    }
    static int remove(sqlite3_vfs* vfs, char const* name, int sync) {
        auto& disk = of(vfs);
        std::lock_guard const lock(disk.mutex_);
        if (disk.next(cutting)) return SQLITE_IOERR_DELETE;
        disk.image_.remove(name);
        return disk.real_->xDelete(disk.real_, name, sync);
    }
    static int close(sqlite3_file* file) {
        delete of(file).name;
        return of(file).real->pMethods->xClose(of(file).real);
    }
    static int write(sqlite3_file* file, void const* bytes, int size, sqlite3_int64 at) {
        auto& mine = of(file);
        std::lock_guard const lock(mine.disk->mutex_);
        auto const manner = mine.disk->next(writing);
        auto written = size;
        if (manner == Manner::before) written = 0;
        if (manner == Manner::partly || manner == Manner::full) written = size / 2;
        if (written > 0) {
            mine.disk->image_.write(*mine.name, at,
                                    {static_cast<char const*>(bytes), static_cast<std::size_t>(written)});
            auto const code = mine.real->pMethods->xWrite(mine.real, bytes, written, at);
            if (code != SQLITE_OK) return code;
        }
        if (!manner) return SQLITE_OK;
        return manner == Manner::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        return plain(file, cutting, SQLITE_IOERR_TRUNCATE, [&](sqlite3_file* real) {
            of(file).disk->image_.truncate(*of(file).name, size);
            return real->pMethods->xTruncate(real, size);
        });
    }
    /// The real disk is not waited for: what would be kept is `image_`'s to say.
    static int sync(sqlite3_file* file, int) {
        auto& mine = of(file);
        std::lock_guard const lock(mine.disk->mutex_);
        auto const manner = mine.disk->next(syncing);
        if (manner && manner != Manner::after) {
            mine.disk->image_.fail_sync(*mine.name);
            return SQLITE_IOERR_FSYNC;
        }
        mine.disk->image_.sync(*mine.name);
        return manner ? SQLITE_IOERR_FSYNC : SQLITE_OK;
    }

    static sqlite3_io_methods const* methods() {
        static sqlite3_io_methods const made = [] {
            sqlite3_io_methods own{};
            own.iVersion = 2;
            own.xClose = close;
            own.xWrite = write;
            own.xTruncate = truncate;
            own.xSync = sync;
            own.xRead = [](sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
                return plain(file, reading, SQLITE_IOERR_READ,
                             [&](sqlite3_file* real) { return real->pMethods->xRead(real, to, size, at); });
            };
            own.xFileSize = [](sqlite3_file* file, sqlite3_int64* size) {
                return plain(file, reading, SQLITE_IOERR_FSTAT,
                             [&](sqlite3_file* real) { return real->pMethods->xFileSize(real, size); });
            };
            own.xLock = [](sqlite3_file* file, int level) {
                return plain(file, locking, SQLITE_IOERR_LOCK,
                             [&](sqlite3_file* real) { return real->pMethods->xLock(real, level); });
            };
            own.xUnlock = [](sqlite3_file* file, int level) {
                return of(file).real->pMethods->xUnlock(of(file).real, level);
            };
            own.xCheckReservedLock = [](sqlite3_file* file, int* out) {
                return of(file).real->pMethods->xCheckReservedLock(of(file).real, out);
            };
            own.xFileControl = [](sqlite3_file* file, int what, void* with) {
                return of(file).real->pMethods->xFileControl(of(file).real, what, with);
            };
            own.xSectorSize = [](sqlite3_file* file) { return of(file).real->pMethods->xSectorSize(of(file).real); };
            own.xDeviceCharacteristics = [](sqlite3_file* file) {
                return of(file).real->pMethods->xDeviceCharacteristics(of(file).real);
            };
            own.xShmMap = [](sqlite3_file* file, int page, int size, int extend, void volatile** to) {
                return plain(file, locking, SQLITE_IOERR_SHMMAP,
                             [&](sqlite3_file* real) { return real->pMethods->xShmMap(real, page, size, extend, to); });
            };
            own.xShmLock = [](sqlite3_file* file, int from, int count, int flags) {
                // The engine does not look at how an unlock ends.
                auto* const real = of(file).real;
                if (flags & SQLITE_SHM_UNLOCK) return real->pMethods->xShmLock(real, from, count, flags);
                return plain(file, locking, SQLITE_IOERR_SHMLOCK,
                             [&](sqlite3_file* same) { return same->pMethods->xShmLock(same, from, count, flags); });
            };
            own.xShmBarrier = [](sqlite3_file* file) { of(file).real->pMethods->xShmBarrier(of(file).real); };
            own.xShmUnmap = [](sqlite3_file* file, int remove_it) {
                return of(file).real->pMethods->xShmUnmap(of(file).real, remove_it);
            };
            return own;
        }();
        return &made;
    }

    mutable std::mutex mutex_;  // held through each operation: they are counted one by one
    DiskImage image_;
    std::optional<Fault> fault_;
    int counted_ = 0;
    int fired_ = 0;
    int changes_left_ = 0;
    std::function<void(DiskImage)> cut_;
    sqlite3_vfs* real_;
    sqlite3_vfs vfs_;
};

}  // namespace polku::storage::sqlite
