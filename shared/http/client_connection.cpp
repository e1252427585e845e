#include "shared/http/client_connection.h"

#include <boost/asio/ip/basic_resolver.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/write.hpp>
#include <openssl/x509v3.h>
#include <sys/socket.h>

#include <utility>

namespace polku::http {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using runtime::Awaitable;

/// The certificate must be of this very host (RFC 9110, 4.3.4).
bool expect_host(SSL* connection, std::string const& host) {
    boost::system::error_code not_an_address;
    asio::ip::make_address(host, not_an_address);
    auto* const rules = SSL_get0_param(connection);
    if (!not_an_address) return X509_VERIFY_PARAM_set1_ip_asc(rules, host.c_str()) == 1;
    // What the macro SSL_set_tlsext_host_name does, without its cast.
    auto named = host;
    SSL_ctrl(connection, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, named.data());
    return X509_VERIFY_PARAM_set1_host(rules, host.c_str(), 0) == 1;
}

}  // namespace

void ClientConnection::close() {
    boost::system::error_code ignored;
    disarm();
    (tls_ ? tls_->next_layer() : socket_).close(ignored);
}

void ClientConnection::expire() {
    timed_out_ = true;
    close();
}

void ClientConnection::allow(std::chrono::milliseconds time) {
    timer_.expires_after(time);
    timer_.async_wait([self = shared_from_this()](boost::system::error_code const& error) {
        // It may have been moved on after it had run out and before this was called.
        if (!error && self->timer_.expiry() <= SteadyClock::now()) self->expire();
    });
}

/// Keeps what ended it.
bool ClientConnection::ended(boost::system::error_code const& error) {
    if (error) fault_ = timed_out_ ? "the time was up" : error.message();
    return static_cast<bool>(error);
}

Awaitable<bool> ClientConnection::connect(Address address, std::chrono::milliseconds time) {
    allow(time);
    auto const self = shared_from_this();
    if (auto const* const unix_address = std::get_if<UnixAddress>(&address)) {
        auto path = unix_address->path.string();
        auto const connected = co_await connect_socket(std::move(path));
        co_return connected;
    }
    auto network = std::get<NetworkAddress>(std::move(address));
    auto const host = network.host;
    auto const connected = co_await connect_network(std::move(network));
    if (!connected) co_return false;
    auto const trusted = co_await shake_hands(host);
    co_return trusted;
}

Awaitable<bool> ClientConnection::connect_socket(std::string path) {
    asio::local::stream_protocol::endpoint const endpoint(path);
    auto const [error] = co_await socket_.async_connect(endpoint, AsTuple());
    co_return !ended(error);
}

Awaitable<bool> ClientConnection::connect_network(NetworkAddress address) {
    asio::ip::basic_resolver<tcp, runtime::Executor> resolver(socket_.get_executor());
    auto const port = std::to_string(address.port);
    auto const flags = asio::ip::resolver_base::numeric_service;
    auto const [unknown, found] = co_await resolver.async_resolve(address.host, port, flags, AsTuple());
    if (ended(unknown)) co_return false;
    for (auto const& entry : found) {
        boost::system::error_code ignored;
        socket_.close(ignored);
        auto const endpoint = entry.endpoint();
        auto const [error] = co_await socket_.async_connect(endpoint, AsTuple());
        if (!ended(error)) {
            socket_.set_option(tcp::no_delay(true), ignored);
            co_return true;
        }
        if (timed_out_) co_return false;
    }
    co_return false;
}

Awaitable<bool> ClientConnection::shake_hands(std::string host) {
    tls_.emplace(std::move(socket_), *context_);
    if (!expect_host(tls_->native_handle(), host)) co_return false;
    auto const [error] = co_await tls_->async_handshake(asio::ssl::stream_base::client, AsTuple());
    co_return !ended(error);
}

Awaitable<bool> ClientConnection::write(std::string_view bytes, std::chrono::milliseconds time) {
    auto const self = shared_from_this();
    allow(time);
    auto const buffer = asio::buffer(bytes.data(), bytes.size());
    if (tls_) {
        auto const [error, count] = co_await asio::async_write(*tls_, buffer, AsTuple());
        co_return !ended(error);
    }
    auto const [error, count] = co_await asio::async_write(socket_, buffer, AsTuple());
    co_return !ended(error);
}

Awaitable<std::string_view> ClientConnection::read() {
    auto const self = shared_from_this();
    auto const room = asio::buffer(chunk_);
    if (tls_) {
        auto const [error, count] = co_await tls_->async_read_some(room, AsTuple());
        co_return std::string_view(chunk_.data(), ended(error) ? 0 : count);
    }
    auto const [error, count] = co_await socket_.async_read_some(room, AsTuple());
    co_return std::string_view(chunk_.data(), ended(error) ? 0 : count);
}

bool ClientConnection::usable() {
    auto& socket = tls_ ? tls_->next_layer() : socket_;
    if (!socket.is_open()) return false;
    char byte = 0;
    auto const waiting = ::recv(socket.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    // Of TLS something may wait that is no answer; its end shows when it is read.
    if (waiting > 0) return tls_.has_value();
    return waiting < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

}  // namespace polku::http
