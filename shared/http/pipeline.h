#pragma once

#include "shared/http/decision.h"
#include "shared/http/idempotency.h"
#include "shared/http/router.h"

#include <functional>
#include <optional>
#include <string>

/// Inside the router: the one way of every read and every write. Requires: the request has a principal.
namespace polku::http {

runtime::Awaitable<Response> answer_read(RouterParts const& parts, Route const& route, PathParameters path,
                                         Request request);
runtime::Awaitable<Response> answer_write(RouterParts const& parts, Route const& route, PathParameters path,
                                          Request request);

runtime::Awaitable<Response> answer_stream(RouterParts const& parts, Route const& route, PathParameters path,
                                           Request request);

/// The problem as this service's answer to this request.
Response refuse(RouterParts const& parts, Request const& request, domain::Problem const& problem);

/// Runs `fn`; what it throws becomes a Problem, logged with the request id and told without detail: StorageError 503,
/// anything else 500.
domain::Result<void> guarded(RouterParts const& parts, Request const& request, std::function<void()> const& fn);
/// The same for what was thrown elsewhere.
domain::Problem problem_of(RouterParts const& parts, Request const& request, std::exception_ptr const& thrown);

/// Runs `fn` where the route's cost says: here, or on the pool (503 when it is full). `fn` must not throw.
runtime::Awaitable<bool> run_at_cost(RouterParts const& parts, Cost cost, std::function<void()> fn);

/// Keeps an entry in the read log before the answer leaves; false (logged) when it cannot be kept: then the answer is
/// 503.
runtime::Awaitable<bool> keep_entry(RouterParts const& parts, Request const& request, std::string entry);

}  // namespace polku::http
