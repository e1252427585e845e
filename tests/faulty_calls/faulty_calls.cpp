// Preloaded into the program by tests alone: the calls that SQLite makes on files, and the clock on the wall, go wrong
// as the switchboard says. Only positioned reads and writes are touched, so sockets and logs are not.
#include "tests/faulty_calls/switchboard.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <new>

namespace {

using polku::tests::Switchboard;

Switchboard& board() {
    static Switchboard* const shared = [] {
        static Switchboard nothing{};
        // NOLINTNEXTLINE(concurrency-mt-unsafe): read once, before the program has begun
        auto const* const path = std::getenv("FAULTY_CALLS_BOARD");
        auto const file = path ? ::open(path, O_RDWR | O_CLOEXEC) : -1;
        if (file < 0) return &nothing;
        auto* const mapped = ::mmap(nullptr, sizeof(Switchboard), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        ::close(file);
        return mapped == MAP_FAILED ? &nothing : static_cast<Switchboard*>(mapped);
    }();
    return *shared;
}

template <class Call>
Call next(char const* name) {
    return reinterpret_cast<Call>(::dlsym(RTLD_NEXT, name));
}

bool fails(std::atomic<std::int64_t> const& fault) {
    if (fault == 0) return false;
    errno = EIO;
    return true;
}

void slow_down() {
    auto const milliseconds = board().sync_milliseconds.load();
    if (milliseconds == 0) return;
    timespec const pause{.tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1'000'000};
    ::nanosleep(&pause, nullptr);
}

int sync(char const* name, int file) {
    slow_down();
    return fails(board().syncs_fail) ? -1 : next<int (*)(int)>(name)(file);
}

}  // namespace

extern "C" {

// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): the C library's names are reserved
int fsync(int file) { return sync("fsync", file); }
int fdatasync(int file) { return sync("fdatasync", file); }

ssize_t pwrite64(int file, void const* bytes, size_t count, off64_t at) {
    static auto const real = next<ssize_t (*)(int, void const*, size_t, off64_t)>("pwrite64");
    return fails(board().writes_fail) ? -1 : real(file, bytes, count, at);
}
ssize_t pread64(int file, void* bytes, size_t count, off64_t at) {
    static auto const real = next<ssize_t (*)(int, void*, size_t, off64_t)>("pread64");
    return fails(board().reads_fail) ? -1 : real(file, bytes, count, at);
}

int clock_gettime(clockid_t clock, timespec* now) noexcept {
    static auto const real = next<int (*)(clockid_t, timespec*)>("clock_gettime");
    auto const failed = real(clock, now);
    if (failed == 0 && clock == CLOCK_REALTIME) {
        auto const ahead = board().clock_ahead_milliseconds.load();
        now->tv_sec += ahead / 1000;
    }
    return failed;
}
// NOLINTEND(readability-inconsistent-declaration-parameter-name)
}
