#include "tests/faults/mounted.h"

#include "tests/support/running_program.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

namespace polku::tests {

namespace {

// Of <linux/ext4.h>, which Debian 12 does not have: shut down without writing the log out.
constexpr unsigned long kShutdown = _IOR('X', 125, std::uint32_t);
constexpr std::uint32_t kNoLogFlush = 2;

bool succeeds(std::string const& program, std::vector<std::string> arguments) {
    return run(program, std::move(arguments)) == 0;
}

}  // namespace

Mounted::Mounted(std::string source, std::filesystem::path folder, std::string options)
    : source_(std::move(source)), folder_(std::move(folder)), options_(std::move(options)) {
    std::filesystem::create_directories(folder_);
    mount();
}

void Mounted::mount() {
    auto const tmpfs = source_ == "tmpfs";
    auto const options = tmpfs ? options_ : "loop," + options_;
    done_ = succeeds("/bin/mount", {"-t", tmpfs ? "tmpfs" : "ext4", "-o", options, source_, folder_});
    if (done_) ::chmod(folder_.c_str(), 0700);
}

Mounted::~Mounted() {
    if (done_) succeeds("/bin/umount", {"--lazy", folder_});
}

void Mounted::again(std::string const& options) const {
    if (!succeeds("/bin/mount", {"-o", "remount," + options, folder_})) throw std::runtime_error("cannot mount again");
}

std::uint64_t Mounted::used() const {
    struct statvfs found{};
    if (::statvfs(folder_.c_str(), &found) != 0) throw std::runtime_error("no figures of the file system");
    return (found.f_blocks - found.f_bfree) * found.f_frsize;
}

void Mounted::cut_power() const {
    auto const folder = ::open(folder_.c_str(), O_RDONLY | O_CLOEXEC);
    auto const failed = ::ioctl(folder, kShutdown, &kNoLogFlush) != 0;
    auto const error = errno;
    ::close(folder);
    if (failed) throw std::system_error(error, std::generic_category(), "the power cannot be cut");
}

void Mounted::mount_anew() {
    if (!succeeds("/bin/umount", {folder_})) throw std::runtime_error("somebody uses the file system");
    done_ = false;
    mount();
    if (!done_) throw std::runtime_error("cannot be mounted after the power was cut");
}

bool make_ext4(std::filesystem::path const& file, std::uint64_t bytes) {
    std::ofstream(file).close();
    std::filesystem::resize_file(file, bytes);
    return std::filesystem::exists("/sbin/mkfs.ext4") && succeeds("/sbin/mkfs.ext4", {"-q", "-F", file});
}

}  // namespace polku::tests
