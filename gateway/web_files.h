#pragma once

#include "gateway/served_file.h"
#include "shared/http/message.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

/// The built web application, read into memory once.
namespace polku::gateway {

class WebFiles {
public:
    /// Reads every regular file below `root` but hidden ones; `NAME.br` and `NAME.gz` are NAME precompressed. Throws
    /// std::runtime_error when there is no index.html or a file cannot be read.
    explicit WebFiles(std::filesystem::path const& root);

    /// The file at `request.path`; index.html for `/` and for a page's address (one without an extension). Nothing:
    /// no such file. 304 for the tag that the browser has. Requires: GET or HEAD.
    [[nodiscard]] std::optional<http::Response> find(http::Request const& request) const;

private:
    std::map<std::string, ServedFile, std::less<>> files_;  ///< by path: "/index.html", "/assets/..."
};

}  // namespace polku::gateway
