#pragma once

#include <filesystem>
#include <string>

namespace polku::tests {

/// Fills `data` with what `program demo` makes. It is made once for a program and a day, beside the program, and
/// copied: making it is most of what a short test would do. A failure of the test when it cannot be made.
void fill_with_samples(std::string const& program, std::filesystem::path const& data);

}  // namespace polku::tests
