#include "shared/http/framing.h"

#include <gtest/gtest.h>

#include <string>

namespace polku::http {

namespace {

int status_of(std::string_view block) {
    auto const framing = check_framing(block);
    return framing ? 0 : framing.error().status;
}

/// A request with these lines beside the request line and Host.
int status_with(std::string_view fields, std::string_view line = "POST /a HTTP/1.1") {
    return status_of(std::string(line) + "\r\nHost: a\r\n" + std::string(fields) + "\r\n");
}

Framing framing_with(std::string_view fields, std::string_view line = "POST /a HTTP/1.1") {
    return check_framing(std::string(line) + "\r\nHost: a\r\n" + std::string(fields) + "\r\n").value();
}

}  // namespace

TEST(Framing, ReadsWhatIsPlain) {
    auto const none = framing_with("");
    EXPECT_EQ(none.body, Framing::Body::none);
    EXPECT_TRUE(none.keep_alive);
    EXPECT_FALSE(none.expects_continue);
    auto const length = framing_with("Content-Length: 12\r\n");
    EXPECT_EQ(length.body, Framing::Body::length);
    EXPECT_EQ(length.length, 12U);
    EXPECT_EQ(framing_with("content-length:\t0 \r\n").body, Framing::Body::none);
    EXPECT_EQ(framing_with("Content-Length: 999999999999999999\r\n").length, 999'999'999'999'999'999U);
    EXPECT_EQ(framing_with("Transfer-Encoding: chunked\r\n").body, Framing::Body::chunked);
    EXPECT_EQ(framing_with("transfer-encoding: Chunked\r\n").body, Framing::Body::chunked);
    EXPECT_EQ(framing_with("X:\r\n").body, Framing::Body::none);
}

TEST(Framing, RefusesEveryAmbiguousLength) {
    for (auto const* fields : {
             "Content-Length: 5\r\nContent-Length: 5\r\n",
             "Content-Length: 5\r\nContent-Length: 6\r\n",
             "Content-Length: 5, 5\r\n",
             "Content-Length: +5\r\n",
             "Content-Length: -1\r\n",
             "Content-Length: 0x5\r\n",
             "Content-Length: 5 5\r\n",
             "Content-Length: \r\n",
             "Content-Length: 1e3\r\n",
             "Content-Length: 1234567890123456789\r\n",
             "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
             "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
             "Transfer-Encoding: gzip\r\nContent-Length: 5\r\n",
             "Transfer-Encoding: gzip, chunked\r\n",
             "Transfer-Encoding: chunked, identity\r\n",
             "Transfer-Encoding: chunked, chunked\r\n",
             "Transfer-Encoding: ,chunked\r\n",
             "Transfer-Encoding: chunked,\r\n",
             "Transfer-Encoding: identity\r\n",
             "Transfer-Encoding: pigeons\r\n",
             "Transfer-Encoding: \"chunked\"\r\n",
             "Transfer-Encoding: chunked;q=1\r\n",
             "Transfer-Encoding:\r\n",
             "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
             "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
         }) {
        EXPECT_EQ(status_with(fields), 400) << fields;
    }
    EXPECT_EQ(status_with("Transfer-Encoding: chunked\r\n", "POST /a HTTP/1.0"), 400);
}

TEST(Framing, RefusesFieldsThatTwoReadersReadInTwoWays) {
    for (auto const* fields : {
             "Host: a\r\n",
             "Host: b\r\n",
             "X : 1\r\n",
             "X\t: 1\r\n",
             " X: 1\r\n",
             "X: 1\r\n 2\r\n",
             "X: 1\r\n\t2\r\n",
             "X\r\n",
             ": 1\r\n",
             "X(: 1\r\n",
             "X: \x01\r\n",
             "X: \x7f\r\n",
             "X: \xc3\xa4\r\n",
             "X\xc3: 1\r\n",
             "X: 1\nY: 2\r\n",
             "X: 1\rY: 2\r\n",
             "X: 1\r\r\n",
             "X: 1\n\r\n",
             "Content-Type: a\r\nContent-Type: b\r\n",
             "Cookie: a=1\r\ncookie: a=2\r\n",
             "If-Match: \"1\"\r\nIf-Match: \"2\"\r\n",
             "Idempotency-Key: a\r\nIdempotency-Key: b\r\n",
             "Origin: https://a\r\nOrigin: https://b\r\n",
             "Authorization: a\r\nAuthorization: b\r\n",
         }) {
        EXPECT_EQ(status_with(fields), 400) << fields;
    }
    using namespace std::string_literals;
    EXPECT_EQ(status_with("X: 1\0\r\n"s), 400);
    EXPECT_EQ(status_with("X\0: 1\r\n"s), 400);
}

TEST(Framing, AsksForExactlyOneHost) {
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.0\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost:\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a b\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a@b\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: [::1]:8443\r\n\r\n"), 0);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: polku.example:8443\r\n\r\n"), 0);
}

