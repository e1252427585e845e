#pragma once

#include <cstdint>

namespace polku::simulation {

/// What Polku asks the system's random sources for (ids, tokens, salts, nonces) comes from the seed from here on. In
/// this program a password's hash costs nothing, and is none.
void seed_randomness(std::uint64_t seed);

}  // namespace polku::simulation
