#include "gateway/cookie.h"

#include "gateway/field_text.h"
#include "shared/domain/text.h"

#include <algorithm>

namespace polku::gateway {

namespace {

constexpr std::string_view kAttributes = "; Path=/; Secure; HttpOnly; SameSite=Strict";
constexpr std::size_t kMaxToken = 100;

bool could_be_token(std::string_view text) {
    return !text.empty() && text.size() <= kMaxToken && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

}  // namespace

std::optional<std::string> cookie_token(http::Request const& request) {
    std::optional<std::string> token;
    for (auto const& [header, value] : request.headers) {
        if (header != "cookie") continue;
        for (auto const part : domain::split(value, ';')) {
            auto const pair = without_space(part);
            auto const equals = pair.find('=');
            if (equals == std::string_view::npos || pair.substr(0, equals) != kCookieName) continue;
            if (token) return std::nullopt;
            token = pair.substr(equals + 1);
        }
    }
    if (token && !could_be_token(*token)) return std::nullopt;
    return token;
}

std::string cookie_of(std::string_view token) {
    return std::string(kCookieName) + "=" + std::string(token) + std::string(kAttributes);
}

std::string cleared_cookie() { return cookie_of("") + "; Max-Age=0"; }

}  // namespace polku::gateway
