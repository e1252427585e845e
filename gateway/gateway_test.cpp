#include "gateway/gateway.h"

#include "gateway/headers.h"
#include "gateway/messages.h"
#include "gateway/testing.h"
#include "shared/runtime/logging.h"
#include "shared/storage/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace polku::gateway {

namespace {

using http::Method;
using testing::HasSubstr;
using testing::Not;

TEST(Gateway, AServiceGetsThePersonAndNothingOfTheCookie) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    auto const response = gateway.change(Method::post, "/api/v1/cases/1/plan/goals", R"({"title":"x"})",
                                         {cookie, {"if-match", "\"3\""}, {"idempotency-key", "abc"}});
    EXPECT_EQ(response.status, 200);
    ASSERT_EQ(gateway.casework.seen.size(), 1U);
    auto const& seen = gateway.casework.seen.front();
    EXPECT_EQ(seen.principal->display_name, "Tuula Testinen");
    EXPECT_EQ(seen.principal->role, access::Role::officer);
    EXPECT_EQ(seen.language, domain::Language::sv) << "the person's language";
    EXPECT_FALSE(seen.header("cookie"));
    EXPECT_EQ(seen.header("if-match"), "\"3\"");
    EXPECT_EQ(seen.header("idempotency-key"), "abc");
    EXPECT_EQ(seen.body, R"({"title":"x"})");
    EXPECT_EQ(seen.request_id, response.header("x-request-id"));
}

TEST(Gateway, NoServiceIsAskedForSomebodyWhoIsNotSignedIn) {
    TestGateway gateway;
    auto const response = gateway.get("/api/v1/cases/1", {{"accept-language", "en"}});
    EXPECT_EQ(response.status, 401);
    EXPECT_THAT(response.body, HasSubstr("\"unauthenticated\""));
    EXPECT_THAT(response.body, HasSubstr("Sign in."));
    EXPECT_TRUE(gateway.casework.seen.empty());
}

TEST(Gateway, WhoAsksIsNeverTakenFromOutside) {
    TestGateway gateway;
    auto request = TestGateway::request(Method::get, "/api/v1/cases/1");
    request.principal = access::system_principal("payments");
    request.on_behalf_of = access::system_principal("payments");
    EXPECT_EQ(gateway.send(request).status, 401);
    request.headers.push_back(gateway.sign_in());
    EXPECT_EQ(gateway.send(request).status, 200);
    EXPECT_FALSE(gateway.casework.seen.front().on_behalf_of);
    EXPECT_EQ(gateway.casework.seen.front().principal->role, access::Role::officer);
}

TEST(Gateway, RoutesByTheTable) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    gateway.get("/api/v1/cases/1/milestones", {cookie});
    EXPECT_EQ(gateway.outcomes.seen.size(), 1U);
    EXPECT_EQ(gateway.get("/api/v1/unknown", {cookie}).status, 404);
    EXPECT_EQ(gateway.get("/api/v1", {cookie}).status, 404);
    EXPECT_TRUE(gateway.casework.seen.empty());
}

TEST(Gateway, WhatIsInsideIsNotThere) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    auto const asked = gateway.identity.channel.seen.size();
    for (auto const path : {"/internal", "/internal/sessions/resolve", "/internal/events", "/metrics", "/metrics/x",
                            "/ready", "/api/internal/sessions", "/api/v1/internal/sessions"}) {
        EXPECT_EQ(gateway.get(path, {cookie}).status, 404) << path;
        EXPECT_EQ(gateway.change(Method::post, path, "{}", {cookie}).status, 404) << path;
    }
    EXPECT_EQ(gateway.identity.channel.seen.size(), asked);
}

TEST(Gateway, SaysThatItIsThere) {
    TestGateway gateway;
    auto const response = gateway.get("/health");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, R"({"status":"ok"})");
    EXPECT_EQ(gateway.change(Method::post, "/health").status, 405);
}

