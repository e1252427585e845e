#include "gateway/csrf.h"

#include "gateway/field_text.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace polku::gateway {

namespace {

bool given_twice(http::Request const& request, std::string_view name) {
    return std::ranges::count(request.headers, name, &http::Headers::value_type::first) > 1;
}

/// RFC 6454, 6.2: an origin is written without its scheme's default port; a Host may have it.
std::string without_port(std::string authority, std::string_view default_port) {
    if (authority.ends_with(default_port)) authority.resize(authority.size() - default_port.size());
    return authority;
}

bool same_authority(std::string_view origin, std::string_view scheme, std::string_view default_port,
                    std::string_view host) {
    if (!origin.starts_with(scheme)) return false;
    auto const asked = lower_ascii(origin.substr(scheme.size()));
    return without_port(asked, default_port) == without_port(lower_ascii(host), default_port);
}

}  // namespace

bool own_request(http::Request const& request) {
    if (request.method == http::Method::get || request.method == http::Method::head) return true;
    if (!request.header("x-polku-request")) return false;
    for (auto const name : {"origin", "sec-fetch-site"}) {
        if (given_twice(request, name)) return false;
    }
    auto const site = request.header("sec-fetch-site");
    if (site && *site != "same-origin" && *site != "none") return false;
    auto const origin = request.header("origin");
    if (!origin) return true;
    auto const host = request.header("host").value_or("");
    if (same_authority(*origin, "https://", ":443", host)) return true;
    return site == "same-origin" && same_authority(*origin, "http://", ":80", host);
}

}  // namespace polku::gateway
