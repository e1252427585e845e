// The sign-in cookie: what is taken for a token is one, and comes back as itself; a second one makes neither count.
#include "gateway/cookie.h"

#include "tests/hostile/fuzz/fuzz.h"

#include <algorithm>

namespace polku::fuzz {

void examine(std::string_view input) {
    http::Request request;
    request.headers.emplace_back("cookie", std::string(input));
    auto const token = gateway::cookie_token(request);
    if (!token) return;
    require(!token->empty() && token->size() <= 100, "a token has a length");
    require(std::ranges::all_of(*token, [](char c) { return c > 0x20 && c < 0x7f && c != ';' && c != ','; }),
            "a token needs no quotation marks");
    http::Request again;
    again.headers.emplace_back("cookie", gateway::cookie_of(*token));
    require(gateway::cookie_token(again) == token, "set and shown again, it is the same");
    request.headers.emplace_back("cookie", std::string(gateway::kCookieName) + "=other");
    require(!gateway::cookie_token(request), "two tokens are none");
}

}  // namespace polku::fuzz
