#pragma once

#include "tests/simulation/paged_file.h"
#include "tests/simulation/random.h"

#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace polku::simulation {

/// Whose a file is: its name up to the first dot or dash, without folders.
std::string_view part_of(std::string_view file);

/// The engine's default file system while it lives, all in memory. One at a time; every database opened while it lives
/// is closed before it. A file belongs to the part whose name it begins with.
class SimulatedDisk {
public:
    enum class Kind : std::uint8_t { reading, writing, cutting, syncing };
    enum class Fault : std::uint8_t {
        none,
        before,  ///< an I/O error, and nothing happened
        after,   ///< an I/O error, although it happened: the answer was lost
        partly,  ///< an I/O error after half of a write
        full,    ///< the disk is full after half of a write
        lie,     ///< of a sync: it says that it is done, and nothing is
    };
    /// Asked before each operation on a file of a part; it may freeze the part, and then nothing happens.
    using Chooser = std::function<Fault(std::string_view part, std::string_view file, Kind kind)>;

    SimulatedDisk();
    ~SimulatedDisk();
    SimulatedDisk(SimulatedDisk const&) = delete;
    SimulatedDisk& operator=(SimulatedDisk const&) = delete;

    void choose_with(Chooser chooser) { chooser_ = std::move(chooser); }
    /// So far, on all files.
    [[nodiscard]] std::uint64_t operations() const { return operations_; }

    /// What is written on it, by file; copies share their pages.
    using Contents = std::map<std::string, PagedFile>;
    /// As the system shows it. Requires: no file is open.
    [[nodiscard]] Contents contents() const;
    /// Holds exactly that, all of it synced. Requires: no file is open.
    void begin(Contents const& contents);
    /// From now on who opens that database sees its bytes as they are here, in nobody's hands and with no log beside
    /// them, until the image is empty. Requires: these bytes need no log.
    void show_image(std::string const& name, PagedFile image);
    /// A connection that was opened on an image and has read no more than that has the file itself from now on.
    /// Requires: it is in no transaction.
    void attach(sqlite3* connection);
    /// The engine's random numbers begin with the seed.
    void seed(std::uint64_t seed);

    /// The part is dead: every operation on its files fails from now on, and nothing happens.
    void freeze(std::string_view part) { frozen_.emplace(part); }
    [[nodiscard]] bool frozen(std::string_view part) const { return frozen_.contains(part); }
    /// The process that had them open is no more: its files are in nobody's hands. Requires: frozen, and nothing of
    /// that process ever runs again.
    void let_go(std::string_view part);
    /// The part may come again. Requires: it has no file open.
    void thaw(std::string_view part);
    /// Power is back after a cut: each file is what was synced, and of what was written since each sector is there or
    /// not. Requires: no file is open.
    void lose_what_was_not_synced(Random& random);

private:
    /// Written or cut, and not synced yet.
    struct Change {
        std::int64_t at = 0;
        std::string bytes{};
        bool cuts = false;
    };
    struct Stored {
        std::string name;
        std::string part;
        PagedFile shown;  ///< as the system shows it
        PagedFile kept;   ///< as the disk holds it
        std::vector<Change> waiting;
        std::vector<std::unique_ptr<unsigned char[]>> shared_memory;
        std::vector<struct OpenFile*> open;
    };
    friend struct OpenFile;
    friend struct SimulatedDiskCalls;

    struct Operation {
        Fault fault = Fault::none;
        bool dead = false;
    };
    Operation next(Stored const& file, Kind kind);
    std::shared_ptr<Stored> find_or_make(std::string const& name);
    static void apply(PagedFile& file, Change const& change);
    static void keep_some(Stored& file, Random& random, unsigned of_four);

    static int open(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* out_flags);
    static int remove(sqlite3_vfs* vfs, char const* name, int sync);
    static int access(sqlite3_vfs* vfs, char const* name, int flags, int* out);

    std::map<std::string, std::shared_ptr<Stored>> files_;
    std::map<std::string, std::shared_ptr<Stored>, std::less<>> images_;
    std::set<std::string, std::less<>> frozen_;
    Chooser chooser_;
    std::uint64_t operations_ = 0;
    Random random_{1};  ///< the engine's, and what a failed sync has kept
    sqlite3_vfs* real_;
    sqlite3_vfs vfs_;
};

}  // namespace polku::simulation
