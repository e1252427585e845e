#include "shared/http/server.h"

#include "shared/http/listener.h"
#include "shared/http/reader_watch.h"
#include "shared/http/request_reader.h"
#include "shared/http/response_head.h"
#include "shared/http/server_connection.h"
#include "shared/http/tls.h"
#include "shared/runtime/logging.h"
#include "shared/runtime/loops.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <system_error>
#include <utility>

namespace polku::http {

namespace {

namespace asio = boost::asio;
using runtime::Awaitable;

constexpr auto kSweepEvery = std::chrono::seconds(1);
constexpr auto kLinger = std::chrono::seconds(2);
constexpr std::size_t kWriteBytes = 256 * 1024;
/// Less than what the channel of another part reads at once.
constexpr std::size_t kChunkBytes = 32 * 1024;
constexpr int kRetrySeconds = 2;
constexpr std::string_view kLastChunk = "0\r\n\r\n";

domain::Problem no_room() {
    runtime::log(runtime::LogLevel::warn, "no_room_for_bodies");
    return domain::unavailable(kRetrySeconds);
}

/// RFC 9112, 7.1.
std::string chunk_of(std::string_view bytes) { return fmt::format("{:x}\r\n{}\r\n", bytes.size(), bytes); }

}  // namespace

namespace {

using connections::Connection;
using connections::kReadBytes;
using connections::ReaderWatch;
using connections::Watch;

}  // namespace

struct Server::Impl {
    Impl(ServerOptions given, Handler handle)
        : options(std::move(given)), handler(std::move(handle)), held(options.limits.held_bytes) {}

    ServerOptions options;
    Handler handler;
    HeldBytes held;
    std::unique_ptr<TlsContexts> tls;
    std::unique_ptr<runtime::Loops> loops;
    std::vector<std::unique_ptr<Watch>> watches;
    std::unique_ptr<Acceptor> acceptor;
    std::uint16_t bound_port = 0;

    std::atomic<std::size_t> open_connections = 0;
    std::mutex mutex;
    std::condition_variable emptied;

