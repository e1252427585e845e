#include "gateway/csrf.h"

#include "gateway/testing.h"

#include <gtest/gtest.h>

namespace polku::gateway {

namespace {

using http::Method;

struct CsrfCase {
    char const* what;
    bool own_header;
    char const* host;
    char const* origin;  ///< nullptr: not sent
    char const* site;
    bool taken;
};

constexpr CsrfCase kCsrfCases[] = {
    {"a form of another site", false, "localhost:8443", "https://evil.example", "cross-site", false},
    {"our page without the header", false, "localhost:8443", "https://localhost:8443", "same-origin", false},
    {"a bare request", false, "localhost:8443", nullptr, nullptr, false},
    {"a program", true, "localhost:8443", nullptr, nullptr, true},
    {"our page", true, "localhost:8443", "https://localhost:8443", "same-origin", true},
    {"our page in a browser that tells only the origin", true, "localhost:8443", "https://localhost:8443", nullptr,
     true},
    {"our page in a browser that tells only the site", true, "localhost:8443", nullptr, "same-origin", true},
    {"from the address bar", true, "localhost:8443", nullptr, "none", true},
    {"the host in capitals", true, "LocalHost:8443", "https://localhost:8443", nullptr, true},
    {"the default port written out", true, "localhost:443", "https://localhost", nullptr, true},
    {"another site", true, "localhost:8443", "https://evil.example", nullptr, false},
    {"another site that the browser names so", true, "localhost:8443", nullptr, "cross-site", false},
    {"a neighbouring host", true, "localhost:8443", nullptr, "same-site", false},
    {"another port of this host", true, "localhost:8443", "https://localhost:9999", nullptr, false},
    {"a host that begins like ours", true, "localhost", "https://localhost.evil.example", nullptr, false},
    {"without encryption", true, "localhost:8443", "http://localhost:8443", nullptr, false},
    {"a development server", true, "localhost:5173", "http://localhost:5173", "same-origin", true},
    {"an opaque origin", true, "localhost:8443", "null", nullptr, false},
    {"an opaque origin that says it is ours", true, "localhost:8443", "null", "same-origin", false},
    {"a foreign origin that says it is ours", true, "localhost:8443", "https://evil.example", "same-origin", false},
};

http::Request csrf_request(Method method, CsrfCase const& given) {
    http::Request request;
    request.method = method;
    request.headers.emplace_back("host", given.host);
    if (given.own_header) request.headers.emplace_back("x-polku-request", "1");
    if (given.origin != nullptr) request.headers.emplace_back("origin", given.origin);
    if (given.site != nullptr) request.headers.emplace_back("sec-fetch-site", given.site);
    return request;
}

TEST(Csrf, TakesOwnChangesOnly) {
    for (auto const& given : kCsrfCases) {
        for (auto const method : {Method::post, Method::put, Method::patch, Method::del}) {
            EXPECT_EQ(own_request(csrf_request(method, given)), given.taken) << given.what;
        }
        EXPECT_TRUE(own_request(csrf_request(Method::get, given))) << given.what;
        EXPECT_TRUE(own_request(csrf_request(Method::head, given))) << given.what;
    }
}

TEST(Csrf, RefusesTwoOrigins) {
    auto request = csrf_request(Method::post, kCsrfCases[4]);
    request.headers.emplace_back("origin", "https://evil.example");
    EXPECT_FALSE(own_request(request));
}

TEST(Csrf, ARefusedChangeReachesNobody) {
    TestGateway gateway;
    auto const cookie = gateway.sign_in();
    auto const asked = gateway.identity.channel.seen.size();
    for (auto const path : {"/api/v1/cases/1/plan", "/api/v1/session"}) {
        auto const response = gateway.send(TestGateway::request(Method::post, path, "{}", {cookie}));
        EXPECT_EQ(response.status, 403);
        EXPECT_NE(response.body.find("\"cross_site\""), std::string::npos);
    }
    EXPECT_TRUE(gateway.casework.seen.empty());
    EXPECT_EQ(gateway.identity.channel.seen.size(), asked);
}

}  // namespace

}  // namespace polku::gateway
