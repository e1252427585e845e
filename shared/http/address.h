#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

namespace polku::http {

/// A socket in the file system: who may open it is decided by its folder's permissions.
struct UnixAddress {
    std::filesystem::path path;
    bool operator==(UnixAddress const&) const = default;
};

/// Over the network, by TLS with certificates of both sides.
struct NetworkAddress {
    std::string host;  ///< a name or an IP address, IPv6 without brackets
    std::uint16_t port = 0;
    bool operator==(NetworkAddress const&) const = default;
};

/// Where a part of Polku answers the other parts.
using Address = std::variant<UnixAddress, NetworkAddress>;

/// "unix:/absolute/path" or "https://host:port". The error says what is wrong, for whoever wrote the settings.
std::expected<Address, std::string> parse_address(std::string_view text);

std::string address_text(Address const& address);

/// sockaddr_un holds no longer path (Linux, unix(7)).
inline constexpr std::size_t kLongestSocketPath = 107;

}  // namespace polku::http
