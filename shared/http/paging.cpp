#include "shared/http/paging.h"

#include "shared/domain/text.h"
#include "shared/http/base64url.h"

#include <charconv>

namespace polku::http {

namespace {

constexpr char kSeparator = '\x1f';
constexpr int kMostRows = 200;

}  // namespace

std::string make_cursor(std::vector<std::string> const& parts) {
    std::string joined;
    for (auto const& part : parts) {
        if (&part != &parts.front()) joined += kSeparator;
        joined += part;
    }
    return to_base64url(joined);
}

domain::Result<Page> read_page(Request const& request, std::size_t parts) {
    Page page;
    if (auto const limit = request.parameter("limit")) {
        auto const [end, error] = std::from_chars(limit->data(), limit->data() + limit->size(), page.limit);
        if (error != std::errc() || end != limit->data() + limit->size() || page.limit < 1 || page.limit > kMostRows) {
            return domain::refused(domain::bad_request("bad_limit", "limit is a whole number from 1 to 200"));
        }
    }
    if (auto const cursor = request.parameter("cursor")) {
        auto const joined = from_base64url(*cursor);
        if (joined && domain::valid_utf8(*joined)) {
            for (auto const part : domain::split(*joined, kSeparator)) page.after.emplace_back(part);
        }
        if (page.after.size() != parts)
            return domain::refused(domain::bad_request("bad_cursor", "cursor is not one of this list"));
    }
    return page;
}

}  // namespace polku::http
