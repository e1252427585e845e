#include "gateway/headers.h"

#include "gateway/field_text.h"
#include "shared/domain/text.h"
#include "shared/http/security_headers.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace polku::gateway {

namespace {

constexpr std::string_view kDropped[] = {
    "authorization",       "connection",       "cookie", "forwarded", "keep-alive",        "proxy-authenticate",
    "proxy-authorization", "proxy-connection", "te",     "trailer",   "transfer-encoding", "upgrade",
    "x-real-ip",           "x-request-id",
};
constexpr std::string_view kPolicyField = "Content-Security-Policy";
constexpr std::string_view kRequestIdField = "X-Request-Id";
constexpr std::string_view kDroppedPrefixes[] = {"x-forwarded-", "x-road-", "x-internal-", "x-polku-"};

std::vector<std::string> named_in_connection(http::Headers const& headers) {
    std::vector<std::string> named;
    for (auto const& [name, value] : headers) {
        if (name != "connection") continue;
        for (auto const part : domain::split(value, ',')) named.push_back(lower_ascii(without_space(part)));
    }
    return named;
}

bool stays_outside(std::string_view name) {
    return name.find('_') != std::string_view::npos || std::ranges::find(kDropped, name) != std::end(kDropped) ||
           std::ranges::any_of(kDroppedPrefixes, [&](auto const prefix) { return name.starts_with(prefix); });
}

/// What the gateway alone says, whatever a part has said of it.
bool said_by_gateway(std::string_view name) {
    return same_field(name, kPolicyField) || same_field(name, kRequestIdField) ||
           std::ranges::any_of(http::kSecurityHeaders, [&](auto const& ours) { return same_field(name, ours.first); });
}

/// "[::1]:8443" -> "::1", "localhost:8443" -> "localhost"; empty when it is neither.
std::string host_name(std::string_view host) {
    auto name = host;
    std::string_view port;
    if (host.starts_with('[')) {
        auto const end = host.find(']');
        if (end == std::string_view::npos) return {};
        name = host.substr(1, end - 1);
        port = host.substr(end + 1);
    } else if (auto const colon = host.find(':'); colon != std::string_view::npos) {
        name = host.substr(0, colon);
        port = host.substr(colon);
    }
    auto const digits = [](char c) { return c >= '0' && c <= '9'; };
    if (!port.empty() && (!port.starts_with(':') || !std::ranges::all_of(port.substr(1), digits))) return {};
    return lower_ascii(name);
}

}  // namespace

bool host_allowed(http::Request const& request, std::span<std::string const> hosts) {
    if (std::ranges::count(request.headers, "host", &http::Headers::value_type::first) != 1) return false;
    auto const name = host_name(*request.header("host"));
    return !name.empty() && std::ranges::find(hosts, name) != hosts.end();
}

void drop_inbound(http::Headers& headers) {
    auto const named = named_in_connection(headers);
    std::erase_if(headers, [&](auto const& header) {
        return stays_outside(header.first) || std::ranges::find(named, header.first) != named.end();
    });
}

void complete(http::Response& response, AnswerKind kind, std::string_view request_id) {
    std::erase_if(response.headers, [](auto const& header) { return said_by_gateway(header.first); });
    constexpr std::size_t kAdded = std::size(http::kSecurityHeaders) + 3;
    response.headers.reserve(response.headers.size() + kAdded);
    for (auto const& [name, value] : http::kSecurityHeaders) response.set(std::string(name), std::string(value));
    response.set(std::string(kPolicyField),
                 std::string(kind == AnswerKind::web ? http::kApplicationPolicy : http::kAnswerPolicy));
    response.set(std::string(kRequestIdField), std::string(request_id));
    if (!response.header("cache-control")) response.set("Cache-Control", "no-store");
}

}  // namespace polku::gateway
