#include "gateway/source.h"

#include "gateway/field_text.h"

#include <arpa/inet.h>

#include <array>

namespace polku::gateway {

namespace {

bool is_address(std::string const& text) {
    std::array<unsigned char, 16> bytes{};
    return inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 || inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

}  // namespace

bool own_machine(std::string_view source) { return source.empty() || source.starts_with("127.") || source == "::1"; }

std::string source_of(http::Request const& request, bool behind_proxy) {
    if (!behind_proxy || !own_machine(request.source)) return request.source;
    std::string_view last;
    for (auto const& [name, value] : request.headers) {
        if (name == "x-forwarded-for") last = value;
    }
    auto const comma = last.rfind(',');
    auto const named = std::string(without_space(comma == std::string_view::npos ? last : last.substr(comma + 1)));
    return is_address(named) ? named : request.source;
}

}  // namespace polku::gateway
