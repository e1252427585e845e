#include "tests/simulation/simulated_disk.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace polku::simulation {

/// What the engine holds of an open file; it begins as every file of the engine does.
struct OpenFile {
    sqlite3_file base;
    SimulatedDisk* disk;
    std::shared_ptr<SimulatedDisk::Stored>* file;
    int level;        ///< of the lock on the file
    unsigned shared;  ///< locks on the shared memory, a bit each
    unsigned exclusive;
    bool mapped;
};

namespace {

constexpr std::int64_t kSector = 512;

OpenFile& mine(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file); }

unsigned bits(int first, int count) { return ((1U << count) - 1U) << first; }

}  // namespace

std::string_view part_of(std::string_view file) {
    file.remove_prefix(file.rfind('/') + 1);
    return file.substr(0, file.find_first_of(".-"));
}

/// The engine's way into the disk: its table of functions.
struct SimulatedDiskCalls {
    using Kind = SimulatedDisk::Kind;
    using Fault = SimulatedDisk::Fault;
    using Stored = SimulatedDisk::Stored;

    static Stored& of(sqlite3_file* file) { return **mine(file).file; }

    template <class F>
    static bool any_other(sqlite3_file* file, F const& asks) {
        return std::ranges::any_of(of(file).open,
                                   [&](OpenFile const* other) { return &other->base != file && asks(*other); });
    }

    static int close(sqlite3_file* file) {
        unmap(file, 0);
        std::erase(of(file).open, &mine(file));
        delete mine(file).file;
        return SQLITE_OK;
    }
    static int read(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
        auto const next = mine(file).disk->next(of(file), Kind::reading);
        if (next.dead || next.fault != Fault::none) return SQLITE_IOERR_READ;
        return of(file).shown.read(to, static_cast<std::size_t>(size), at) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
    }
    static int write(sqlite3_file* file, void const* bytes, int size, sqlite3_int64 at) {
        auto const [fault, dead] = mine(file).disk->next(of(file), Kind::writing);
        if (dead || fault == Fault::before) return SQLITE_IOERR_WRITE;
        auto const half = fault == Fault::partly || fault == Fault::full;
        std::string written(static_cast<char const*>(bytes), static_cast<std::size_t>(half ? size / 2 : size));
        of(file).shown.write(written, at);
        of(file).waiting.push_back({at, std::move(written)});
        if (fault == Fault::none) return SQLITE_OK;
        return fault == Fault::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        auto const [fault, dead] = mine(file).disk->next(of(file), Kind::cutting);
        if (dead || (fault != Fault::none && fault != Fault::after)) return SQLITE_IOERR_TRUNCATE;
        of(file).shown.truncate(size);
        of(file).waiting.push_back({.at = size, .cuts = true});
        return fault == Fault::none ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
    }
    static int sync(sqlite3_file* file, int) {
        auto& disk = *mine(file).disk;
        auto const [fault, dead] = disk.next(of(file), Kind::syncing);
        if (dead) return SQLITE_IOERR_FSYNC;
        if (fault == Fault::lie) return SQLITE_OK;
        if (fault != Fault::none && fault != Fault::after) {
            // The system takes its pages for written: no later sync writes them.
            SimulatedDisk::keep_some(of(file), disk.random_, 2);
            return SQLITE_IOERR_FSYNC;
        }
        for (auto const& change : of(file).waiting) SimulatedDisk::apply(of(file).kept, change);
        of(file).waiting.clear();
        return fault == Fault::none ? SQLITE_OK : SQLITE_IOERR_FSYNC;
    }
    static int size(sqlite3_file* file, sqlite3_int64* out) {
        if (mine(file).disk->next(of(file), Kind::reading).dead) return SQLITE_IOERR_FSTAT;
        *out = of(file).shown.size();
        return SQLITE_OK;
    }

    static int lock(sqlite3_file* file, int level) {
        auto const refused_by = level == SQLITE_LOCK_EXCLUSIVE  ? SQLITE_LOCK_SHARED
                                : level == SQLITE_LOCK_RESERVED ? SQLITE_LOCK_RESERVED
                                                                : SQLITE_LOCK_PENDING;
        if (any_other(file, [&](OpenFile const& other) { return other.level >= refused_by; })) return SQLITE_BUSY;
        mine(file).level = std::max(mine(file).level, level);
        return SQLITE_OK;
    }
    static int unlock(sqlite3_file* file, int level) {
        mine(file).level = std::min(mine(file).level, level);
        return SQLITE_OK;
    }
    static int reserved(sqlite3_file* file, int* out) {
        *out = any_other(file, [](OpenFile const& other) { return other.level >= SQLITE_LOCK_RESERVED; }) ? 1 : 0;
        return SQLITE_OK;
    }

