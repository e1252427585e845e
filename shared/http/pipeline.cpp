#include "shared/http/pipeline.h"

#include "shared/events/await_entry.h"
#include "shared/runtime/await.h"
#include "shared/runtime/logging.h"

#include <exception>
#include <utility>

namespace polku::http {

namespace {

constexpr int kRetrySeconds = 2;

}  // namespace

Response refuse(RouterParts const& parts, Request const& request, domain::Problem const& problem) {
    return problem_response(problem, request.language, request.request_id, parts.messages);
}

domain::Problem problem_of(RouterParts const& parts, Request const& request, std::exception_ptr const& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (storage::StorageError const& error) {
        runtime::log(
            runtime::LogLevel::error, "storage_failed",
            {{"service", parts.service}, {"request", request.request_id}, {"what", std::string_view(error.what())}});
        return domain::unavailable(kRetrySeconds);
    } catch (std::exception const& error) {
        runtime::log(
            runtime::LogLevel::error, "invariant_broken",
            {{"service", parts.service}, {"request", request.request_id}, {"what", std::string_view(error.what())}});
        domain::Problem problem;
        problem.status = 500;
        problem.code = "internal";
        return problem;
    }
}

domain::Result<void> guarded(RouterParts const& parts, Request const& request, std::function<void()> const& fn) {
    try {
        fn();
        return {};
    } catch (std::exception const&) {
        return domain::refused(problem_of(parts, request, std::current_exception()));
    }
}

runtime::Awaitable<bool> run_at_cost(RouterParts const& parts, Cost cost, std::function<void()> fn) {
    if (cost == Cost::heavy) {
        auto const taken = co_await runtime::await_heavy(parts.heavy, std::move(fn));
        co_return taken;
    }
    fn();
    co_return true;
}

runtime::Awaitable<bool> keep_entry(RouterParts const& parts, Request const& request, std::string entry) {
    std::exception_ptr fault;
    try {
        co_await events::await_entry(parts.read_log, std::move(entry));
    } catch (std::exception const&) {
        fault = std::current_exception();
    }
    if (!fault) co_return true;
    try {
        std::rethrow_exception(fault);
    } catch (std::exception const& error) {
        runtime::log(
            runtime::LogLevel::error, "read_log_failed",
            {{"service", parts.service}, {"request", request.request_id}, {"what", std::string_view(error.what())}});
    }
    co_return false;
}

}  // namespace polku::http
