#include "shared/http/address.h"

#include <fmt/format.h>

#include <charconv>

namespace polku::http {

namespace {

constexpr std::string_view kUnix = "unix:";
constexpr std::string_view kHttps = "https://";

std::expected<Address, std::string> unix_address(std::string_view path) {
    if (!path.starts_with('/')) return std::unexpected("a socket is named by its whole path: unix:/run/polku/x.sock");
    if (path.size() > kLongestSocketPath) {
        return std::unexpected(fmt::format("the path of a socket has at most {} bytes", kLongestSocketPath));
    }
    return UnixAddress{path};
}

std::expected<Address, std::string> network_address(std::string_view authority) {
    auto const colon = authority.rfind(':');
    auto host = authority.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    NetworkAddress address;
    address.host = host;
    auto const digits = colon == std::string_view::npos ? std::string_view() : authority.substr(colon + 1);
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
    if (host.empty() || error != std::errc() || end != digits.data() + digits.size() || address.port == 0) {
        return std::unexpected("an address over the network has a host and a port: https://casework.example:8450");
    }
    return address;
}

}  // namespace

std::expected<Address, std::string> parse_address(std::string_view text) {
    if (text.starts_with(kUnix)) return unix_address(text.substr(kUnix.size()));
    if (text.starts_with(kHttps)) return network_address(text.substr(kHttps.size()));
    return std::unexpected("an address is unix:/path/of/socket or https://host:port");
}

std::string address_text(Address const& address) {
    if (auto const* const socket = std::get_if<UnixAddress>(&address)) {
        return fmt::format("{}{}", kUnix, socket->path.string());
    }
    auto const& network = std::get<NetworkAddress>(address);
    auto const brackets = network.host.find(':') != std::string::npos;
    return fmt::format("{}{}{}{}:{}", kHttps, brackets ? "[" : "", network.host, brackets ? "]" : "", network.port);
}

}  // namespace polku::http
