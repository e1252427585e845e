#include "gateway/web_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace polku::gateway {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kIndex = "/index.html";

constexpr std::pair<std::string_view, std::string_view> kContentTypes[] = {
    {".css", "text/css; charset=utf-8"},
    {".html", "text/html; charset=utf-8"},
    {".ico", "image/x-icon"},
    {".jpg", "image/jpeg"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".md", "text/markdown; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".png", "image/png"},
    {".svg", "image/svg+xml"},
    {".txt", "text/plain; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
    {".webp", "image/webp"},
    {".woff2", "font/woff2"},
};

std::string content_type_of(std::string_view path) {
    auto const name = path.substr(path.rfind('/') + 1);
    auto const dot = name.rfind('.');
    auto const extension = dot == std::string_view::npos ? std::string_view() : name.substr(dot);
    auto const found =
        std::ranges::find(kContentTypes, extension, &std::pair<std::string_view, std::string_view>::first);
    return std::string(found == std::end(kContentTypes) ? "application/octet-stream" : found->second);
}

/// What is in assets/ has its content's hash in its name; all else is asked for again, with its tag.
std::string cache_control_of(std::string_view path) {
    return path.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}

std::shared_ptr<std::string const> read_whole(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    auto content = std::make_shared<std::string>(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    if (!in) throw std::runtime_error("cannot read " + path.string());
    return content;
}

/// Every regular file that is not hidden and not below a hidden folder, by its path from the root. A link is no file
/// of the application, wherever it leads.
std::map<std::string, fs::path, std::less<>> list_files(fs::path const& root) {
    std::map<std::string, fs::path, std::less<>> found;
    for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator(); ++entry) {
        auto const hidden = entry->path().filename().string().starts_with('.');
        if (hidden) {
            entry.disable_recursion_pending();
        } else if (entry->symlink_status().type() == fs::file_type::regular) {
            found.emplace("/" + entry->path().lexically_relative(root).generic_string(), entry->path());
        }
    }
    return found;
}

bool has_extension(std::string_view path) {
    return path.substr(path.rfind('/') + 1).find('.') != std::string_view::npos;
}

}  // namespace

WebFiles::WebFiles(fs::path const& root) {
    std::error_code failed;
    if (!fs::is_regular_file(root / "index.html", failed)) {
        throw std::runtime_error("no index.html in " + root.string() + ": build the web application (npm run build)");
    }
    auto const read = [](fs::path const& path) { return file_variant(read_whole(path)); };
    auto const paths = list_files(root);
    for (auto const& [name, path] : paths) {
        auto const is_variant = (name.ends_with(".br") || name.ends_with(".gz")) &&
                                paths.contains(std::string_view(name).substr(0, name.size() - 3));
        if (is_variant) continue;
        ServedFile file{content_type_of(name), cache_control_of(name), read(path)};
        if (auto const found = paths.find(name + ".br"); found != paths.end()) file.brotli = read(found->second);
        if (auto const found = paths.find(name + ".gz"); found != paths.end()) file.gzip = read(found->second);
        files_.emplace(name, std::move(file));
    }
}

std::optional<http::Response> WebFiles::find(http::Request const& request) const {
    auto found = files_.find(request.path);
    // Nor is a page what a tool may have left behind: "/.git/config".
    auto const page = !has_extension(request.path) && !request.path.contains("/.");
    if (found == files_.end() && page) found = files_.find(kIndex);
    if (found == files_.end()) return std::nullopt;
    return serve(found->second, request);
}

}  // namespace polku::gateway
