#include "shared/http/chunked.h"

#include <gtest/gtest.h>

namespace polku::http {

namespace {

struct ChunkedOutcome {
    int status = 0;  ///< 0: no problem
    bool done = false;
    std::string body;
    std::size_t taken = 0;
};

ChunkedOutcome read_chunks(std::string_view bytes, std::size_t step, std::size_t most = 100) {
    ChunkedBody body(most);
    ChunkedOutcome outcome;
    while (outcome.taken < bytes.size() && !body.done()) {
        auto const fed = body.feed(bytes.substr(outcome.taken, step));
        if (!fed) {
            outcome.status = fed.error().status;
            return outcome;
        }
        outcome.taken += *fed;
    }
    outcome.done = body.done();
    outcome.body = body.body();
    return outcome;
}

}  // namespace

TEST(Chunked, GivesTheSameBodyHoweverItIsCut) {
    std::string_view const bytes =
        "5;name=value\r\nhello\r\n00B\r\n, good day\n\r\n0\r\nX-Trailer: 1\r\nHost: evil\r\n\r\nGET / HTTP/1.1";
    auto const size = bytes.find("GET");
    for (std::size_t step = 1; step <= bytes.size(); ++step) {
        auto const outcome = read_chunks(bytes, step);
        EXPECT_EQ(outcome.status, 0);
        EXPECT_TRUE(outcome.done);
        EXPECT_EQ(outcome.body, "hello, good day\n");
        EXPECT_EQ(outcome.taken, size);
    }
}

TEST(Chunked, ReadsAnEmptyBody) {
    auto const outcome = read_chunks("0\r\n\r\n", 5);
    EXPECT_TRUE(outcome.done);
    EXPECT_EQ(outcome.body, "");
}

TEST(Chunked, RefusesWhatIsNotExactlySo) {
    for (auto const* bytes : {"\r\n",           "g\r\n",
                              "-1\r\n",         "+1\r\n",
                              "0x1\r\n",        " 1\r\n",
                              "1 \r\n",         "1\n",
                              "1\r\nab\r\n",    "1\r\na\n",
                              "1\r\na\rb",      ";a\r\n",
                              "1 ;a\r\n",       "1;\r\n",
                              "1;\x01\r\n",     "1;a\n",
                              "1;a\rb",         "123456789\r\n",
                              "0\r\nX\r\n",     "0\r\n: 1\r\n",
                              "0\r\nX : 1\r\n", "0\r\nX: \x01\r\n",
                              "0\r\nX: 1\n",    "0\r\n\n",
                              "0\r\n X: 1\r\n"}) {
        EXPECT_EQ(read_chunks(bytes, 100).status, 400) << bytes;
        EXPECT_EQ(read_chunks(bytes, 1).status, 400) << bytes;
    }
}

TEST(Chunked, BoundsItsInput) {
    EXPECT_EQ(read_chunks("65\r\n", 100).status, 413);
    EXPECT_EQ(read_chunks("ffffffff\r\n", 100).status, 413);
    EXPECT_EQ(read_chunks("60\r\n" + std::string(96, 'a') + "\r\n5\r\n", 1000).status, 413);
    EXPECT_EQ(read_chunks("1;" + std::string(300, 'a'), 1000).status, 400);
    std::string extensions;
    for (int i = 0; i < 40; ++i) extensions += "1;aaaaaaaa\r\nx\r\n";
    EXPECT_EQ(read_chunks(extensions, 10'000).status, 400);
    EXPECT_EQ(read_chunks("0\r\nX: " + std::string(5000, 'a'), 10'000).status, 400);
}

}  // namespace polku::http
