#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

struct sqlite3;

namespace polku::tests {

/// What stands in the databases of a data directory, whether or not a program holds it: read beside the API, so that a
/// fault of the program cannot hide what it stored.
class Stored {
public:
    enum class Files : std::uint8_t {
        opened_each_time,  ///< whoever has them may come and go meanwhile
        kept_open,
    };
    explicit Stored(std::filesystem::path data, Files files = Files::opened_each_time)
        : data_(std::move(data)), files_(files) {}

    /// The first column of each row. Throws std::runtime_error.
    [[nodiscard]] std::vector<std::string> texts(std::string const& service, std::string const& sql) const;

private:
    using Opened = std::shared_ptr<sqlite3>;
    [[nodiscard]] Opened open(std::string const& service) const;

    std::filesystem::path data_;
    Files files_;
    mutable std::map<std::string, Opened> opened_;
};

}  // namespace polku::tests
