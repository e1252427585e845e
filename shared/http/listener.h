#pragma once

#include "shared/http/stream.h"

#include <boost/asio/basic_socket_acceptor.hpp>

#include <cstdint>
#include <filesystem>
#include <string>

/// Inside the server: where it listens.
namespace polku::http {

using Acceptor = boost::asio::basic_socket_acceptor<StreamProtocol, runtime::Executor>;

/// `port` 0 = any free one. Throws std::system_error when the address is taken or is not of this machine.
Acceptor listen_at_port(runtime::Executor const& executor, std::string const& address, std::uint16_t port);
std::uint16_t port_of(Acceptor const& acceptor);

/// Empty when the peer has gone already, and of a socket in the file system. An IPv4 address is written as such also on
/// a socket of both families.
std::string peer_address(Socket const& socket);

/// A socket of mode 0600 in a folder of mode 0700, which is made when it is missing. What a server that was killed left
/// behind is removed. Throws std::system_error (address_in_use: another server answers there) and std::runtime_error
/// (the folder is open to others).
Acceptor listen_at_path(runtime::Executor const& executor, std::filesystem::path const& path);

}  // namespace polku::http
