#pragma once

#include <cstddef>
#include <cstdint>

namespace polku::simulation {

/// What a seed decides: SplitMix64, the same on every machine.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15ULL;
        auto mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
        return mixed ^ (mixed >> 31);
    }
    /// 0 to `count` - 1. Requires: `count` is not 0.
    std::size_t below(std::size_t count) { return next() % count; }
    /// Once in `times` on average; never when 0.
    bool once_in(std::size_t times) { return times != 0 && below(times) == 0; }

private:
    std::uint64_t state_;
};

}  // namespace polku::simulation
