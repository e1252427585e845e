#pragma once

#include "shared/http/address.h"
#include "shared/http/stream.h"
#include "shared/http/tls.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Inside the channel: one connection to another part.
namespace polku::http {

/// Used on its own loop alone. Every operation ends when its time is up: the connection is then closed.
class ClientConnection : public std::enable_shared_from_this<ClientConnection> {
public:
    /// `context`: of TLS; nothing for a socket in the file system.
    ClientConnection(runtime::Executor const& executor, std::shared_ptr<boost::asio::ssl::context> context)
        : context_(std::move(context)), socket_(executor), timer_(executor) {}

    /// False: nobody answers there, or it is not the one that its certificate should name. What went wrong is `fault`.
    runtime::Awaitable<bool> connect(Address address, std::chrono::milliseconds time);
    /// The whole of `bytes`, which outlives it. False: the connection has ended.
    runtime::Awaitable<bool> write(std::string_view bytes, std::chrono::milliseconds time);
    /// What has come, at least one byte; empty: the connection has ended. Valid until the next read.
    runtime::Awaitable<std::string_view> read();

    /// What is under way, and what follows, ends when this has passed.
    void allow(std::chrono::milliseconds time);
    /// The time of the last write or connect is no longer counted.
    void disarm() { timer_.expires_at(SteadyClock::time_point::max()); }
    void close();
    /// Closes it as one whose time is up.
    void expire();
    [[nodiscard]] bool timed_out() const { return timed_out_; }
    [[nodiscard]] std::string const& fault() const { return fault_; }

    /// Whether it can be used for another request: the other side has neither closed it nor said anything unasked.
    [[nodiscard]] bool usable();
    SteadyClock::time_point idle_since{};

private:
    static constexpr std::size_t kReadBytes = 16 * 1024;

    bool ended(boost::system::error_code const& error);
    runtime::Awaitable<bool> connect_socket(std::string path);
    runtime::Awaitable<bool> connect_network(NetworkAddress address);
    runtime::Awaitable<bool> shake_hands(std::string host);

    std::shared_ptr<boost::asio::ssl::context> context_;
    Socket socket_;  ///< until `tls_` has it
    std::optional<TlsStream> tls_{};
    Timer timer_;
    bool timed_out_ = false;
    std::string fault_{};
    std::array<char, kReadBytes> chunk_{};
};

}  // namespace polku::http