TEST(Framing, JudgesTheRequestLine) {
    EXPECT_EQ(status_with("", "GET /a?b=%20 HTTP/1.1"), 0);
    EXPECT_EQ(status_with("", "PATCH /a HTTP/1.0"), 0);
    for (auto const* line : {
             "GET /a",
             "GET  HTTP/1.1",
             "GET /a b HTTP/1.1",
             "GET  /a HTTP/1.1",
             "GET /a  HTTP/1.1",
             " GET /a HTTP/1.1",
             "GET /a HTTP/1.1 ",
             "GET\t/a HTTP/1.1",
             "GET /a#b HTTP/1.1",
             "GET /\xc3\xa4 HTTP/1.1",
             "GET /a HTTP/1",
             "GET /a HTTP/1.11",
             "GET /a http/1.1",
             "GET /a HTP/1.1",
             "G(T /a HTTP/1.1",
             "",
         }) {
        EXPECT_EQ(status_with("", line), 400) << line;
    }
    for (auto const* line : {"GET /a HTTP/2.0", "GET /a HTTP/1.2", "GET /a HTTP/0.9"}) {
        EXPECT_EQ(status_with("", line), 505) << line;
    }
    for (auto const* line : {"TRACE /a HTTP/1.1", "OPTIONS * HTTP/1.1", "CONNECT a:1 HTTP/1.1"}) {
        EXPECT_EQ(status_with("", line), 405) << line;
    }
    for (auto const* line : {"get /a HTTP/1.1", "BREW /a HTTP/1.1", "PRI * HTTP/1.1"}) {
        EXPECT_EQ(status_with("", line), 501) << line;
    }
}

TEST(Framing, BoundsItsInput) {
    std::string many;
    for (int i = 0; i < 63; ++i) many += "X: 1\r\n";
    EXPECT_EQ(status_with(many), 0);
    EXPECT_EQ(status_with(many + "X: 1\r\n"), 431);
    EXPECT_EQ(status_with("X: " + std::string(16 * 1024, 'a') + "\r\n"), 431);
}

TEST(Framing, NeedsTheWholeBlockAndNothingElse) {
    EXPECT_EQ(status_of(""), 400);
    EXPECT_EQ(status_of("\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.1\nHost: a\n\n"), 400);
    EXPECT_EQ(status_of("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
}

TEST(Framing, KnowsWhenTheConnectionEnds) {
    EXPECT_TRUE(framing_with("Connection: keep-alive\r\n").keep_alive);
    EXPECT_FALSE(framing_with("Connection: close\r\n").keep_alive);
    EXPECT_FALSE(framing_with("Connection: keep-alive, Close\r\n").keep_alive);
    EXPECT_FALSE(framing_with("Connection: keep-alive\r\nConnection: close\r\n").keep_alive);
    EXPECT_FALSE(framing_with("Connection: keep-alive\r\n", "GET /a HTTP/1.0").keep_alive);
}

TEST(Framing, TakesOnlyTheOneExpectation) {
    EXPECT_TRUE(framing_with("Expect: 100-Continue\r\nContent-Length: 1\r\n").expects_continue);
    EXPECT_FALSE(framing_with("Expect: 100-continue\r\n").expects_continue);
    EXPECT_EQ(status_with("Expect: 200-ok\r\n"), 417);
    EXPECT_EQ(status_with("Expect: 100-continue, 100-continue\r\n"), 417);
}

}  // namespace polku::http
