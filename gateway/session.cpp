#include "gateway/session.h"

#include "gateway/cookie.h"
#include "gateway/identity_answer.h"
#include "gateway/refusal.h"
#include "shared/domain/sha256.h"
#include "shared/http/json_write.h"
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

/// The gateway asks in its own name. The browser's headers stay here: its Idempotency-Key above all, for all people
/// would share one principal's keys; the request id serves.
Request ask_identity(Method method, std::string path, std::string body, Request const& asked) {
    Request request;
    request.method = method;
    request.path = std::move(path);
    request.body = std::move(body);
    request.headers.emplace_back("content-type", "application/json");
    request.request_id = asked.request_id;
    request.language = asked.language;
    request.principal = access::system_principal("gateway");
    return request;
}

std::string token_body(std::string_view token) {
    std::string body;
    json::Writer w(body);
    w.begin_object().field("token", token).end_object();
    return body;
}

domain::Problem not_signed_in() {
    return {.status = 401, .code = "not_signed_in", .detail = "no live session in the cookie"};
}

Result<domain::Id> read_membership(Request const& request) {
    domain::Id membership;
    auto const read = http::read_json(request, [&](json::Reader& r) { membership = r.id("membership"); });
    if (!read) return domain::refused(read.error());
    return membership;
}

}  // namespace

runtime::Awaitable<Result<std::optional<SignedIn>>> Sessions::resolve(Request const& request) {
    using Resolved = Result<std::optional<SignedIn>>;
    auto const token = cookie_token(request);
    if (!token) co_return Resolved(std::optional<SignedIn>());
    auto hash = domain::sha256_hex(*token);
    auto const asked_at = clock_.now();
    auto known = cache_.find(hash, asked_at);
    if (known) co_return Resolved(std::move(known));
    auto const mark = cache_.mark();
    auto question = ask_identity(Method::post, "/internal/sessions/resolve", token_body(*token), request);
    auto const response = co_await identity_.send(std::move(question));
    if (response.status == 401) co_return Resolved(std::optional<SignedIn>());
    if (response.status != 200) {
        auto refused = domain::refused(domain::unavailable(1));
        co_return Resolved(std::move(refused));
    }
    auto signed_in = read_identity_answer(response.body).signed_in;
    cache_.keep(std::move(hash), signed_in, asked_at, mark);
    co_return Resolved(std::optional<SignedIn>(std::move(signed_in)));
}

runtime::Awaitable<Response> Sessions::answer(Request request) {
    auto const method = request.method;
    auto const reads = method == Method::get || method == Method::head;
    if (request.path == kMembershipPath) {
        if (method != Method::put) co_return method_not_allowed(request, "PUT");
        auto response = co_await switch_membership(std::move(request));
        co_return response;
    }
    if (request.path != kSessionPath) co_return refuse(request, domain::not_found());
    if (reads) {
        auto response = co_await show(std::move(request));
        co_return response;
    }
    if (method == Method::post) {
        auto response = co_await sign_in(std::move(request));
        co_return response;
    }
    if (method == Method::del) {
        auto response = co_await sign_out(std::move(request));
        co_return response;
    }
    co_return method_not_allowed(request, "GET, HEAD, POST, DELETE");
}

runtime::Awaitable<Response> Sessions::show(Request request) {
    auto who = co_await resolve(request);
    if (!who) co_return refuse(request, who.error());
    if (!*who) {
        // Asking who one is, before signing in, is no fault: an error would stand in the console of every browser at
        // the sign-in page.
        Response nobody;
        nobody.status = 204;
        co_return nobody;
    }
    co_return http::json_response(std::move((*who)->session));
}

runtime::Awaitable<Response> Sessions::sign_in(Request request) {
    auto question = ask_identity(Method::post, "/internal/sessions", std::move(request.body), request);
    // The body goes on as it came, so its type does too.
    question.headers.clear();
    if (auto const type = request.header("content-type")) question.headers.emplace_back("content-type", *type);
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

runtime::Awaitable<Response> Sessions::switch_membership(Request request) {
    auto const token = cookie_token(request);
    if (!token) co_return refuse(request, not_signed_in());
    auto const membership = read_membership(request);
    if (!membership) co_return refuse(request, membership.error());
    std::string body;
    json::Writer w(body);
    w.begin_object().field("token", *token).field("membership", *membership).end_object();
    auto question = ask_identity(Method::put, "/internal/sessions/membership", std::move(body), request);
    auto answered = co_await identity_.send(std::move(question));
    // Whatever came of it: an answer that was lost may have been done.
    cache_.forget(domain::sha256_hex(*token));
    if (answered.status == 401) co_return refuse(request, not_signed_in());
    if (answered.status != 200) co_return answered;
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
    auto question = ask_identity(Method::del, "/internal/sessions", token_body(token), request);
    auto answered = co_await identity_.send(std::move(question));
    cache_.forget(domain::sha256_hex(token));
    co_return answered;
}

}  // namespace polku::gateway
