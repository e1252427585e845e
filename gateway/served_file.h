#pragma once

#include "shared/http/message.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// A file that is held in memory and served in the coding that the browser takes.
namespace polku::gateway {

struct FileVariant {
    std::shared_ptr<std::string const> body;
    std::string etag;  ///< strong: each coding has its own
};

FileVariant file_variant(std::shared_ptr<std::string const> body);

struct ServedFile {
    std::string content_type;
    std::string cache_control;
    FileVariant plain;
    std::optional<FileVariant> brotli{};
    std::optional<FileVariant> gzip{};
};

/// The smallest variant that Accept-Encoding allows, or 304 for the tag that the browser has.
[[nodiscard]] http::Response serve(ServedFile const& file, http::Request const& request);

}  // namespace polku::gateway
