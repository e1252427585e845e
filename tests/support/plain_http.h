#pragma once

#include "shared/http/chunked.h"
#include "shared/http/message.h"
#include "shared/http/response_reader.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>
#include <poll.h>

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace polku::tests {

/// Over plain HTTP on the loopback address, a connection for each request. Throws when there is no answer, or none for
/// three minutes: longer than any limit of the server. Not for a stream of events, which has no end.
inline http::Response ask_over_http(std::uint16_t port, http::Request const& request) {
    std::string bytes = fmt::format("{} {}{}{} HTTP/1.1\r\nconnection: close\r\n", http::name(request.method),
                                    request.path, request.query.empty() ? "" : "?", request.query);
    for (auto const& [field, value] : request.headers) bytes += fmt::format("{}: {}\r\n", field, value);
    bytes += fmt::format("content-length: {}\r\n\r\n{}", request.body.size(), request.body);
    boost::asio::io_context loop(1);
    boost::asio::ip::tcp::socket socket(loop);
    socket.connect({boost::asio::ip::address_v4::loopback(), port});
    boost::asio::write(socket, boost::asio::buffer(bytes));
    std::array<char, 4096> room{};
    auto const read = [&] {
        constexpr int kLimitMilliseconds = 180'000;
        pollfd waiting{.fd = socket.native_handle(), .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, kLimitMilliseconds) <= 0) throw std::runtime_error("no answer");
        return std::string_view(room.data(), socket.read_some(boost::asio::buffer(room)));
    };
    http::ResponseReader reader;
    while (!reader.complete()) {
        if (!reader.feed(read())) throw std::runtime_error("not an answer");
    }
    auto response = reader.take();
    if (!reader.streams()) return response;
    constexpr std::size_t kMostBytes = 64UL * 1024 * 1024;
    http::ChunkedBody body(kMostBytes);
    auto begun = body.feed(reader.rest());
    while (begun && !body.done()) begun = body.feed(read());
    if (!begun) throw std::runtime_error("not a body in chunks");
    response.body = body.take();
    return response;
}

/// Of a line that names an address: "... http://127.0.0.1:8444/metrics ...".
inline std::uint16_t port_in(std::string const& line) {
    auto const colon = line.find(':', line.find("://") + 3);
    return static_cast<std::uint16_t>(std::stoi(line.substr(colon + 1)));
}

}  // namespace polku::tests
