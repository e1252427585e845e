#include "shared/http/target.h"

#include "shared/domain/text.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace polku::http {

namespace {

domain::Problem bad_target(std::string detail) { return domain::bad_request("malformed_request", std::move(detail)); }

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// Decoded once; nothing when a percent sign is not followed by two digits.
std::optional<std::string> percent_decoded(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded.push_back(text[i]);
            continue;
        }
        if (i + 2 >= text.size()) return std::nullopt;
        auto const high = hex_digit(text[i + 1]);
        auto const low = hex_digit(text[i + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        decoded.push_back(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return decoded;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view start) {
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return text.size() >= start.size() && std::ranges::equal(text.substr(0, start.size()), start, {}, lower, lower);
}

/// Of an absolute form, what follows the authority; nothing when the authority is not `host`.
std::optional<std::string_view> after_authority(std::string_view target, std::string_view host) {
    for (auto const scheme : {std::string_view("https://"), std::string_view("http://")}) {
        if (!starts_with_ignoring_case(target, scheme)) continue;
        auto const rest = target.substr(scheme.size());
        if (!starts_with_ignoring_case(rest, host)) return std::nullopt;
        auto const path = rest.substr(host.size());
        if (path.empty()) return "/";
        if (path.front() == '/') return path;
        return std::nullopt;
    }
    return std::nullopt;
}

bool is_plain_path(std::string_view path) {
    auto const control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\'; };
    if (std::ranges::any_of(path, control) || !domain::valid_utf8(path)) return false;
    auto const segments = domain::split(path.substr(1), '/');
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (segments[i] == "." || segments[i] == "..") return false;
        if (segments[i].empty() && i + 1 < segments.size()) return false;
    }
    return true;
}

bool has_encoded_slash(std::string_view path) {
    for (auto at = path.find('%'); at != std::string_view::npos; at = path.find('%', at + 1)) {
        if (starts_with_ignoring_case(path.substr(at), "%2f")) return true;
    }
    return false;
}

}  // namespace

domain::Result<Target> parse_target(std::string_view target, std::string_view host) {
    auto form = target;
    if (!form.starts_with('/')) {
        auto const rest = after_authority(target, host);
        if (!rest) return domain::refused(bad_target("the target is neither a path nor an address of this host"));
        form = *rest;
    }
    auto const question = form.find('?');
    auto const raw = form.substr(0, question);
    if (has_encoded_slash(raw)) return domain::refused(bad_target("the path holds an encoded slash"));
    auto path = percent_decoded(raw);
    if (!path || !is_plain_path(*path)) return domain::refused(bad_target("the path is not plain"));
    Target read;
    read.path = std::move(*path);
    if (question != std::string_view::npos) read.query = form.substr(question + 1);
    return read;
}

}  // namespace polku::http
