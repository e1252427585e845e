#include "shared/http/response_reader.h"

#include "shared/http/response_head.h"

#include <gtest/gtest.h>

namespace polku::http {
namespace {

std::string written(Response const& response, bool keep_alive = true) {
    return response_head(response, keep_alive, AskedBy::parts) + std::string(response_body(response, Method::get));
}

TEST(ResponseReader, ReadsWhatTheServerWritesHoweverItIsSplit) {
    Response response;
    response.status = 201;
    response.set("Content-Type", "application/json");
    response.set("ETag", "\"1\"");
    response.body = R"({"id":"ä"})";
    auto const bytes = written(response);
    for (std::size_t split = 0; split <= bytes.size(); ++split) {
        ResponseReader reader;
        ASSERT_TRUE(reader.feed(bytes.substr(0, split)));
        ASSERT_TRUE(reader.feed(bytes.substr(split)));
        ASSERT_TRUE(reader.complete());
        EXPECT_TRUE(reader.keep_alive());
        auto const read = reader.take();
        EXPECT_EQ(read.status, 201);
        EXPECT_EQ(read.headers, response.headers);
        EXPECT_EQ(read.body, response.body);
    }
}

TEST(ResponseReader, ReadsAnAnswerWithoutABody) {
    for (auto const status : {204, 304}) {
        Response response;
        response.status = status;
        ResponseReader reader;
        ASSERT_TRUE(reader.feed(written(response, false)));
        EXPECT_TRUE(reader.complete());
        EXPECT_FALSE(reader.keep_alive());
    }
}

TEST(ResponseReader, RefusesWhatTwoReadersWouldReadInTwoWays) {
    for (auto const* const bytes : {
             "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n",
             "HTTP/1.1 100 Continue\r\nContent-Length: 0\r\n\r\n",
             "HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n",
             "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n",
             "HTTP/1.1 200 OK\r\n\r\n",
             "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na",
             "HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\na",
             "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\na",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length : 0\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nA: b\r\n c\r\n\r\na",
             "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nA: b\nB: c\r\n\r\na",
             "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab",
         }) {
        EXPECT_FALSE(ResponseReader().feed(bytes)) << bytes;
    }
}

TEST(ResponseReader, HasBounds) {
    ResponseReader headers({.header_bytes = 64, .body_bytes = 10});
    EXPECT_FALSE(headers.feed("HTTP/1.1 200 OK\r\nA: " + std::string(64, 'a')));
    ResponseReader body({.header_bytes = 64, .body_bytes = 10});
    EXPECT_FALSE(body.feed("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n"));
}

TEST(ResponseReader, TakesNothingAfterTheAnswer) {
    ResponseReader reader;
    ASSERT_TRUE(reader.feed("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na"));
    EXPECT_TRUE(reader.feed(""));
    EXPECT_FALSE(reader.feed("H"));
}

}  // namespace
}  // namespace polku::http
