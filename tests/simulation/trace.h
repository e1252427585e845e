#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace polku::simulation {

/// What happened in a history, line by line: two runs of one seed must have the same.
class Trace {
public:
    explicit Trace(bool spoken) : spoken_(spoken) {}

    template <class... Args>
    void note(fmt::format_string<Args...> format, Args&&... args) {
        auto const line = fmt::format(format, std::forward<Args>(args)...);
        add(line);
        if (spoken_) fmt::print(stderr, "{:6} {}\n", step_, line);
    }
    /// What is too long for a line.
    void add(std::string_view bytes) {
        for (auto const byte : bytes) hash_ = (hash_ ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
        hash_ = (hash_ ^ 0xFFU) * 0x100000001B3ULL;
    }
    void next_step() { ++step_; }

    [[nodiscard]] std::uint64_t hash() const { return hash_; }
    [[nodiscard]] std::size_t step() const { return step_; }

private:
    bool spoken_;
    std::size_t step_ = 0;
    std::uint64_t hash_ = 0xCBF29CE484222325ULL;
};

/// Something that must never happen has. Not a std::exception: nothing on the way may take it for a fault of its own.
struct Broken {
    std::string what;
};

}  // namespace polku::simulation