    Awaitable<void> accept_all();
    Awaitable<void> sweep(Watch& watch);
    template <class Stream>
    Awaitable<void> serve(Stream stream, std::shared_ptr<asio::ssl::context> context, Watch& watch);
    template <class Stream>
    Awaitable<void> converse(Connection<Stream>& connection, Watch& watch);
    template <class Stream>
    Awaitable<domain::Result<bool>> read_request(Connection<Stream>& connection, Watch& watch, RequestReader& reader);
    template <class Stream>
    Awaitable<bool> write_all(Connection<Stream>& connection, std::string_view bytes);
    template <class Stream>
    Awaitable<bool> answer(Connection<Stream>& connection, Response const& response, Method method, bool keep_alive);
    template <class Stream>
    Awaitable<void> answer_with_stream(Connection<Stream>& connection, Watch& watch, Response response, Method method);
    template <class Stream>
    Awaitable<bool> write_stream(Connection<Stream>& connection, BodyStream& body);
    template <class Stream>
    Awaitable<void> linger(Connection<Stream>& connection);
    Awaitable<Response> handle(Request request) const;
    void on_each_loop(std::function<void(Watch&)> const& act);
    void left();
};

Awaitable<Response> Server::Impl::handle(Request request) const {
    try {
        auto response = co_await handler(std::move(request));
        co_return response;
    } catch (std::exception const& error) {
        runtime::log(runtime::LogLevel::error, "handler_failed", {{"what", std::string_view(error.what())}});
    }
    domain::Problem problem;
    problem.status = 500;
    problem.code = "internal";
    co_return problem_response(problem, domain::kDefaultLanguage, "");
}

/// True: a whole request. False: the client went away, or the time is up.
template <class Stream>
Awaitable<domain::Result<bool>> Server::Impl::read_request(Connection<Stream>& connection, Watch& watch,
                                                           RequestReader& reader) {
    using Phase = RequestReader::Phase;
    auto const& limits = options.limits;
    auto phase = Phase::idle;
    connection.idle = connection.waiting.empty();
    // Who has not asked anything yet has come to ask: silent connections do not hold the door against others.
    connection.allow(std::chrono::seconds(connection.asked ? limits.idle_seconds : limits.header_seconds));
    for (;;) {
        if (!connection.waiting.empty()) {
            auto const fed = reader.feed(connection.waiting);
            if (!fed) co_return domain::refused(fed.error());
            connection.waiting.erase(0, *fed);
            if (!connection.held.hold(reader.body_bytes())) co_return domain::refused(no_room());
        }
        // Each phase has its own time from its first byte, however slowly the rest drips in.
        if (reader.phase() != phase) {
            phase = reader.phase();
            connection.idle = false;
            connection.allow(std::chrono::seconds(phase == Phase::head ? limits.header_seconds : limits.body_seconds));
        }
        if (phase == Phase::complete) {
            connection.asked = true;
            co_return true;
        }
        if (watch.stopping && connection.idle) co_return false;
        if (reader.take_expectation()) {
            constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
            auto const sent = co_await write_all(connection, kContinue);
            if (!sent) co_return false;
        }
        auto const room = asio::buffer(connection.chunk);
        auto const [error, count] = co_await connection.stream.async_read_some(room, AsTuple());
        if (error) co_return false;
        connection.waiting.append(connection.chunk.data(), count);
    }
}

template <class Stream>
Awaitable<bool> Server::Impl::write_all(Connection<Stream>& connection, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const part = bytes.substr(0, kWriteBytes);
        bytes.remove_prefix(part.size());
        connection.allow(std::chrono::seconds(options.limits.body_seconds));
        auto const buffer = asio::buffer(part.data(), part.size());
        connection.writing = true;
        auto const [error, count] = co_await asio::async_write(connection.stream, buffer, AsTuple());
        connection.writing = false;
        if (error) co_return false;
    }
    co_return true;
}

template <class Stream>
Awaitable<bool> Server::Impl::answer(Connection<Stream>& connection, Response const& response, Method method,
                                     bool keep_alive) {
    auto bytes = response_head(response, keep_alive, options.asked_by);
    auto const body = response_body(response, method);
    // One write, one packet, for what is small.
    auto const together = bytes.size() + body.size() <= kReadBytes;
    if (together) bytes.append(body);
    auto sent = co_await write_all(connection, bytes);
    if (sent && !together) sent = co_await write_all(connection, body);
    co_return sent;
}

/// True: to its end. False: the reader went, was too slow, or must not take for whole what it has.
template <class Stream>
Awaitable<bool> Server::Impl::write_stream(Connection<Stream>& connection, BodyStream& body) {
    try {
        for (;;) {
            connection.allow_any_time();
            auto const piece = co_await body.next();
            if (piece.empty()) break;
            for (std::size_t at = 0; at < piece.size(); at += kChunkBytes) {
                auto const chunk = chunk_of(std::string_view(piece).substr(at, kChunkBytes));
                auto const sent = co_await write_all(connection, chunk);
                if (!sent) co_return false;
            }
        }
        auto const ended = co_await write_all(connection, kLastChunk);
        co_return ended;
    } catch (std::exception const& fault) {
        runtime::log(runtime::LogLevel::warn, "stream_cut", {{"what", std::string_view(fault.what())}});
    }
    co_return false;
}

/// The connection ends with it.
template <class Stream>
Awaitable<void> Server::Impl::answer_with_stream(Connection<Stream>& connection, Watch& watch, Response response,
                                                 Method method) {
    auto const body = response.stream;
    auto const head = response_head(response, false, options.asked_by);
    auto going = co_await write_all(connection, head);
    if (going && method != Method::head) {
        connection.body = body;
        if (watch.stopping) body->end(StreamEnd::stopping);
        ReaderWatch<Stream> reader(connection, *body);
        reader.start();
        going = co_await write_stream(connection, *body);
        connection.body.reset();
        co_await reader.finish();
    }
    body->end(StreamEnd::reader_gone);
    if (going) co_await linger(connection);
}

