#include "shared/http/request_reader.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>

#include <fstream>
#include <vector>

namespace polku::http {

namespace {

struct Conversation {
    std::vector<Request> requests;
    int status = 0;  ///< of the answer that closes the connection; 0: none
};

/// What a server would read from a connection on which `bytes` come, `step` at a time.
Conversation converse(std::string_view bytes, std::size_t step) {
    ServerLimits const limits;
    Conversation read;
    RequestReader reader(limits);
    std::string waiting;
    while (!bytes.empty() || !waiting.empty()) {
        waiting.append(bytes.substr(0, step));
        bytes.remove_prefix(std::min(step, bytes.size()));
        while (!waiting.empty()) {
            auto const fed = reader.feed(waiting);
            if (!fed) {
                read.status = fed.error().status;
                return read;
            }
            waiting.erase(0, *fed);
            if (reader.phase() != RequestReader::Phase::complete) break;
            auto const goes_on = reader.keep_alive();
            read.requests.push_back(reader.take());
            if (!goes_on) return read;
            reader = RequestReader(limits);
        }
        if (bytes.empty()) break;
    }
    return read;
}

std::string from_base64(std::string const& text) {
    std::string bytes(text.size(), '\0');
    auto const size =
        EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                        reinterpret_cast<unsigned char const*>(text.data()), static_cast<int>(text.size()));
    auto const padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    bytes.resize(static_cast<std::size_t>(size - padding));
    return bytes;
}

}  // namespace

TEST(RequestReader, ReadsTheSameRequestsHoweverTheyAreCut) {
    std::string_view const bytes =
        "POST /api/v1/a%20b?x=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nX-One: 1\r\n\r\nhello"
        "PUT /b HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nHost: evil\r\n\r\n"
        "GET /c HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
    for (std::size_t step = 1; step <= bytes.size(); ++step) {
        auto const read = converse(bytes, step);
        ASSERT_EQ(read.requests.size(), 3U) << step;
        EXPECT_EQ(read.requests[0].method, Method::post);
        EXPECT_EQ(read.requests[0].path, "/api/v1/a b");
        EXPECT_EQ(read.requests[0].query, "x=1");
        EXPECT_EQ(read.requests[0].body, "hello");
        EXPECT_EQ(read.requests[0].header("x-one"), "1");
        EXPECT_EQ(read.requests[1].body, "abc");
        EXPECT_EQ(read.requests[1].header("host"), "a");
        EXPECT_EQ(read.requests[2].path, "/c");
    }
}

TEST(RequestReader, TellsOnceThatTheClientWaits) {
    ServerLimits const limits;
    RequestReader reader(limits);
    ASSERT_TRUE(reader.feed("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n"));
    EXPECT_EQ(reader.phase(), RequestReader::Phase::body);
    EXPECT_TRUE(reader.take_expectation());
    EXPECT_FALSE(reader.take_expectation());
    ASSERT_TRUE(reader.feed("x"));
    EXPECT_EQ(reader.take().body, "x");
}

TEST(RequestReader, BoundsTheBodyByItsPath) {
    auto const status = [](std::string_view path, std::string_view length) {
        return converse("POST " + std::string(path) + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::string(length) +
                            "\r\n\r\n",
                        100)
            .status;
    };
    EXPECT_EQ(status("/a", "1048576"), 0);
    EXPECT_EQ(status("/a", "1048577"), 413);
    EXPECT_EQ(status("/api/v1/imports", "1048577"), 0);
    EXPECT_EQ(status("/api/v1/imports", "20971521"), 413);
    EXPECT_EQ(status("/api/v1/%69mports", "1048577"), 0);
    EXPECT_EQ(status("/a", "999999999999999999"), 413);
    EXPECT_EQ(converse("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n100001\r\n", 100).status, 413);
}

TEST(RequestReader, BoundsTheHead) {
    auto const endless = "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'a');
    EXPECT_EQ(converse(endless, 1000).status, 431);
    EXPECT_EQ(converse(endless, endless.size()).status, 431);
}

TEST(RequestReader, ReadsNoRequestFromNoise) {
    using namespace std::string_literals;
    EXPECT_EQ(converse("\x16\x03\x01\x02\x00\x01\r\n\r\n"s, 100).status, 400);
    EXPECT_EQ(converse("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 100).status, 400);
    EXPECT_EQ(converse("GET / HTTP/1.1\nHost: a\n\n" + std::string(20'000, 'a'), 100).status, 431);
}

// For every input of the collection: a refusal, or no request beyond those that a careful parser reads.
TEST(RequestReader, NeverReadsMoreRequestsThanLlhttp) {
    std::ifstream file("../shared/formats/http/llhttp-request-cases.json");
    if (!file) GTEST_SKIP() << "../shared/formats/http is not here";
    auto const cases = nlohmann::json::parse(file);
    int judged = 0;
    for (auto const& one : cases) {
        if (!one.at("strict").get<bool>()) continue;
        auto const bytes = from_base64(one.at("raw_b64").get<std::string>());
        // Cases with the collection's own mark-up inside have the outcome of another.
        if (bytes.find("```") != std::string::npos) continue;
        auto const complete = one.at("messages_complete").get<std::size_t>();
        for (auto const step : {std::size_t{1}, std::size_t{7}, bytes.size() + 1}) {
            EXPECT_LE(converse(bytes, step).requests.size(), complete) << one.at("name") << "\n" << bytes;
        }
        ++judged;
    }
    EXPECT_GE(judged, 115);
}

}  // namespace polku::http
