#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace polku::tests {

/// A browser's live stream over plain HTTP on the loopback address. Reading blocks, for a minute at most.
class LiveReader {
public:
    LiveReader(std::uint16_t port, std::string const& cookie, std::string const& place = {}) : socket_(*loop_) {
        socket_.connect({boost::asio::ip::address_v4::loopback(), port});
        timeval const minute{.tv_sec = 60, .tv_usec = 0};
        ::setsockopt(socket_.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &minute, sizeof minute);
        auto const from = place.empty() ? std::string() : fmt::format("last-event-id: {}\r\n", place);
        auto const bytes =
            fmt::format("GET /api/v1/live HTTP/1.1\r\nhost: localhost\r\ncookie: {}\r\n{}\r\n", cookie, from);
        boost::asio::write(socket_, boost::asio::buffer(bytes));
    }

    /// Whether `text` comes before the stream ends.
    bool hears(std::string_view text) {
        while (!heard_.contains(text)) {
            if (!read()) return false;
        }
        return true;
    }
    /// Whether the server closes it.
    bool ends() {
        while (read()) {}
        return ended_;
    }
    /// All that came, with its head and the sizes of its chunks.
    [[nodiscard]] std::string const& heard() const { return heard_; }
    /// The id of the last event.
    [[nodiscard]] std::string place() const {
        auto const at = heard_.rfind("\nid: ") + 5;
        return heard_.substr(at, heard_.find('\n', at) - at);
    }

private:
    bool read() {
        std::array<char, 4096> chunk{};
        // Not by Asio, which waits for ever.
        auto const count = ::recv(socket_.native_handle(), chunk.data(), chunk.size(), 0);
        ended_ = count == 0;
        if (count > 0) heard_.append(chunk.data(), static_cast<std::size_t>(count));
        return count > 0;
    }

    std::unique_ptr<boost::asio::io_context> loop_ = std::make_unique<boost::asio::io_context>();
    boost::asio::ip::tcp::socket socket_;
    std::string heard_;
    bool ended_ = false;
};

}  // namespace polku::tests
