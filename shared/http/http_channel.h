#pragma once

#include "shared/http/address.h"
#include "shared/http/channel.h"
#include "shared/http/response_reader.h"
#include "shared/http/route_table.h"
#include "shared/http/tls_files.h"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace polku::domain {
class Clock;
}

namespace polku::http {

class ClientConnection;
class PersonSigner;
class TlsContexts;

struct ChannelLimits {
    std::size_t connections = 64;  ///< of one loop; one more request is answered 503
    std::size_t streams = 4096;    ///< of all loops, each with a connection of its own; one more is answered 503
    std::chrono::milliseconds connect_time{3'000};  ///< what a network loses it sends again after a second
    /// Until an answer begins, and between two pieces of it.
    std::chrono::milliseconds answer_time{8'000};
    /// The same for what takes long (HttpChannelOptions::long_routes): longer than a server lets a handler take.
    std::chrono::milliseconds long_answer_time{125'000};
    /// While one waits for what takes long, the part is asked again and again whether it lives, after so long a pause
    /// each; without an answer in the same time it is taken for lost.
    std::chrono::milliseconds sign_of_life{4'000};
    /// A connection that has waited longer may just be closed by the other side.
    std::chrono::milliseconds idle_time{45'000};
    std::chrono::milliseconds silence{30'000};  ///< of a stream; then its source is taken for lost
    AnswerLimits answer{};
};

struct HttpChannelOptions {
    std::string part;  ///< whom it asks: "casework"
    Address address;
    std::optional<TlsFiles> tls{};   ///< for an address over the network; with the authority that signed the part's
    PersonSigner* signer = nullptr;  ///< where the gateway runs: only it may name a person
    domain::Clock const* clock = nullptr;     ///< of the signer
    RouteTable const* long_routes = nullptr;  ///< those that take long; nothing: all is done at once
    ChannelLimits limits{};
};

/// Calls a part in another process, over connections that stay open: HTTP/1.1, each request written afresh
/// (request_codec.h). A loop has its own connections, so nothing here is locked; they end with the loop.
///
/// 503 with Retry-After when the part is away, does not answer in time, or too many requests are under way. So whatever
/// is asked of a part that is paused, or that no network reaches, is answered within seconds; it is perhaps done later,
/// and whoever sends it again by the same key hears what came of it. When the connection ends and no answer has come,
/// nobody knows whether the request was done: it is sent once more, over a new connection, because the part does it
/// once. A read changes nothing, and every write is known by its Idempotency-Key or request id; a write with neither is
/// not sent again.
class HttpChannel final : public Channel {
public:
    /// Throws std::runtime_error when the TLS files cannot be used. What the options point to outlives it.
    explicit HttpChannel(HttpChannelOptions options);
    ~HttpChannel() override;
    HttpChannel(HttpChannel const&) = delete;
    HttpChannel& operator=(HttpChannel const&) = delete;

    /// The connection of a stream is its own from then on, and ends with it.
    runtime::Awaitable<Response> send(Request request) override;

    [[nodiscard]] std::string const& part() const { return options_.part; }
    /// Whether the last request found the part away.
    [[nodiscard]] bool away() const { return away_; }
    /// Whether no request has ever been sent: there was nobody to send one to.
    [[nodiscard]] bool never_sent() const { return !sent_; }

private:
    struct Exchange;

    runtime::Awaitable<Response> exchange(Request request, std::string bytes);
    runtime::Awaitable<void> attempt(Exchange& exchange);
    runtime::Awaitable<void> converse(Exchange& exchange, std::shared_ptr<ClientConnection> connection);
    void begin_stream(Exchange& exchange, std::shared_ptr<ClientConnection> connection, std::string const& begun);
    [[nodiscard]] std::chrono::milliseconds time_for(Request const& request) const;
    [[nodiscard]] std::string encode(Request const& request) const;
    [[nodiscard]] std::string token_of(access::Principal const& person) const;
    Response answer_of(Exchange& exchange, Request const& request);
    void note(Exchange const& exchange, Request const& request);

    HttpChannelOptions options_;
    std::uint64_t id_;  ///< names its connections in the pools of the loops
    std::unique_ptr<TlsContexts> tls_;
    std::string host_;  ///< of the Host field
    std::atomic<bool> away_ = false;
    std::atomic<bool> sent_ = false;
    /// Held by the streams as well: they may be read to their end when this has gone.
    std::shared_ptr<std::atomic<std::size_t>> streams_ = std::make_shared<std::atomic<std::size_t>>(0);
};

}  // namespace polku::http