    static int map(sqlite3_file* file, int region, int size, int extend, void volatile** to) {
        auto& memory = of(file).shared_memory;
        mine(file).mapped = true;
        *to = nullptr;
        auto const index = static_cast<std::size_t>(region);
        if (index >= memory.size() && extend == 0) return SQLITE_OK;
        while (memory.size() <= index) {
            memory.push_back(std::make_unique<unsigned char[]>(static_cast<std::size_t>(size)));
        }
        *to = memory[index].get();
        return SQLITE_OK;
    }
    static int lock_memory(sqlite3_file* file, int first, int count, int flags) {
        auto const asked = bits(first, count);
        if ((flags & SQLITE_SHM_UNLOCK) != 0) {
            mine(file).shared &= ~asked;
            mine(file).exclusive &= ~asked;
            return SQLITE_OK;
        }
        auto const shares = (flags & SQLITE_SHM_SHARED) != 0;
        auto const refused = any_other(file, [&](OpenFile const& other) {
            return ((shares ? other.exclusive : other.exclusive | other.shared) & asked) != 0;
        });
        if (refused) return SQLITE_BUSY;
        (shares ? mine(file).shared : mine(file).exclusive) |= asked;
        return SQLITE_OK;
    }
    static int unmap(sqlite3_file* file, int) {
        mine(file).shared = mine(file).exclusive = 0;
        mine(file).mapped = false;
        if (!any_other(file, [](OpenFile const& other) { return other.mapped; })) of(file).shared_memory.clear();
        return SQLITE_OK;
    }

    static sqlite3_io_methods const* methods() {
        static sqlite3_io_methods const made = [] {
            sqlite3_io_methods own{};
            own.iVersion = 2;
            own.xClose = close;
            own.xRead = read;
            own.xWrite = write;
            own.xTruncate = truncate;
            own.xSync = sync;
            own.xFileSize = size;
            own.xLock = lock;
            own.xUnlock = unlock;
            own.xCheckReservedLock = reserved;
            own.xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; };
            own.xSectorSize = [](sqlite3_file*) { return 4096; };
            own.xDeviceCharacteristics = [](sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; };
            own.xShmMap = map;
            own.xShmLock = lock_memory;
            own.xShmBarrier = [](sqlite3_file*) {};
            own.xShmUnmap = unmap;
            return own;
        }();
        return &made;
    }
};

SimulatedDisk::SimulatedDisk() : real_(sqlite3_vfs_find(nullptr)), vfs_{} {
    vfs_.iVersion = 2;
    vfs_.szOsFile = sizeof(OpenFile);
    vfs_.mxPathname = 512;
    vfs_.zName = "simulated-disk";
    vfs_.pAppData = this;
    vfs_.xOpen = open;
    vfs_.xDelete = remove;
    vfs_.xAccess = access;
    vfs_.xFullPathname = [](sqlite3_vfs*, char const* name, int room, char* out) {
        if (static_cast<int>(std::strlen(name)) >= room) return SQLITE_CANTOPEN;
        std::strcpy(out, name);
        return SQLITE_OK;
    };
    vfs_.xRandomness = [](sqlite3_vfs* vfs, int bytes, char* out) {
        for (int i = 0; i < bytes; ++i) {
            out[i] = static_cast<char>(static_cast<SimulatedDisk*>(vfs->pAppData)->random_.next());
        }
        return bytes;
    };
    vfs_.xSleep = [](sqlite3_vfs*, int microseconds) { return microseconds; };
    vfs_.xCurrentTimeInt64 = [](sqlite3_vfs*, sqlite3_int64* out) {
        *out = 0;
        return SQLITE_OK;
    };
    vfs_.xGetLastError = [](sqlite3_vfs*, int, char*) { return 0; };
    sqlite3_vfs_register(&vfs_, 1);
}

SimulatedDisk::~SimulatedDisk() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real_, 1);
}

SimulatedDisk::Contents SimulatedDisk::contents() const {
    Contents contents;
    for (auto const& [name, file] : files_) contents[name] = file->shown;
    return contents;
}

void SimulatedDisk::begin(Contents const& contents) {
    files_.clear();
    frozen_.clear();
    for (auto const& [name, content] : contents) {
        auto const file = find_or_make(name);
        file->shown = content;
        file->kept = content;
    }
}

void SimulatedDisk::show_image(std::string const& name, PagedFile image) {
    if (image.size() == 0) {
        images_.erase(name);
        return;
    }
    // As the engine's format has it: written by a program that keeps no log, and at another time than the file will
    // ever be; who has the image in its cache reads the file anew.
    constexpr std::string_view kWithoutLog("\1\1", 2);
    constexpr std::string_view kNever("\377\377\377\377", 4);
    image.write(kWithoutLog, 18);
    image.write(kNever, 24);
    auto const stored = std::make_shared<Stored>();
    stored->name = name;
    stored->shown = std::move(image);
    images_[name] = stored;
}

