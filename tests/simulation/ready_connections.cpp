#include "tests/simulation/ready_connections.h"

#include <dlfcn.h>

#include <stdexcept>

namespace polku::simulation {

namespace {

/// As Polku opens a file, for its writer and for its readers, and as the tests look into one.
constexpr int kOfPolku = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
constexpr int kOfTests = SQLITE_OPEN_READONLY;
constexpr std::size_t kForPolku = 16;
constexpr std::size_t kForTests = 1;

ReadyConnections* living = nullptr;

template <class F>
F* of_the_engine(char const* name) {
    return reinterpret_cast<F*>(::dlsym(RTLD_NEXT, name));
}

int open_anew(char const* file, sqlite3** out, int flags, char const* vfs) {
    static auto const open = of_the_engine<decltype(sqlite3_open_v2)>("sqlite3_open_v2");
    return open(file, out, flags, vfs);
}

}  // namespace

ReadyConnections::ReadyConnections(SimulatedDisk& disk, SimulatedDisk::Contents const& contents, May may)
    : disk_(disk), may_(std::move(may)) {
    for (auto const& [file, content] : contents) {
        if (!file.ends_with(".db")) continue;
        disk_.show_image(file, content);
        add(file, kOfPolku, kForPolku);
        add(file, kOfTests, kForTests);
        disk_.show_image(file, {});
    }
    living = this;
}

ReadyConnections::~ReadyConnections() {
    living = nullptr;
    for (auto const& [kind, ready] : ready_) {
        for (auto* const connection : ready.connections) sqlite3_close(connection);
    }
}

void ReadyConnections::add(std::string const& file, int flags, std::size_t count) {
    auto& ready = ready_[{file, flags}];
    while (ready.connections.size() < count) {
        auto const before = disk_.operations();
        sqlite3* opened = nullptr;
        auto code = open_anew(file.c_str(), &opened, flags, nullptr);
        ready.connections.push_back(opened);
        if (code == SQLITE_OK) {
            code = sqlite3_exec(opened, "PRAGMA table_info(sqlite_schema)", nullptr, nullptr, nullptr);
        }
        if (code != SQLITE_OK) throw std::runtime_error("no connection to " + file + " can be made ready");
        ready.operations = static_cast<int>(disk_.operations() - before);
    }
}

sqlite3* ReadyConnections::take(char const* file, int flags) {
    if (living == nullptr) return nullptr;
    auto const found = living->ready_.find({file, flags});
    if (found == living->ready_.end() || found->second.connections.empty()) return nullptr;
    auto& ready = found->second;
    if (!living->may_(part_of(file), ready.operations)) return nullptr;
    auto* const connection = ready.connections.back();
    ready.connections.pop_back();
    living->disk_.attach(connection);
    return connection;
}

}  // namespace polku::simulation

// What the program itself defines comes before what a shared library has under the same name.
extern "C" {

// NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name): the engine's names are not ours
int sqlite3_open_v2(char const* file, sqlite3** out, int flags, char const* vfs) {
    using polku::simulation::ReadyConnections;
    if (auto* const ready = ReadyConnections::take(file, flags)) {
        *out = ready;
        return SQLITE_OK;
    }
    return polku::simulation::open_anew(file, out, flags, vfs);
}

}  // extern "C"
