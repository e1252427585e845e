#pragma once

#include "gateway/limits.h"
#include "gateway/live_streams.h"
#include "gateway/service_table.h"
#include "gateway/session.h"
#include "gateway/web_files.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/http/channel.h"
#include "shared/runtime/metrics.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The one door of Polku: who is signed in, whether a request is the browser's own, which service it is for, and the
/// web application's files. What may be done is decided by the services.
namespace polku::gateway {

/// What the gateway is made of; the references outlive it.
struct GatewayParts {
    http::Channel& identity;
    /// Which service answers which addresses: patterns under /api/v1.
    std::vector<ServiceRoute> services;
    domain::Clock const& clock;
    domain::IdSource& ids;  ///< of request ids; asked from every thread of the server
    /// Where the built web application is (index.html, assets/); nothing: `/` says how to build it.
    std::optional<std::filesystem::path> web_root{};
    /// The Host names that are answered, without port and in lower case; any other is 421. IPv6 without brackets.
    std::vector<std::string> hosts{"localhost", "127.0.0.1", "::1"};
    /// What this installation is called.
    std::string installation = "Polku";
    runtime::Metrics* metrics = nullptr;
    Limits limits{};
    LiveLimits live{};
    bool behind_proxy = false;  ///< a proxy on this machine names the browser's address in X-Forwarded-For
};

/// The handler of the public http::Server. Asked from several threads at once.
class Gateway {
public:
    /// Reads the web application into memory. Throws std::runtime_error (no web application in `web_root`) and
    /// std::logic_error (a malformed or doubled pattern).
    explicit Gateway(GatewayParts parts);

    /// Answers every request; throws nothing. HEAD is answered as GET (the server leaves the body out).
    runtime::Awaitable<http::Response> handle(http::Request request);

private:
    enum class Door : std::uint8_t { refused, health, session, document, service, web, failed };
    static constexpr std::string_view kDoors[] = {"refused", "health", "session", "document",
                                                  "service", "web",    "failed"};

    struct Answer {
        Answer() = default;
        Answer(http::Response answered, Door where) : response(std::move(answered)), door(where) {}
        http::Response response;
        Door door = Door::failed;  ///< where it was answered, for the log and the figures
    };
    runtime::Awaitable<Answer> answer(http::Request request);
    runtime::Awaitable<Answer> answer_api(http::Request request);
    void measure();
    /// 429 when the person or the address has asked for too much.
    [[nodiscard]] domain::Result<void> within(Buckets& buckets, std::string_view key, http::Request const& request);
    [[nodiscard]] http::Response web(http::Request const& request) const;
    void note(http::Request const& asked, Answer const& answered, double seconds) const;

    GatewayParts parts_;
    ServiceTable services_;
    Sessions sessions_;
    LiveStreams live_;
    std::optional<WebFiles> web_;
    ServedFile api_document_;
    Buckets by_person_;
    Buckets by_address_;
    std::vector<runtime::RouteMetrics*> door_metrics_;  ///< as kDoors; nullptr: not measured
};

}  // namespace polku::gateway
