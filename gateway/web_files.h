#pragma once

#include "shared/http/message.h"

#include <filesystem>
#include <map>
#include <memory>
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
    struct Variant {
        std::shared_ptr<std::string const> body;
        std::string etag;
    };
    struct File {
        std::string content_type;
        std::string cache_control;
        Variant plain;
        std::optional<Variant> brotli;
        std::optional<Variant> gzip;
    };
    [[nodiscard]] http::Response response(File const& file, http::Request const& request) const;

    std::map<std::string, File, std::less<>> files_;  ///< by path: "/index.html", "/assets/..."
};

}  // namespace polku::gateway
