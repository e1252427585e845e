#pragma once

#include "shared/http/message.h"

#include <string>
#include <string_view>

/// Whence a request comes.
namespace polku::gateway {

/// Whether it comes from this very machine: over the loopback address, or over no socket at all.
[[nodiscard]] bool own_machine(std::string_view source);

/// The address that the request comes from. Behind a proxy on this machine that is what the proxy has put last into
/// X-Forwarded-For; from anybody else, and when it is no address, that field says nothing.
[[nodiscard]] std::string source_of(http::Request const& request, bool behind_proxy);

}  // namespace polku::gateway
