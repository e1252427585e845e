#pragma once

#include <string>

namespace polku::tests {

/// The identity code of the sample client who signs in (Kalle): nobody's, with an individual number of 900 or more.
std::string sample_client_code();

}  // namespace polku::tests
