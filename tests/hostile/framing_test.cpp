// Requests that two readers could read in two ways, over TLS against a whole installation: one refusal and the
// connection closed, or exactly the requests that were meant, each with its body. Never one request more.
#include "tests/hostile/public_door.h"

#include <gmock/gmock.h>

namespace polku::tests {
namespace {

using namespace std::string_literals;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// What comes after each of them on the same connection, and must never be read.
std::string const kSmuggled = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

std::string with_fields(std::string const& fields, std::string const& line = "POST /api/v1/session HTTP/1.1") {
    return line + "\r\nHost: localhost\r\n" + fields + "\r\n";
}
std::string chunked(std::string const& body) { return with_fields("Transfer-Encoding: chunked\r\n") + body; }
std::string plain_get(std::string const& target) { return with_fields("", "GET " + target + " HTTP/1.1"); }

struct Refused {
    std::string what;
    std::string bytes;
    int status = 400;
};

std::vector<Refused> refused_requests() {
    std::string many_fields;
    for (int i = 0; i < 70; ++i) many_fields += fmt::format("X-{}: 1\r\n", i);
    return {
        {"chunked, then a length", with_fields("Transfer-Encoding: chunked\r\nContent-Length: 2\r\n") + "0\r\n\r\n"},
        {"a length, then chunked", with_fields("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n"},
        {"another coding and a length", with_fields("Transfer-Encoding: gzip\r\nContent-Length: 2\r\n") + "{}"},
        {"chunked that is not the last coding", with_fields("Transfer-Encoding: chunked, identity\r\n") + "0\r\n\r\n"},
        {"a coding that hides behind white space", with_fields("Transfer-Encoding:\x0b"
                                                               "chunked\r\n") +
                                                       "0\r\n\r\n"},
        {"chunked in HTTP/1.0",
         with_fields("Transfer-Encoding: chunked\r\n", "POST /api/v1/session HTTP/1.0") + "0\r\n\r\n"},
        {"two lengths", with_fields("Content-Length: 2\r\nContent-Length: 48\r\n") + "{}"},
        {"the same length twice", with_fields("Content-Length: 2\r\nContent-Length: 2\r\n") + "{}"},
        {"a list of lengths", with_fields("Content-Length: 2, 2\r\n") + "{}"},
        {"a signed length", with_fields("Content-Length: +2\r\n") + "{}"},
        {"a folded field", with_fields("X-One: 1\r\n folded\r\n")},
        {"a space before the colon", with_fields("Content-Length : 2\r\n") + "{}"},
        {"a bare line feed", with_fields("X-One: 1\nContent-Length: 2\r\n") + "{}"},
        {"a NUL in a value", with_fields("X-One: 1\0\r\n"s)},
        {"eight bits in a name", with_fields("X-\xc3\xa4: 1\r\n")},
        {"a NUL in the target", plain_get("/health\0.txt"s)},
        {"an escaped NUL in the target", plain_get("/health%00.txt")},
        {"a slash that is escaped", plain_get("/api/v1/session%2f..%2f..%2f..%2finternal/events")},
        {"dots that are escaped", plain_get("/api/%2e%2e/internal/events")},
        {"a fragment", plain_get("/health#a")},
        {"an address of another host", plain_get("https://evil.example/health")},
        {"no host", "GET /health HTTP/1.1\r\n\r\n"},
        {"two hosts", with_fields("Host: evil.example\r\n")},
        {"a chunk size that is none", chunked("0x2\r\n{}\r\n0\r\n\r\n")},
        {"a chunk size beyond every number", chunked("FFFFFFFFFFFFFFFF2\r\n{}\r\n0\r\n\r\n")},
        {"a chunk longer than its size", chunked("1\r\n{}\r\n0\r\n\r\n")},
        {"a line feed after a chunk size", chunked("2\n{}\r\n0\r\n\r\n")},
        {"a control character in a chunk extension", chunked("2;a=\x01\r\n{}\r\n0\r\n\r\n")},
        {"an endless chunk extension", chunked("2;" + std::string(300, 'a') + "\r\n{}\r\n0\r\n\r\n")},
        {"a folded trailer", chunked("2\r\n{}\r\n0\r\nX: 1\r\n 2\r\n\r\n")},
        {"TRACE", with_fields("", "TRACE /health HTTP/1.1"), 405},
        {"CONNECT", with_fields("", "CONNECT evil.example:443 HTTP/1.1"), 405},
        {"an unknown method", with_fields("", "BREW /health HTTP/1.1"), 501},
        {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"an unknown expectation", with_fields("Expect: 200-ok\r\n"), 417},
        {"a huge field", with_fields("X-One: " + std::string(60'000, 'a') + "\r\n"), 431},
        {"many fields", with_fields(many_fields), 431},
        {"a body beyond the limit", with_fields("Content-Length: 999999999999\r\n"), 413},
    };
}

}  // namespace

class HostileFraming : public PublicDoor {};

TEST_F(HostileFraming, IsRefusedOnceAndClosed) {
    for (auto const& refused : refused_requests()) {
        SCOPED_TRACE(refused.what);
        auto const answers = answers_in(ask(refused.bytes + kSmuggled));
        ASSERT_EQ(answers.size(), 1U);
        EXPECT_EQ(answers[0].status, refused.status) << answers[0].body;
        EXPECT_THAT(answers[0].head, AllOf(HasSubstr("\r\nConnection: close\r\n"),
                                           HasSubstr("\r\nContent-Type: application/problem+json")));
        EXPECT_THAT(let_in_since(), IsEmpty());
    }
}

TEST_F(HostileFraming, WhatIsReadIsReadOnce) {
    auto const close = "Connection: close\r\n"s;
    struct Read {
        std::string what;
        std::string bytes;
        std::vector<std::string> bodies;
        int status = 403;  ///< no X-Polku-Request
    };
    std::vector<Read> const reads = {
        {"a length", with_fields("Content-Length: 2\r\n" + close) + "{}", {"{}"}},
        {"chunks", with_fields("Transfer-Encoding: chunked\r\n" + close) + "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n", {"{}"}},
        {"an extension and a trailer",
         with_fields("Transfer-Encoding: chunked\r\n" + close) +
             "2;name=value\r\n{}\r\n0\r\nContent-Length: 48\r\nX-Polku-Request: 1\r\n\r\n",
         {"{}"}},
        {"HTTP/1.0 with a length",
         with_fields("Content-Length: 2\r\n", "POST /api/v1/session HTTP/1.0") + "{}",
         {"{}"}},
        {"a body that looks like a request",
         with_fields(fmt::format("Content-Length: {}\r\n", kSmuggled.size()) + close) + kSmuggled,
         {kSmuggled}},
        {"a foreign host", "GET /health HTTP/1.1\r\nHost: evil.example\r\n" + close + "\r\n", {""}, 421},
        {"a side entrance", with_fields(close, "GET /internal/events HTTP/1.1"), {""}, 404},
        {"the operator's page", with_fields(close, "GET /metrics HTTP/1.1"), {""}, 404},
        {"a person in a header",
         with_fields("X-Internal-User: antti\r\nX-Forwarded-For: 127.0.0.1\r\n" + close, "GET /api/v1/users HTTP/1.1"),
         {""},
         401},
    };
    for (auto const& read : reads) {
        SCOPED_TRACE(read.what);
        auto const answers = answers_in(ask(read.bytes + kSmuggled));
        ASSERT_EQ(answers.size(), 1U);
        EXPECT_EQ(answers[0].status, read.status) << answers[0].body;
        EXPECT_EQ(let_in_since(), read.bodies);
    }
}

TEST_F(HostileFraming, OneAfterAnotherEachIsAnsweredInOrder) {
    auto const answers = answers_in(ask(plain_get("/health") + with_fields("Content-Length: 2\r\n") + "{}" +
                                        chunked("2\r\n[]\r\n0\r\n\r\n") +
                                        with_fields("Connection: close\r\n", "GET /nowhere HTTP/1.1") + kSmuggled));
    ASSERT_EQ(answers.size(), 4U);
    EXPECT_EQ(answers[0].status, 200);
    EXPECT_EQ(answers[1].status, 403);
    EXPECT_EQ(answers[2].status, 403);
    EXPECT_EQ(answers[3].status, 404);
    EXPECT_THAT(let_in_since(), ElementsAre("", "{}", "[]", ""));
}

// What came before a refusal was read and is answered; what comes after it never is.
TEST_F(HostileFraming, ARefusalInTheMiddleEndsTheConnection) {
    auto const answers = answers_in(
        ask(plain_get("/health") + with_fields("Content-Length: 2\r\nContent-Length: 2\r\n") + "{}" + kSmuggled));
    ASSERT_EQ(answers.size(), 2U);
    EXPECT_EQ(answers[0].status, 200);
    EXPECT_THAT(answers[0].head, Not(HasSubstr("Connection: close")));
    EXPECT_EQ(answers[1].status, 400);
    EXPECT_THAT(let_in_since(), ElementsAre(""));
}

}  // namespace polku::tests
