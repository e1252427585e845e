#include "tests/support/sample_data.h"

#include "tests/support/running_program.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <system_error>

namespace polku::tests {

namespace fs = std::filesystem;

void fill_with_samples(std::string const& program, fs::path const& data) {
    auto const today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    auto const made = fs::last_write_time(program).time_since_epoch().count();
    fs::path const kept = fmt::format("{}-samples/{}-{}", program, made, today.time_since_epoch().count());
    if (!fs::exists(kept)) {
        // Whoever is first wins; several tests may begin at once.
        fs::path const mine = fmt::format("{}.{}", kept.string(), getpid());
        fs::create_directories(mine);
        ASSERT_EQ(run(program, {"demo", "--data", mine / "data"}), 0);
        std::error_code lost;
        fs::rename(mine, kept, lost);
        if (lost) fs::remove_all(mine);
    }
    fs::create_directories(data.parent_path());
    fs::copy(kept / "data", data, fs::copy_options::recursive);
    // What the program makes is on the disk when it ends; a test may cut the power next.
    auto const folder = ::open(data.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ASSERT_GE(folder, 0);
    EXPECT_EQ(::syncfs(folder), 0);
    ::close(folder);
}

}  // namespace polku::tests