TEST(Gateway, AnswersItsOwnHostsOnly) {
    TestGateway gateway;
    auto const status = [&](http::Headers headers) {
        http::Request request;
        request.path = "/health";
        request.headers = std::move(headers);
        return gateway.send(std::move(request)).status;
    };
    for (auto const host : {"localhost", "LOCALHOST:8443", "127.0.0.1:1", "[::1]", "[::1]:8443"}) {
        EXPECT_EQ(status({{"host", host}}), 200) << host;
    }
    for (auto const host : {"", "evil.example", "localhost.evil.example", "localhost:8443.evil.example", "localhost:x",
                            "[::1", "[::1]x", "::1", "evil.example:443@localhost"}) {
        EXPECT_EQ(status({{"host", host}}), 421) << host;
    }
    EXPECT_EQ(status({}), 421);
    EXPECT_EQ(status({{"host", "localhost"}, {"host", "localhost"}}), 421);
}

TEST(Gateway, DropsWhatOnlyTheInsideMaySay) {
    http::Headers headers{{"accept", "application/json"},
                          {"authorization", "Bearer x"},
                          {"connection", "X-Named, te"},
                          {"cookie", "a=b"},
                          {"forwarded", "for=1"},
                          {"idempotency-key", "k"},
                          {"if-match", "\"1\""},
                          {"if_match", "\"2\""},
                          {"keep-alive", "5"},
                          {"proxy-authorization", "x"},
                          {"te", "trailers"},
                          {"trailer", "x"},
                          {"transfer-encoding", "chunked"},
                          {"upgrade", "h2c"},
                          {"x-forwarded-for", "1"},
                          {"x-forwarded-host", "evil"},
                          {"x-internal-user", "1"},
                          {"x-named", "1"},
                          {"x-polku-internal-role", "1"},
                          {"x-real-ip", "1"},
                          {"x-request-id", "1"},
                          {"x-road-client", "1"}};
    drop_inbound(headers);
    EXPECT_EQ(headers,
              (http::Headers{{"accept", "application/json"}, {"idempotency-key", "k"}, {"if-match", "\"1\""}}));
}

TEST(Gateway, EveryAnswerCarriesTheSecurityHeadersAndItsOwnRequestId) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    gateway.casework.answer = [](http::Request const& request) -> http::Response {
        if (request.path.ends_with("/fails")) throw std::runtime_error("a secret detail");
        http::Response response;
        response.set("content-security-policy", "default-src *");
        response.set("Cache-Control", "private");
        return response;
    };
    std::vector<std::string> ids;
    std::vector<http::Response> const responses{
        gateway.get("/health"),
        gateway.get("/"),
        gateway.get("/nothing"),
        gateway.get("/metrics"),
        gateway.get("/api/v1/session"),
        gateway.get("/api/v1/session", {cookie}),
        gateway.get("/api/v1/cases/1"),
        gateway.get("/api/v1/cases/1", {cookie}),
        gateway.get("/api/v1/cases/fails", {cookie}),
        gateway.send(TestGateway::request(Method::post, "/api/v1/cases/1", "{}")),
        gateway.send(http::Request{}),
    };
    for (auto const& response : responses) {
        EXPECT_EQ(response.header("strict-transport-security"), "max-age=31536000; includeSubDomains");
        EXPECT_EQ(response.header("x-content-type-options"), "nosniff");
        EXPECT_EQ(response.header("referrer-policy"), "no-referrer");
        EXPECT_EQ(response.header("cross-origin-opener-policy"), "same-origin");
        EXPECT_EQ(response.header("cross-origin-resource-policy"), "same-origin");
        EXPECT_TRUE(response.header("permissions-policy"));
        EXPECT_TRUE(response.header("cache-control"));
        EXPECT_THAT(std::string(response.header("content-security-policy").value_or("")),
                    HasSubstr("frame-ancestors 'none'"));
        ids.emplace_back(response.header("x-request-id").value_or(""));
        EXPECT_TRUE(domain::valid_id(ids.back()));
    }
    std::ranges::sort(ids);
    EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
}

