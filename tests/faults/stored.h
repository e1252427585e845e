#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace polku::tests {

/// What stands in the databases of a data directory, whether or not a program holds it: read beside the API, so that a
/// fault of the program cannot hide what it stored.
class Stored {
public:
    explicit Stored(std::filesystem::path data) : data_(std::move(data)) {}

    /// The first column of each row. Throws std::runtime_error.
    [[nodiscard]] std::vector<std::string> texts(std::string const& service, std::string const& sql) const;

private:
    std::filesystem::path data_;
};

}  // namespace polku::tests
