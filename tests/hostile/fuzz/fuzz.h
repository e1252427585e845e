#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

/// What every target of the fuzzer is made of: it defines `examine`, which is called for one input after another.
namespace polku::fuzz {

/// Ends the program, so that the fuzzer keeps the input, when what must hold does not.
inline void require(bool holds, char const* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

void examine(std::string_view input);

}  // namespace polku::fuzz

// Included by exactly one source of each program.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);
extern "C" __attribute__((used)) inline int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    polku::fuzz::examine({reinterpret_cast<char const*>(data), size});
    return 0;
}
