#include "shared/http/paging.h"

#include "shared/domain/text.h"

#include <sodium.h>

#include <charconv>

namespace polku::http {

namespace {

constexpr char kSeparator = '\x1f';
constexpr int kMostRows = 200;

std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    char const* end = nullptr;
    auto const done = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                                        text.size(), nullptr, &length, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    if (done != 0 || end != text.data() + text.size()) return std::nullopt;
    bytes.resize(length);
    return bytes;
}

}  // namespace

std::string make_cursor(std::vector<std::string> const& parts) {
    std::string joined;
    for (auto const& part : parts) {
        if (&part != &parts.front()) joined += kSeparator;
        joined += part;
    }
    std::string text(sodium_base64_encoded_len(joined.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(joined.data()), joined.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.resize(text.size() - 1);  // the library ends it with NUL
    return text;
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