TEST(Gateway, AnAnswerOfTheApiIsNoPage) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    gateway.casework.answer = [](http::Request const&) {
        http::Response response;
        response.set("content-security-policy", "default-src *");
        response.set("Cache-Control", "private");
        return response;
    };
    auto const response = gateway.get("/api/v1/cases/1", {cookie});
    EXPECT_EQ(response.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'; sandbox");
    EXPECT_EQ(response.header("cache-control"), "private") << "a service knows how long its answer holds";
    EXPECT_EQ(gateway.get("/api/v1/session").header("cache-control"), "no-store");
}

TEST(Gateway, AFaultIsAnsweredWithoutDetail) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    gateway.casework.answer = [](http::Request const&) -> http::Response { throw std::runtime_error("a detail"); };
    auto const response = gateway.get("/api/v1/cases/1", {cookie});
    EXPECT_EQ(response.status, 500);
    EXPECT_THAT(response.body, HasSubstr("\"internal\""));
    EXPECT_THAT(response.body, Not(HasSubstr("a detail")));
    EXPECT_THAT(response.body, HasSubstr(*response.header("x-request-id")));
}

TEST(Gateway, IdentitysAnswerThatDoesNotFitIsAFault) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    gateway.identity.language = "xx";
    EXPECT_EQ(gateway.get("/api/v1/cases/1", {cookie}).status, 500);
    EXPECT_TRUE(gateway.casework.seen.empty());
}

std::string& gateway_log() {
    static std::string lines;
    return lines;
}

TEST(Gateway, NothingOfASessionIsLogged) {
    gateway_log().clear();
    runtime::set_log_sink([](std::string_view line) { gateway_log().append(line); });
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    gateway.get("/api/v1/session", {cookie});
    gateway.get("/api/v1/cases/1", {cookie});
    gateway.identity.language = "xx";
    gateway.clock.advance(std::chrono::seconds{2});
    gateway.get("/api/v1/cases/1", {cookie});
    runtime::set_log_sink(nullptr);
    EXPECT_THAT(gateway_log(), HasSubstr("\"session\""));
    for (auto const secret : {"token-1", "Tuula", "right", kOfficer.data()}) {
        EXPECT_THAT(gateway_log(), Not(HasSubstr(secret)));
    }
}

TEST(Gateway, WithoutTheWebApplicationItSaysHowToBuildIt) {
    TestGateway gateway;
    auto const response = gateway.get("/");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.header("content-type"), "text/plain; charset=utf-8");
    EXPECT_THAT(response.body, HasSubstr("npm run build"));
    EXPECT_EQ(gateway.get("/index.html").status, 404);
}

TEST(Gateway, APageIsServedUnderTheStrictPolicy) {
    storage::TemporaryDirectory const folder;
    std::ofstream(folder / "index.html") << "<!doctype html>";
    TestGateway gateway(folder.path());
    auto const response = gateway.get("/cases/1");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(*response.shared_body, "<!doctype html>");
    auto const policy = std::string(*response.header("content-security-policy"));
    EXPECT_THAT(policy, HasSubstr("script-src 'self';"));
    EXPECT_THAT(policy, HasSubstr("require-trusted-types-for 'script'"));
    EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
    EXPECT_EQ(gateway.change(Method::post, "/cases/1").header("allow"), "GET, HEAD");
    EXPECT_EQ(gateway.get("/api/nothing").status, 404) << "an address of the API is no page";
    EXPECT_EQ(gateway.get("/nothing.js").status, 404);
}

TEST(Gateway, MessagesAreSortedAndWhole) {
    EXPECT_TRUE(std::ranges::is_sorted(messages(), {}, &domain::Message::code));
    for (auto const& message : messages()) {
        EXPECT_FALSE(message.fi.empty() || message.sv.empty() || message.en.empty()) << message.code;
    }
}

}  // namespace

}  // namespace polku::gateway
