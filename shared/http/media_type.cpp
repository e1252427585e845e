#include "shared/http/media_type.h"

#include <algorithm>
#include <string>

namespace polku::http {

namespace {

/// The media type without its parameters, in lower case.
std::string media_type(std::string_view content_type) {
    auto type = std::string(content_type.substr(0, content_type.find(';')));
    while (!type.empty() && type.back() == ' ') type.pop_back();
    std::ranges::transform(type, type.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return type;
}

}  // namespace

domain::Result<void> check_media_type(Request const& request, std::span<std::string_view const> allowed) {
    auto const type = request.header("content-type");
    if (request.body.empty() && !type) return {};
    if (std::ranges::find(allowed, media_type(type.value_or(""))) == allowed.end())
        return domain::refused(domain::unsupported_media_type(allowed.front()));
    return {};
}

}  // namespace polku::http
