#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>

namespace polku::tests {

/// Passes TCP connections on from one port of an address to another, and holds each piece for a while, both ways: a
/// network that is far, for a kernel whose tc knows no delay. Lives in the network of the thread that makes it.
class DelayedLink {
public:
    DelayedLink(std::string const& address, std::uint16_t from, std::uint16_t to, std::chrono::milliseconds delay);
    ~DelayedLink();
    DelayedLink(DelayedLink const&) = delete;
    DelayedLink& operator=(DelayedLink const&) = delete;

private:
    using Tcp = boost::asio::ip::tcp;
    struct Half;

    void accept();
    void pass(std::shared_ptr<Half> half);

    boost::asio::io_context loop_{1};
    Tcp::endpoint to_;
    std::chrono::milliseconds delay_;
    Tcp::acceptor acceptor_;
    std::thread thread_;
};

}  // namespace polku::tests