/// Lets an answer arrive that was given before the client had sent everything: closing at once would throw it away.
template <class Stream>
Awaitable<void> Server::Impl::linger(Connection<Stream>& connection) {
    connection.allow(kLinger);
    if constexpr (std::is_same_v<Stream, TlsStream>) {
        co_await connection.stream.async_shutdown(AsTuple());
    }
    boost::system::error_code ignored;
    auto& socket = socket_of(connection.stream);
    socket.shutdown(Socket::shutdown_send, ignored);
    for (;;) {
        auto const room = asio::buffer(connection.chunk);
        auto const [error, count] = co_await socket.async_read_some(room, AsTuple());
        if (error) co_return;
    }
}

template <class Stream>
Awaitable<void> Server::Impl::converse(Connection<Stream>& connection, Watch& watch) {
    for (;;) {
        std::optional<RequestReader> reader(std::in_place, options.limits);
        auto const read = co_await read_request(connection, watch, *reader);
        if (!read) {
            // Others may have its room while the refusal arrives.
            reader.reset();
            connection.held.give_back();
            auto const refusal = problem_response(read.error(), domain::kDefaultLanguage, "");
            auto const sent = co_await answer(connection, refusal, Method::get, false);
            if (sent) co_await linger(connection);
            co_return;
        }
        if (!*read) co_return;
        auto request = reader->take();
        request.source = connection.source;
        request.certificate_names = connection.names;
        auto const method = request.method;
        connection.allow(std::chrono::seconds(options.limits.handler_seconds));
        auto response = co_await handle(std::move(request));
        if (!connection.held.hold(response.body.size())) {
            response = problem_response(no_room(), domain::kDefaultLanguage, "");
            connection.held.give_back();
        }
        if (response.stream) {
            co_await answer_with_stream(connection, watch, std::move(response), method);
            co_return;
        }
        auto const keep_alive = reader->keep_alive() && !watch.stopping;
        auto const sent = co_await answer(connection, response, method, keep_alive);
        connection.held.give_back();
        if (!sent) co_return;
        if (!keep_alive) {
            co_await linger(connection);
            co_return;
        }
    }
}

template <class Stream>
Awaitable<void> Server::Impl::serve(Stream stream, std::shared_ptr<asio::ssl::context> context, Watch& watch) {
    Connection<Stream> connection(std::move(stream), std::move(context), held);
    connection.source = peer_address(socket_of(connection.stream));
    watch.connections.insert(&connection);
    try {
        auto ready = true;
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            connection.allow(std::chrono::seconds(options.limits.header_seconds));
            auto const [error] = co_await connection.stream.async_handshake(asio::ssl::stream_base::server, AsTuple());
            ready = !error;
            if (ready) connection.names = names_of_peer(connection.stream.native_handle());
        }
        if (ready) co_await converse(connection, watch);
    } catch (std::exception const& error) {
        runtime::log(runtime::LogLevel::error, "connection_failed", {{"what", std::string_view(error.what())}});
    }
    watch.connections.erase(&connection);
    connection.close();
    if (watch.stopping && watch.connections.empty()) watch.timer.cancel();
    left();
}

void Server::Impl::left() {
    std::lock_guard const lock(mutex);
    --open_connections;
    emptied.notify_all();
}

