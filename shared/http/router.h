#pragma once

#include "shared/events/read_log.h"
#include "shared/http/route.h"
#include "shared/runtime/awaitable.h"
#include "shared/runtime/heavy_pool.h"
#include "shared/storage/database.h"

#include <functional>
#include <optional>
#include <vector>

namespace polku::http {

class Channel;

/// How a service learns what the principal is to a case or a contract.
struct FactsSource {
    /// casework (cases) and payments (contracts): from their own tables, in the request's own transaction.
    std::function<std::optional<access::CaseAccess>(storage::Tx&, access::Principal const&, domain::Id const&, domain::Instant now)> case_access;
    std::function<std::optional<access::ContractAccess>(storage::Tx&, access::Principal const&, domain::Id const&, domain::Instant now)> contract_access;
    /// Other services: `GET /internal/cases/{case}/access` of casework, asked by the shell for this very request, before the transaction.
    Channel* casework = nullptr;
};

/// The parts that the router works with; all outlive it.
struct RouterParts {
    storage::Database& database;
    events::ReadLog& read_log;
    runtime::HeavyPool& heavy;
    domain::Clock const& clock;
    domain::IdSource& ids;
    FactsSource facts;
};

/// Finds the route and takes a request through the one pipeline of every service (ARCHITECTURE 3):
/// route -> principal -> prepare (writes) -> transaction { scope -> facts -> policy -> request id -> handler -> journal } -> answer.
/// Unknown path 404, known path with another method 405 with Allow, not signed in 401, policy as it says, a refusal has its entry in the
/// read log. Storage faults are 503, broken invariants 500: caught here once, logged with the request id, answered without detail.
class Router {
public:
    explicit Router(RouterParts parts);

    /// Requires: no other route has this method and pattern.
    void add(Route route);
    void add(std::vector<Route> routes);

    /// Answers every request; throws nothing. HEAD is answered as GET without its body.
    runtime::Awaitable<Response> handle(Request request);

    /// Every route, for the test of every route as every role and for the check against the OpenAPI document.
    [[nodiscard]] std::vector<Route> const& routes() const { return routes_; }

private:
    RouterParts parts_;
    std::vector<Route> routes_;
};

}  // namespace polku::http
