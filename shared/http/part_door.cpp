#include "shared/http/part_door.h"

#include "shared/http/person_token.h"
#include "shared/http/router.h"
#include "shared/runtime/logging.h"

#include <algorithm>
#include <utility>

namespace polku::http {

namespace {

domain::Problem caller_refused(std::string detail) {
    return {.status = 401, .code = "caller_refused", .detail = std::move(detail)};
}

Response answer_to_caller(Request const& request, domain::Problem const& problem) {
    runtime::log(runtime::LogLevel::error, problem.code, {{"request", request.request_id}, {"what", problem.detail}});
    auto response = problem_response(problem, request.language, request.request_id);
    if (problem.status == 401) response.set(std::string(kCallerRefusedField), problem.code);
    return response;
}

}  // namespace

domain::Result<void> PartDoor::take_principals(Request& request) {
    auto const caller = take_caller(request);
    if (!caller) return domain::refused(caller_refused("the fields about who asks are not as agreed"));
    auto const& service = caller->service;
    if (service.empty() == caller->person.empty()) {
        return domain::refused(caller_refused("neither a service nor a person asks, or both do"));
    }
    auto const now = parts_.clock.now();
    if (!service.empty()) {
        auto const& names = request.certificate_names;
        if (parts_.by_certificate && std::ranges::find(names, service) == names.end()) {
            return domain::refused(caller_refused("the certificate is not of the service that asks"));
        }
        request.principal = access::system_principal(service);
    } else {
        auto person = parts_.persons.verify(caller->person, now);
        if (!person) return domain::refused(person.error());
        request.principal = std::move(*person);
    }
    if (caller->on_behalf_of.empty()) return {};
    if (service.empty()) return domain::refused(caller_refused("a person asks on behalf of another"));
    auto person = parts_.persons.verify(caller->on_behalf_of, now);
    if (!person) return domain::refused(person.error());
    request.on_behalf_of = std::move(*person);
    return {};
}

runtime::Awaitable<Response> PartDoor::handle(Request request) {
    request.principal.reset();
    request.on_behalf_of.reset();
    if (request.path == "/health") co_return json_response(R"({"status":"ok"})");
    auto const taken = take_principals(request);
    if (!taken) {
        auto const refusal = answer_to_caller(request, taken.error());
        co_return refusal;
    }
    auto response = co_await parts_.router.handle(std::move(request));
    co_return response;
}

}  // namespace polku::http
