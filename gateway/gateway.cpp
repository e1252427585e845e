#include "gateway/gateway.h"

#include "gateway/api_document.h"
#include "gateway/csrf.h"
#include "gateway/headers.h"
#include "gateway/refusal.h"
#include "gateway/source.h"
#include "shared/domain/messages.h"
#include "shared/runtime/logging.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <string>
#include <utility>

namespace polku::gateway {

namespace {

using http::Method;
using http::Request;
using http::Response;

bool at_or_below(std::string_view path, std::string_view root) {
    return path.starts_with(root) && (path.size() == root.size() || path[root.size()] == '/');
}

/// What stands at the root of a service and is for the inside alone (OWASP ASVS 5.0, 13.4.5).
bool hidden(std::string_view path) {
    constexpr std::string_view kInside[] = {"/internal", "/metrics", "/ready"};
    return std::ranges::any_of(kInside, [&](auto const root) { return at_or_below(path, root); });
}

bool reads(Request const& request) { return request.method == Method::get || request.method == Method::head; }

Response how_to_build(std::string const& installation) {
    Response response;
    response.set("Content-Type", "text/plain; charset=utf-8");
    response.body = installation +
                    " runs, but without its web application. Build it with deploy/web (or npm ci && npm run build in "
                    "web/), and start again with --web web/dist.\n";
    return response;
}

Response health() { return http::json_response(R"({"status":"ok"})"); }

}  // namespace

Gateway::Gateway(GatewayParts parts)
    : parts_(std::move(parts)),
      services_(std::move(parts_.services)),
      sessions_(parts_.identity, parts_.clock),
      live_(sessions_, parts_.live, parts_.metrics),
      api_document_(api_document()),
      by_person_(parts_.limits.person_per_minute),
      by_address_(parts_.limits.address_per_minute) {
    if (parts_.web_root) web_.emplace(*parts_.web_root);
    measure();
}

void Gateway::measure() {
    if (parts_.metrics != nullptr) {
        parts_.metrics->gauge("polku_limited_by_person", "Requests refused since a person asked too much.", "gateway",
                              [this] { return static_cast<double>(by_person_.refused()); });
        parts_.metrics->gauge("polku_limited_by_address", "Requests refused since an address asked too much.",
                              "gateway", [this] { return static_cast<double>(by_address_.refused()); });
    }
    for (auto const door : kDoors) {
        door_metrics_.push_back(parts_.metrics == nullptr ? nullptr : &parts_.metrics->route("gateway", "any", door));
    }
}

domain::Result<void> Gateway::within(Buckets& buckets, std::string_view key, Request const& request) {
    if (!parts_.limits.own_machine && own_machine(request.source)) return {};
    auto const wait = buckets.take(key, parts_.clock.now());
    if (!wait) return {};
    domain::Problem refused{.status = 429, .code = "too_many_requests", .detail = "more than the limits allow"};
    refused.facts.emplace_back("retry_after", std::to_string(*wait));
    return domain::refused(std::move(refused));
}

runtime::Awaitable<Response> Gateway::handle(Request request) {
    auto const started = std::chrono::steady_clock::now();
    request.request_id = parts_.ids.next().text;
    request.source = source_of(request, parts_.behind_proxy);
    request.principal.reset();
    request.on_behalf_of.reset();
    request.language = domain::accepted_language(request.header("accept-language").value_or(""));
    Request asked;  // what an answer to a failure and the log line need; the rest moves on
    asked.method = request.method;
    asked.request_id = request.request_id;
    asked.language = request.language;
    Answer answered;
    std::exception_ptr thrown;
    try {
        answered = co_await answer(std::move(request));
    } catch (std::exception const& fault) {
        runtime::log(runtime::LogLevel::error, "gateway_failed",
                     {{"request", asked.request_id}, {"what", std::string_view(fault.what())}});
        thrown = std::current_exception();
    }
    if (thrown) {
        domain::Problem const internal{.status = 500, .code = "internal", .detail = ""};
        answered.response = refuse(asked, internal);
        answered.door = Door::failed;
    }
    complete(answered.response, answered.door == Door::web ? AnswerKind::web : AnswerKind::api, asked.request_id);
    note(asked, answered, std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
    co_return std::move(answered.response);
}

runtime::Awaitable<Gateway::Answer> Gateway::answer(Request request) {
    if (!host_allowed(request, parts_.hosts)) {
        domain::Problem const wrong{.status = 421, .code = "wrong_host", .detail = "the Host is not in the settings"};
        co_return Answer(refuse(request, wrong), Door::refused);
    }
    if (hidden(request.path)) co_return Answer(refuse(request, domain::not_found()), Door::refused);
    if (at_or_below(request.path, "/api")) {
        auto answered = co_await answer_api(std::move(request));
        co_return answered;
    }
    if (!reads(request)) co_return Answer(method_not_allowed(request, "GET, HEAD"), Door::refused);
    if (request.path == "/health") co_return Answer(health(), Door::health);
    co_return Answer(web(request), Door::web);
}

runtime::Awaitable<Gateway::Answer> Gateway::answer_api(Request request) {
    auto const address = within(by_address_, request.source, request);
    if (!address) co_return Answer(refuse(request, address.error()), Door::refused);
    if (!own_request(request)) {
        domain::Problem const foreign{
            .status = 403, .code = "cross_site", .detail = "a change needs X-Polku-Request and no foreign Origin"};
        co_return Answer(refuse(request, foreign), Door::refused);
    }
    if (request.path == kApiDocumentPath) {
        if (!reads(request)) co_return Answer(method_not_allowed(request, "GET, HEAD"), Door::refused);
        co_return Answer(serve(api_document_, request), Door::document);
    }
    if (about_session(request.path)) {
        auto response = co_await sessions_.answer(std::move(request));
        co_return Answer(std::move(response), Door::session);
    }
    auto* const service = services_.find(request.path);
    if (service == nullptr) co_return Answer(refuse(request, domain::not_found()), Door::refused);
    auto const live = request.path == kLivePath && reads(request);
    // A browser opens it anew by itself: that is no sign that anybody is there.
    auto resolved = live ? sessions_.look(request) : sessions_.resolve(request);
    auto who = co_await std::move(resolved);
    if (!who) co_return Answer(refuse(request, who.error()), Door::refused);
    if (!*who) co_return Answer(refuse(request, domain::unauthenticated()), Door::refused);
    request.language = (*who)->language;
    if (!(*who)->principal) {
        co_return Answer(refuse(request, domain::forbidden("choose_membership")), Door::refused);
    }
    auto const person = within(by_person_, (*who)->principal->person.text, request);
    if (!person) co_return Answer(refuse(request, person.error()), Door::refused);
    request.principal = std::move((*who)->principal);
    if (live) {
        auto response = co_await live_.open(std::move(request), *service);
        co_return Answer(std::move(response), Door::service);
    }
    drop_inbound(request.headers);
    auto response = co_await service->send(std::move(request));
    co_return Answer(std::move(response), Door::service);
}

Response Gateway::web(Request const& request) const {
    if (!web_ && request.path == "/") return how_to_build(parts_.installation);
    auto found = web_ ? web_->find(request) : std::nullopt;
    return found ? std::move(*found) : refuse(request, domain::not_found());
}

void Gateway::note(Request const& asked, Answer const& answered, double seconds) const {
    auto const index = static_cast<std::size_t>(answered.door);
    if (door_metrics_[index] != nullptr) door_metrics_[index]->observe(answered.response.status, seconds);
    // The service has written a line of its own. No path: it may hold what a person typed.
    if (answered.door == Door::service) return;
    auto const level = answered.door == Door::web ? runtime::LogLevel::debug : runtime::LogLevel::info;
    runtime::log(level, "request",
                 {{"service", "gateway"},
                  {"request", asked.request_id},
                  {"method", http::name(asked.method)},
                  {"route", kDoors[index]},
                  {"status", std::int64_t{answered.response.status}},
                  {"ms", seconds * 1000}});
}

}  // namespace polku::gateway
