#include "shared/http/http_channel.h"

#include "shared/http/connection_pool.h"
#include "shared/http/life_watch.h"
#include "shared/http/person_token.h"
#include "shared/http/request_codec.h"
#include "shared/http/stream_source.h"
#include "shared/runtime/logging.h"

#include <boost/asio/this_coro.hpp>

#include <exception>
#include <stdexcept>
#include <utility>

namespace polku::http {

namespace {

using runtime::Awaitable;

constexpr int kRetryAfterSeconds = 2;
constexpr std::string_view kSystem = "system:";

std::uint64_t next_channel_id() {
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
}

Response away_response(Request const& request) {
    return problem_response(domain::unavailable(kRetryAfterSeconds), request.language, request.request_id);
}

/// Sent twice, it is done once.
bool repeatable(Request const& request) {
    auto const reads = request.method == Method::get || request.method == Method::head;
    return reads || !request.request_id.empty() || request.header("idempotency-key").has_value();
}

}  // namespace

/// One request on its way to its answer.
struct HttpChannel::Exchange {
    enum class End : std::uint8_t {
        answered,
        away,   ///< no connection: it was not sent
        lost,   ///< the connection ended and no answer has come: perhaps it was done
        late,   ///< no answer in time: perhaps it is being done
        full,   ///< a stream beyond those that may be open
        broken  ///< what came is no answer of ours
    };
    Exchange(std::string encoded, std::chrono::milliseconds limit) : bytes(std::move(encoded)), time(limit) {}

