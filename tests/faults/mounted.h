#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace polku::tests {

/// A file system mounted at a folder of a test for as long as this lives, where the kernel allows it.
class Mounted {
public:
    /// Makes the folder. `source` is "tmpfs", or a file that holds an ext4 file system.
    Mounted(std::string source, std::filesystem::path folder, std::string options);
    ~Mounted();
    Mounted(Mounted const&) = delete;
    Mounted& operator=(Mounted const&) = delete;

    [[nodiscard]] bool done() const { return done_; }
    /// With other options, under whoever uses it. Throws std::runtime_error.
    void again(std::string const& options) const;
    /// In bytes.
    [[nodiscard]] std::uint64_t used() const;
    /// The power is cut: nothing that is not synced reaches the disk any more, and every call fails until the next
    /// mounting. Then it is mounted anew. Whoever has files open on it has to have ended before. Throws.
    void cut_power() const;
    void mount_anew();

private:
    void mount();

    std::string source_;
    std::filesystem::path folder_;
    std::string options_;
    bool done_ = false;
};

/// Makes an ext4 file system of so many bytes in a new file; false where there are no tools for it.
bool make_ext4(std::filesystem::path const& file, std::uint64_t bytes);

}  // namespace polku::tests
