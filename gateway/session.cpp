#include "gateway/session.h"

#include "gateway/cookie.h"
#include "gateway/identity_answer.h"
#include "gateway/refusal.h"
#include "shared/domain/sha256.h"
#include "shared/json/writer.h"
#include "shared/runtime/logging.h"

#include <string>
#include <utility>

namespace polku::gateway {

namespace {

using domain::Result;
using http::Method;
using http::Request;
using http::Response;

/// The gateway asks in its own name. The browser's headers stay here, but for what it says of itself: its
/// Idempotency-Key above all, for all people would share one principal's keys; the request id serves.
Request ask_identity(Method method, std::string_view path, Request const& asked, std::string_view token = {}) {
    Request request;
    request.method = method;
    request.path = path;
    request.headers.emplace_back("content-type", "application/json");
    request.headers.emplace_back("polku-source", asked.source);
    if (auto const agent = asked.header("user-agent")) request.headers.emplace_back("user-agent", *agent);
    if (!token.empty()) request.headers.emplace_back("polku-token", token);
    request.request_id = asked.request_id;
    request.language = asked.language;
    request.principal = access::system_principal("gateway");
    return request;
}

/// The browser's body as it came, with its type; nothing at all for an act without one.
void pass_body(Request& question, Request& asked) {
    std::erase_if(question.headers, [](auto const& header) { return header.first == "content-type"; });
    if (auto const type = asked.header("content-type")) question.headers.emplace_back("content-type", *type);
    question.body = std::move(asked.body);
}

std::string look_body(std::string_view token, bool peek) {
    std::string body;
    json::Writer w(body);
    w.begin_object().field("token", token).field("peek", peek).end_object();
    return body;
}

domain::Problem not_signed_in() {
    return {.status = 401, .code = "not_signed_in", .detail = "no live session in the cookie"};
}

}  // namespace

runtime::Awaitable<Result<std::optional<SignedIn>>> Sessions::resolve(Request const& request) {
    using Resolved = Result<std::optional<SignedIn>>;
    auto token = cookie_token(request);
    if (!token) co_return Resolved(std::optional<SignedIn>());
    auto found = co_await look_up(std::move(*token), request, false);
    co_return found;
}

runtime::Awaitable<Result<std::optional<SignedIn>>> Sessions::look(Request const& request) {
    using Resolved = Result<std::optional<SignedIn>>;
    auto token = cookie_token(request);
    if (!token) co_return Resolved(std::optional<SignedIn>());
    auto found = co_await ask(std::move(*token), request, true);
    co_return found;
}

runtime::Awaitable<Result<std::optional<SignedIn>>> Sessions::look_up(std::string token, Request const& request,
                                                                      bool peek) {
    using Resolved = Result<std::optional<SignedIn>>;
    auto hash = domain::sha256_hex(token);
    auto const asked_at = clock_.now();
    auto known = cache_.find(hash, asked_at);
    if (known) co_return Resolved(std::move(known));
    auto const mark = cache_.mark();
    auto asked = co_await ask(std::move(token), request, peek);
    // A session that was only looked at is not heard of: the next request that does something asks anew.
    if (!peek && asked && *asked) cache_.keep(std::move(hash), **asked, asked_at, mark);
    co_return asked;
}

runtime::Awaitable<Result<std::optional<SignedIn>>> Sessions::ask(std::string token, Request const& request,
                                                                  bool peek) {
    using Resolved = Result<std::optional<SignedIn>>;
    auto question = ask_identity(Method::post, "/internal/sessions/resolve", request);
    question.body = look_body(token, peek);
    auto const response = co_await identity_.send(std::move(question));
    if (response.status == 401) co_return Resolved(std::optional<SignedIn>());
    if (response.status != 200) {
        auto refused = domain::refused(domain::unavailable(1));
        co_return Resolved(std::move(refused));
    }
    auto signed_in = read_identity_answer(response.body).signed_in;
    co_return Resolved(std::optional<SignedIn>(std::move(signed_in)));
}

runtime::Awaitable<Response> Sessions::answer(Request request) {
    auto const method = request.method;
    if (auto const* const found = find_act(method, request.path)) {
        auto response = co_await act(std::move(request), *found);
        co_return response;
    }
    auto const here = request.path == kSessionPath;
    if (here && (method == Method::get || method == Method::head)) {
        auto response = co_await show(std::move(request));
        co_return response;
    }
    if (here && method == Method::post) {
        auto response = co_await sign_in(std::move(request));
        co_return response;
    }
    if (here && method == Method::del) {
        auto response = co_await sign_out(std::move(request));
        co_return response;
    }
    auto allow = allow_of(request.path);
    if (allow.empty()) co_return refuse(request, domain::not_found());
    co_return method_not_allowed(request, std::move(allow));
}

runtime::Awaitable<Response> Sessions::show(Request request) {
    Response nobody;
    // Asking who one is, before signing in, is no fault: an error would stand in the console of every browser at the
    // sign-in page.
    nobody.status = 204;
    auto token = cookie_token(request);
    if (!token) co_return nobody;
    auto who = co_await look_up(std::move(*token), request, true);
    if (!who) co_return refuse(request, who.error());
    if (!*who) co_return nobody;
    co_return http::json_response(std::move((*who)->session));
}

runtime::Awaitable<Response> Sessions::sign_in(Request request) {
    auto question = ask_identity(Method::post, "/internal/sessions", request);
    pass_body(question, request);
    auto answered = co_await identity_.send(std::move(question));
    if (answered.status != 201) co_return answered;
    auto opened = read_identity_answer(answered.body);
    auto response = http::json_response(std::move(opened.signed_in.session), 201);
    response.set("Set-Cookie", cookie_of(opened.token.value()));
    // Signing in anew ends the session that this browser had (OWASP ASVS 5.0, 7.2.4).
    if (auto former = cookie_token(request)) {
        auto const closed = co_await close(std::move(*former), request);
        if (closed.status >= 500) {
            runtime::log(runtime::LogLevel::warn, "former_session_left_open", {{"request", request.request_id}});
        }
    }
    co_return response;
}

runtime::Awaitable<Response> Sessions::act(Request request, SessionAct const& act) {
    auto const token = act.signed_in ? cookie_token(request) : std::nullopt;
    if (act.signed_in && !token) co_return refuse(request, not_signed_in());
    auto const method = request.method == Method::head ? Method::get : request.method;
    auto question = ask_identity(method, act.inside, request, token.value_or(""));
    pass_body(question, request);
    auto answered = co_await identity_.send(std::move(question));
    // Whatever came of it: an answer that was lost may have been done, to any session of the person.
    if (method != Method::get) cache_.forget_all();
    if (act.answer == ActAnswer::as_is || answered.status != 200) co_return answered;
    co_return http::json_response(std::move(read_identity_answer(answered.body).signed_in.session));
}

runtime::Awaitable<Response> Sessions::sign_out(Request request) {
    Response response;
    response.status = 204;
    response.set("Set-Cookie", cleared_cookie());
    auto token = cookie_token(request);
    if (!token) co_return response;
    auto closed = co_await close(std::move(*token), request);
    // The cookie stays while the session could not be ended, so that the person can try again.
    auto const ended = closed.status == 200 || closed.status == 401;
    if (!ended) co_return closed;
    co_return response;
}

runtime::Awaitable<Response> Sessions::close(std::string token, Request const& request) {
    auto question = ask_identity(Method::del, "/internal/sessions", request, token);
    auto answered = co_await identity_.send(std::move(question));
    cache_.forget(domain::sha256_hex(token));
    co_return answered;
}

}  // namespace polku::gateway
