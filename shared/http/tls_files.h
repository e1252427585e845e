#pragma once

#include <filesystem>
#include <optional>

namespace polku::http {

/// PEM files of one side of a TLS connection.
struct TlsFiles {
    std::filesystem::path certificate;  ///< and its chain
    std::filesystem::path key;
    /// Who must have signed the other side's certificate. Nothing: a server asks for none; a channel needs it.
    std::optional<std::filesystem::path> authority{};
};

}  // namespace polku::http
