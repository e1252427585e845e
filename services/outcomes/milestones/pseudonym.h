#pragma once

#include <string>

namespace polku::outcomes {

/// A new pseudonym: "P-" and ten letters and digits that are not mistaken for each other (Crockford's base 32), 50 bits
/// of the system's CSPRNG.
std::string fresh_pseudonym();

}  // namespace polku::outcomes