void SimulatedDisk::attach(sqlite3* connection) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
    auto& opened = mine(file);
    std::erase((*opened.file)->open, &opened);
    *opened.file = find_or_make((*opened.file)->name);
    (*opened.file)->open.push_back(&opened);
}

void SimulatedDisk::seed(std::uint64_t seed) {
    random_ = Random(seed);
    sqlite3_randomness(0, nullptr);  // asks for a new beginning
}

void SimulatedDisk::let_go(std::string_view part) {
    for (auto const& [name, file] : files_) {
        if (file->part != part) continue;
        file->open.clear();
        file->shared_memory.clear();
    }
}

void SimulatedDisk::thaw(std::string_view part) { frozen_.erase(frozen_.find(part)); }

void SimulatedDisk::lose_what_was_not_synced(Random& random) {
    for (auto const& [name, file] : files_) {
        // Often all or nothing is there; else a part.
        constexpr unsigned kOfFour[] = {0, 0, 4, 2};
        keep_some(*file, random, kOfFour[random.below(std::size(kOfFour))]);
        file->shown = file->kept;
    }
}

void SimulatedDisk::apply(PagedFile& file, Change const& change) {
    if (change.cuts) return file.truncate(change.at);
    file.write(change.bytes, change.at);
}

void SimulatedDisk::keep_some(Stored& file, Random& random, unsigned of_four) {
    for (auto const& change : file.waiting) {
        if (change.cuts) {
            if (random.below(4) < of_four) file.kept.truncate(change.at);
            continue;
        }
        for (std::int64_t at = change.at; at < change.at + static_cast<std::int64_t>(change.bytes.size());) {
            auto const end = std::min(at - at % kSector + kSector, change.at + std::ssize(change.bytes));
            if (random.below(4) < of_four) {
                file.kept.write(
                    std::string_view(change.bytes)
                        .substr(static_cast<std::size_t>(at - change.at), static_cast<std::size_t>(end - at)),
                    at);
            }
            at = end;
        }
    }
    file.waiting.clear();
}

SimulatedDisk::Operation SimulatedDisk::next(Stored const& file, Kind kind) {
    ++operations_;
    if (file.part.empty()) return {};
    if (!frozen(file.part) && chooser_) {
        auto const fault = chooser_(file.part, file.name, kind);
        if (!frozen(file.part)) return {fault, false};
    }
    return {Fault::none, frozen(file.part)};
}

std::shared_ptr<SimulatedDisk::Stored> SimulatedDisk::find_or_make(std::string const& name) {
    auto& file = files_[name];
    if (!file) {
        file = std::make_shared<Stored>();
        file->name = name;
        file->part = part_of(name);
    }
    return file;
}

int SimulatedDisk::open(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* out_flags) {
    auto& disk = *static_cast<SimulatedDisk*>(vfs->pAppData);
    file->pMethods = nullptr;
    if (name != nullptr && disk.frozen(part_of(name))) return SQLITE_CANTOPEN;
    // Without a name it is for the moment, and nobody's.
    auto stored = std::make_shared<Stored>();
    if (name != nullptr) {
        auto const image = disk.images_.find(std::string_view(name));
        stored = image != disk.images_.end() ? image->second : disk.find_or_make(name);
    }
    auto* const opened = new (file) OpenFile{};
    opened->disk = &disk;
    opened->file = new std::shared_ptr<Stored>(std::move(stored));
    (*opened->file)->open.push_back(opened);
    opened->base.pMethods = SimulatedDiskCalls::methods();
    if (out_flags != nullptr) *out_flags = flags;
    return SQLITE_OK;
}

int SimulatedDisk::remove(sqlite3_vfs* vfs, char const* name, int) {
    auto& disk = *static_cast<SimulatedDisk*>(vfs->pAppData);
    auto const found = disk.files_.find(name);
    if (found == disk.files_.end()) return SQLITE_IOERR_DELETE_NOENT;
    auto const [fault, dead] = disk.next(*found->second, Kind::cutting);
    if (dead || (fault != Fault::none && fault != Fault::after)) return SQLITE_IOERR_DELETE;
    disk.files_.erase(found);
    return fault == Fault::none ? SQLITE_OK : SQLITE_IOERR_DELETE;
}

int SimulatedDisk::access(sqlite3_vfs* vfs, char const* name, int flags, int* out) {
    auto& disk = *static_cast<SimulatedDisk*>(vfs->pAppData);
    if (!disk.images_.empty()) {
        *out = disk.images_.contains(std::string_view(name)) ? 1 : 0;
        return SQLITE_OK;
    }
    auto const found = disk.files_.find(name);
    // As the real one: an empty file is taken for none when it is asked whether it is there.
    *out = found != disk.files_.end() && (flags != SQLITE_ACCESS_EXISTS || found->second->shown.size() > 0) ? 1 : 0;
    return SQLITE_OK;
}

}  // namespace polku::simulation