Awaitable<void> Server::Impl::accept_all() {
    std::size_t next = 0;
    Timer pause(loops->executor(0));
    for (;;) {
        auto const index = next++ % loops->size();
        Socket socket(loops->executor(index));
        auto const [error] = co_await acceptor->async_accept(socket, AsTuple());
        if (error == asio::error::operation_aborted || !acceptor->is_open()) co_return;
        if (error) {
            // Out of file descriptors: those in use come back.
            runtime::log(runtime::LogLevel::warn, "accept_failed", {{"what", std::string_view(error.message())}});
            pause.expires_after(std::chrono::milliseconds(100));
            co_await pause.async_wait(AsTuple());
            continue;
        }
        if (open_connections >= options.limits.connections) continue;  // closes it
        ++open_connections;
        boost::system::error_code ignored;
        if (!options.path) socket.set_option(asio::ip::tcp::no_delay(true), ignored);
        auto& watch = *watches[index];
        auto context = tls ? tls->current() : nullptr;
        if (context) {
            TlsStream stream(std::move(socket), *context);
            asio::co_spawn(loops->executor(index), serve(std::move(stream), std::move(context), watch), asio::detached);
        } else {
            asio::co_spawn(loops->executor(index), serve(std::move(socket), nullptr, watch), asio::detached);
        }
    }
}

Awaitable<void> Server::Impl::sweep(Watch& watch) {
    while (!watch.stopping || !watch.connections.empty()) {
        watch.timer.expires_after(kSweepEvery);
        co_await watch.timer.async_wait(AsTuple());
        auto const now = SteadyClock::now();
        for (auto* const connection : watch.connections) {
            if (connection->deadline > now) continue;
            connection->writing ? connection->drop() : connection->close();
        }
    }
}

void Server::Impl::on_each_loop(std::function<void(Watch&)> const& act) {
    for (std::size_t i = 0; i < watches.size(); ++i) {
        asio::post(loops->executor(i), [act, &watch = *watches[i]] { act(watch); });
    }
}

ServerLimits inside_limits() {
    ServerLimits limits;
    limits.header_bytes = 32 * 1024;
    limits.header_fields = 96;
    limits.body_bytes = limits.large_body_bytes;
    return limits;
}

Server::Server(ServerOptions options, Handler handler)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handler))) {}

Server::~Server() { stop(0); }

void Server::start() {
    auto& impl = *impl_;
    if (impl.options.tls) impl.tls = std::make_unique<TlsContexts>(TlsContexts::Side::server, *impl.options.tls);
    auto loops = std::make_unique<runtime::Loops>(static_cast<std::size_t>(std::max(impl.options.threads, 1)));
    auto const& options = impl.options;
    impl.acceptor =
        std::make_unique<Acceptor>(options.path ? listen_at_path(loops->executor(0), *options.path)
                                                : listen_at_port(loops->executor(0), options.address, options.port));
    impl.loops = std::move(loops);
    if (!options.path) impl.bound_port = port_of(*impl.acceptor);
    for (std::size_t i = 0; i < impl.loops->size(); ++i) {
        impl.watches.push_back(std::make_unique<Watch>(impl.loops->executor(i)));
        asio::co_spawn(impl.loops->executor(i), impl.sweep(*impl.watches.back()), asio::detached);
    }
    asio::co_spawn(impl.loops->executor(0), impl.accept_all(), asio::detached);
}

void Server::stop(int seconds) {
    auto& impl = *impl_;
    if (!impl.loops) return;
    asio::post(impl.loops->executor(0), [&impl] {
        boost::system::error_code ignored;
        // While it is ours: once closed, another server may have put its own there.
        std::error_code kept;
        if (impl.options.path) std::filesystem::remove(*impl.options.path, kept);
        impl.acceptor->close(ignored);
    });
    impl.on_each_loop([](Watch& watch) {
        watch.stopping = true;
        for (auto* const connection : watch.connections) {
            if (connection->idle) connection->close();
            if (connection->body) connection->body->end(StreamEnd::stopping);
        }
        watch.timer.cancel();
    });
    {
        std::unique_lock lock(impl.mutex);
        impl.emptied.wait_for(lock, std::chrono::seconds(seconds), [&] { return impl.open_connections == 0; });
    }
    impl.on_each_loop([](Watch& watch) {
        for (auto* const connection : watch.connections) connection->close();
        watch.timer.cancel();
    });
    impl.loops->stop();
    impl.watches.clear();
    impl.acceptor.reset();
    impl.loops.reset();
}

std::uint16_t Server::port() const { return impl_->bound_port; }

}  // namespace polku::http
