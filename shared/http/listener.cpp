#include "shared/http/listener.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>

namespace polku::http {

namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;
using UnixEndpoint = asio::local::stream_protocol::endpoint;

Acceptor listen_at(runtime::Executor const& executor, StreamProtocol::endpoint const& endpoint,
                   StreamProtocol const& protocol, bool network) {
    Acceptor acceptor(executor);
    acceptor.open(protocol);
    if (network) acceptor.set_option(asio::socket_base::reuse_address(true));
    acceptor.bind(endpoint);
    acceptor.listen();
    return acceptor;
}

void make_socket_folder(fs::path const& folder) {
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
        throw std::system_error(errno, std::generic_category(), "cannot make " + folder.string());
    }
    struct stat status{};
    if (::stat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode) || (status.st_mode & 077) != 0) {
        throw std::runtime_error(
            fmt::format("the folder of sockets {0} must be a folder of mode 700: chmod 700 {0}", folder.string()));
    }
}

/// Whether somebody takes connections at `path`. Nobody does at what a killed server left behind.
bool answers(UnixEndpoint const& endpoint) {
    asio::io_context loop(1);
    asio::local::stream_protocol::socket probe(loop);
    boost::system::error_code error;
    auto const answered = probe.connect(endpoint, error);
    return answered != asio::error::connection_refused && answered != boost::system::errc::no_such_file_or_directory;
}

asio::ip::tcp::endpoint network_endpoint(StreamProtocol::endpoint const& generic) {
    asio::ip::tcp::endpoint endpoint;
    endpoint.resize(generic.size());
    std::memcpy(endpoint.data(), generic.data(), generic.size());
    return endpoint;
}

}  // namespace

Acceptor listen_at_port(runtime::Executor const& executor, std::string const& address, std::uint16_t port) {
    try {
        asio::ip::tcp::endpoint const endpoint(asio::ip::make_address(address), port);
        return listen_at(executor, endpoint, endpoint.protocol(), true);
    } catch (boost::system::system_error const& error) {
        throw std::system_error(std::error_code(error.code()), fmt::format("{}:{}", address, port));
    }
}

std::uint16_t port_of(Acceptor const& acceptor) { return network_endpoint(acceptor.local_endpoint()).port(); }

std::string peer_address(Socket const& socket) {
    boost::system::error_code gone;
    auto const peer = socket.remote_endpoint(gone);
    auto const family = peer.protocol().family();
    if (gone || (family != AF_INET && family != AF_INET6)) return {};
    auto const address = network_endpoint(peer).address();
    if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address.to_string();
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
}

Acceptor listen_at_path(runtime::Executor const& executor, fs::path const& path) {
    make_socket_folder(path.parent_path());
    try {
        UnixEndpoint const endpoint(path.string());
        if (fs::exists(fs::symlink_status(path))) {
            if (answers(endpoint)) throw boost::system::system_error(asio::error::address_in_use);
            fs::remove(path);
        }
        auto acceptor = listen_at(executor, endpoint, endpoint.protocol(), false);
        // The folder has kept others out since before it was bound.
        if (::chmod(path.c_str(), 0600) != 0) throw std::system_error(errno, std::generic_category(), path.string());
        return acceptor;
    } catch (boost::system::system_error const& error) {
        throw std::system_error(std::error_code(error.code()), path.string());
    }
}

}  // namespace polku::http