    std::string bytes;
    std::chrono::milliseconds time;
    bool fresh = false;  ///< over a new connection only
    End end = End::away;
    Response response{};
    std::string fault{};
};

HttpChannel::HttpChannel(HttpChannelOptions options) : options_(std::move(options)), id_(next_channel_id()) {
    if (auto const* const network = std::get_if<NetworkAddress>(&options_.address)) {
        if (!options_.tls)
            throw std::runtime_error(options_.part + " is asked over the network: it needs [services] tls");
        tls_ = std::make_unique<TlsContexts>(TlsContexts::Side::client, *options_.tls);
        host_ = network->host;
    } else {
        host_ = options_.part;
    }
}

HttpChannel::~HttpChannel() = default;

std::string HttpChannel::token_of(access::Principal const& person) const {
    if (person.proof) return *person.proof;
    if (options_.signer == nullptr) throw std::logic_error("a service names a person for whom it has no token");
    return options_.signer->sign(person, options_.clock->now());
}

std::string HttpChannel::encode(Request const& request) const {
    CallerFields caller;
    if (request.principal && request.principal->system()) {
        caller.service = request.principal->person.text.substr(kSystem.size());
    } else if (request.principal) {
        caller.person = token_of(*request.principal);
    }
    if (request.on_behalf_of) caller.on_behalf_of = token_of(*request.on_behalf_of);
    return encode_request(request, caller, host_);
}

Awaitable<Response> HttpChannel::send(Request request) {
    Request asked;  // what an answer to a fault needs; the rest moves on
    asked.request_id = request.request_id;
    asked.language = request.language;
    try {
        auto bytes = encode(request);
        auto response = co_await exchange(std::move(request), std::move(bytes));
        co_return response;
    } catch (std::exception const& fault) {
        runtime::log(
            runtime::LogLevel::error, "channel_failed",
            {{"part", options_.part}, {"request", asked.request_id}, {"what", std::string_view(fault.what())}});
    }
    co_return away_response(asked);
}

Awaitable<Response> HttpChannel::exchange(Request request, std::string bytes) {
    auto const executor = co_await boost::asio::this_coro::executor;
    auto& lane = ConnectionPool::of(executor).lane(id_);
    if (lane.under_way >= options_.limits.connections) {
        runtime::log(runtime::LogLevel::warn, "channel_full",
                     {{"part", options_.part}, {"request", request.request_id}});
        co_return away_response(request);
    }
    Exchange one(std::move(bytes), time_for(request));
    ++lane.under_way;
    try {
        co_await attempt(one);
        one.fresh = true;
        if (one.end == Exchange::End::lost && repeatable(request)) co_await attempt(one);
    } catch (std::exception const& thrown) {
        one.end = Exchange::End::broken;
        one.fault = thrown.what();
    }
    --lane.under_way;
    co_return answer_of(one, request);
}

Response HttpChannel::answer_of(Exchange& exchange, Request const& request) {
    note(exchange, request);
    if (exchange.end != Exchange::End::answered) return away_response(request);
    if (exchange.response.header(kCallerRefusedField)) {
        runtime::log(runtime::LogLevel::error, "caller_refused",
                     {{"part", options_.part}, {"request", request.request_id}});
        return away_response(request);
    }
    return std::move(exchange.response);
}

Awaitable<void> HttpChannel::attempt(Exchange& exchange) {
    using End = Exchange::End;
    auto const executor = co_await boost::asio::this_coro::executor;
    auto& lane = ConnectionPool::of(executor).lane(id_);
    auto const& limits = options_.limits;
    std::shared_ptr<ClientConnection> connection;
    auto const youngest = SteadyClock::now() - limits.idle_time;
    while (!exchange.fresh && !connection && !lane.waiting.empty()) {
        auto candidate = std::move(lane.waiting.back());
        lane.waiting.pop_back();
        if (candidate->idle_since >= youngest && candidate->usable()) connection = std::move(candidate);
    }
    if (!connection) {
        connection = std::make_shared<ClientConnection>(executor, tls_ ? tls_->current() : nullptr);
        auto const connected = co_await connection->connect(options_.address, limits.connect_time);
        if (!connected) {
            exchange.end = End::away;
            exchange.fault = connection->fault();
            connection->close();
            co_return;
        }
    }
    sent_ = true;
    std::shared_ptr<LifeWatch> life;
    if (exchange.time > limits.answer_time) {
        LifeWatch::Part part{options_.address, tls_ ? tls_->current() : nullptr, host_, limits.sign_of_life};
        life = std::make_shared<LifeWatch>(executor, std::move(part), connection);
    }
    LifeWatch::Scope const watched(life);
    co_await converse(exchange, std::move(connection));
}

/// Asks over the connection, which waits to be used again when all went well.
Awaitable<void> HttpChannel::converse(Exchange& exchange, std::shared_ptr<ClientConnection> connection) {
    using End = Exchange::End;
    auto const executor = co_await boost::asio::this_coro::executor;
    ResponseReader reader(options_.limits.answer);
    auto going = co_await connection->write(exchange.bytes, exchange.time);
    exchange.end = End::lost;
    // Who refuses early answers before it has read everything, so the answer is looked for whatever came of the
    // writing.
    while (!reader.complete()) {
        auto const bytes = co_await connection->read();
        if (bytes.empty()) break;
        if (!reader.feed(bytes)) {
            exchange.end = End::broken;
            break;
        }
        // It has begun: what comes slowly comes.
        if (!reader.complete()) connection->allow(exchange.time);
    }
    auto& lane = ConnectionPool::of(executor).lane(id_);
    if (connection->timed_out()) {
        exchange.end = End::late;
        // Nobody may be at the other end of these either.
        lane.waiting.clear();
    }
    if (reader.complete() && exchange.end == End::lost) {
        exchange.end = End::answered;
        exchange.response = reader.take();
    } else {
        exchange.fault = connection->fault();
    }
    if (exchange.end == End::answered && reader.streams()) {
        begin_stream(exchange, std::move(connection), reader.rest());
        co_return;
    }
    going = going && exchange.end == End::answered && reader.keep_alive();
    if (!going) {
        connection->close();
        co_return;
    }
    connection->disarm();
    connection->idle_since = SteadyClock::now();
    lane.waiting.push_back(std::move(connection));
}

void HttpChannel::begin_stream(Exchange& exchange, std::shared_ptr<ClientConnection> connection,
                               std::string const& begun) {
    auto const& limits = options_.limits;
    if (*streams_ >= limits.streams) {
        exchange.end = Exchange::End::full;
        connection->close();
        return;
    }
    exchange.response.stream = std::make_shared<StreamSource>(std::move(connection), begun, limits.silence, streams_);
}

std::chrono::milliseconds HttpChannel::time_for(Request const& request) const {
    auto const& limits = options_.limits;
    auto const* const routes = options_.long_routes;
    auto const takes_long = routes != nullptr && routes->find(request.method, request.path).index.has_value();
    return takes_long ? limits.long_answer_time : limits.answer_time;
}

/// Says when a part goes away and when it is back; what is asked in between says nothing new.
void HttpChannel::note(Exchange const& exchange, Request const& request) {
    using End = Exchange::End;
    auto const gone = exchange.end == End::away || exchange.end == End::lost || exchange.end == End::late;
    auto const before = away_.exchange(gone);
    if (gone && !before) {
        runtime::log(runtime::LogLevel::warn, "part_away",
                     {{"part", options_.part}, {"request", request.request_id}, {"what", exchange.fault}});
    }
    if (!gone && before) runtime::log(runtime::LogLevel::info, "part_back", {{"part", options_.part}});
    if (exchange.end == End::full) {
        runtime::log(runtime::LogLevel::warn, "channel_full",
                     {{"part", options_.part}, {"request", request.request_id}});
    }
    if (exchange.end == End::late || exchange.end == End::broken) {
        runtime::log(runtime::LogLevel::error, exchange.end == End::late ? "part_late" : "part_answer_broken",
                     {{"part", options_.part}, {"request", request.request_id}, {"what", exchange.fault}});
    }
}

}  // namespace polku::http
