#pragma once

#include "shared/runtime/await.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ssl/stream.hpp>

#include <chrono>

/// Inside the server and the channel: the sockets of both, TCP and Unix alike, on concrete executors.
namespace polku::http {

using SteadyClock = std::chrono::steady_clock;
using StreamProtocol = boost::asio::generic::stream_protocol;
using Socket = boost::asio::basic_stream_socket<StreamProtocol, runtime::Executor>;
using TlsStream = boost::asio::ssl::stream<Socket>;
using Timer = boost::asio::basic_waitable_timer<SteadyClock, boost::asio::wait_traits<SteadyClock>, runtime::Executor>;
/// Operations answer their error beside what they did, and throw nothing.
using AsTuple = boost::asio::as_tuple_t<runtime::UseAwaitable>;

/// The socket under a stream.
inline Socket& socket_of(Socket& stream) { return stream; }
inline Socket& socket_of(TlsStream& stream) { return stream.next_layer(); }

}  // namespace polku::http
