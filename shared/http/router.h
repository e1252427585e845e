#pragma once

#include "shared/events/read_log.h"
#include "shared/http/route.h"
#include "shared/http/route_table.h"
#include "shared/runtime/awaitable.h"
#include "shared/runtime/heavy_pool.h"
#include "shared/runtime/metrics.h"
#include "shared/storage/database.h"

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace polku::http {

class Channel;

/// How a service learns what the principal is to a case or a contract.
struct FactsSource {
    /// casework (cases) and payments (contracts): from their own tables, in the request's own transaction. Nothing: no
    /// such case, or the principal is nothing to it.
    std::function<std::optional<access::CaseAccess>(storage::Tx&, access::Principal const&, domain::Id const&,
                                                    domain::Instant now)>
        case_access{};
    std::function<std::optional<access::ContractAccess>(storage::Tx&, access::Principal const&, domain::Id const&,
                                                        domain::Instant now)>
        contract_access{};
    /// Other services: `GET /internal/cases/{case}/access` of casework (case_access.h), and what a write's `Question`
    /// asks, asked by the shell for this very request, before the transaction.
    Channel* casework = nullptr;
};

/// How a stream is kept.
struct StreamTimes {
    /// Between two looks at what is new; a reader hears of it at least as often.
    std::chrono::milliseconds pause{500};
    /// Then it ends, and who reads it asks anew, as the person is known by then: a person's token is good for a minute.
    std::chrono::milliseconds longest{40'000};
};

/// The parts that the router works with; all outlive it.
struct RouterParts {
    storage::Database& database;
    events::ReadLog& read_log;
    runtime::HeavyPool& heavy;
    domain::Clock const& clock;
    domain::IdSource& ids;
    FactsSource facts{};
    /// The service's name: of its principal when it asks another ("system:payments"), in log lines and metrics.
    std::string service = "polku";
    /// The service's own messages for its problems' codes.
    std::span<domain::Message const> messages{};
    runtime::Metrics* metrics = nullptr;
    StreamTimes streams{};
};

/// Finds the route and takes a request through the one pipeline of every service (ARCHITECTURE 3):
/// route -> principal -> prepare (writes) -> transaction { scope -> facts -> policy -> request id -> handler -> journal
/// } -> answer. Unknown path 404, known path with another method 405 with Allow, not signed in 401, policy as it says
/// (a write is asked before its body is read, and again in its transaction); a refusal by the policy has its entry in
/// the read log before the answer leaves. Storage faults are 503, broken invariants 500: caught here once, logged with
/// the request id, answered without detail.
///
/// A stream (server-sent events) begins like a read and is refused like one; then the policy is asked before every look
/// at what is new. It ends with `event: end` and a reason, or silently when its time is up.
///
/// A write takes `Idempotency-Key` (a structured-field string or a bare token, at most 128 characters; without it the
/// request id serves). The key belongs to the principal, method and path: sent again with the same body the stored
/// result is answered, after the policy said yes; with another body 422 idempotency_key_reused.
class Router {
public:
    explicit Router(RouterParts parts);

    /// Requires: no other route has this method and pattern; otherwise std::logic_error. Before the first request.
    void add(Route route);
    void add(std::vector<Route> routes);

    /// Answers every request; throws nothing. HEAD is answered as GET (the server leaves the body out).
    runtime::Awaitable<Response> handle(Request request);

    /// Every route, for the test of every route as every role and for the check against the OpenAPI document.
    [[nodiscard]] std::vector<Route> const& routes() const { return routes_; }

    /// Why the service should get no traffic, a line each; empty = ready.
    [[nodiscard]] std::string not_ready() const;

private:
    runtime::Awaitable<Response> answer(Request request, RouteTable::Found found);
    void note(Request const& asked, Response const& response, std::optional<std::size_t> index, double seconds);

    RouterParts parts_;
    std::vector<Route> routes_;
    std::vector<runtime::RouteMetrics*> route_metrics_;
    RouteTable table_;
};

}  // namespace polku::http
