#include "shared/http/server.h"
#include "shared/http/stream_testing.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>

namespace polku::http {
namespace {

using boost::asio::ip::tcp;
using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using Then = TestSource::Then;

constexpr std::chrono::seconds kGenerous{60};

/// A server of one stream, and one reader of it.
class ServerStream : public ::testing::Test {
protected:
    void serve(std::vector<std::string> pieces, Then then, ServerLimits limits = {}) {
        ServerOptions options;
        options.limits = std::move(limits);
        server_.emplace(std::move(options), [pieces = std::move(pieces), then, seen = seen_](Request) {
            return streamed(pieces, then, seen);
        });
        server_->start();
        reader_.connect(tcp::endpoint(boost::asio::ip::address_v4::loopback(), server_->port()));
        ask("GET");
    }
    void ask(std::string_view method) {
        auto const request = std::string(method) + " / HTTP/1.1\r\nHost: a\r\n\r\n";
        boost::asio::write(reader_, boost::asio::buffer(request));
    }
    std::string until(std::string_view end) {
        auto const size = boost::asio::read_until(reader_, boost::asio::dynamic_buffer(read_), std::string(end));
        return read_.substr(0, size);
    }
    std::string rest() {
        boost::system::error_code end;
        boost::asio::read(reader_, boost::asio::dynamic_buffer(read_), end);
        return read_;
    }
    StreamEnd ended() {
        auto waiting = seen_->ended.get_future();
        EXPECT_EQ(waiting.wait_for(kGenerous), std::future_status::ready);
        return waiting.get();
    }

    std::shared_ptr<SourceSeen> seen_ = std::make_shared<SourceSeen>();
    std::optional<Server> server_;
    boost::asio::io_context loop_;
    tcp::socket reader_{loop_};
    std::string read_;
};

TEST_F(ServerStream, IsSentInChunksAndEndsTheConnection) {
    serve({"one", std::string(16, 'x')}, Then::over);
    EXPECT_THAT(rest(), AllOf(HasSubstr("\r\nTransfer-Encoding: chunked\r\n"), HasSubstr("\r\nConnection: close\r\n"),
                              HasSubstr("\r\nCache-Control: no-store\r\n"), Not(HasSubstr("Content-Length")),
                              EndsWith("\r\n\r\n3\r\none\r\n10\r\nxxxxxxxxxxxxxxxx\r\n0\r\n\r\n")));
}

TEST_F(ServerStream, ReachesItsReaderPieceByPiece) {
    serve({"one"}, Then::waits);
    EXPECT_THAT(until("one\r\n"), HasSubstr("200 OK"));
}

TEST_F(ServerStream, EndsAtOnceWhenItsReaderGoes) {
    serve({"one"}, Then::waits);
    until("one\r\n");
    reader_.close();
    EXPECT_EQ(ended(), StreamEnd::reader_gone);
}

TEST_F(ServerStream, AReaderThatTakesNothingHoldsItBackAndThenLosesIt) {
    ServerLimits limits;
    limits.body_seconds = 1;
    constexpr std::size_t kPiece = 64 * 1024;
    serve({std::string(kPiece, 'x')}, Then::repeats, limits);
    EXPECT_EQ(ended(), StreamEnd::reader_gone);
    // What the sockets between both hold, and one piece here.
    EXPECT_LT(seen_->pieces * kPiece, 64U * 1024 * 1024);
}

TEST_F(ServerStream, SaysALastWordWhenTheServerStops) {
    serve({"one"}, Then::waits);
    until("one\r\n");
    auto stopping = std::async(std::launch::async, [this] { server_->stop(60); });
    EXPECT_THAT(rest(), EndsWith("a\r\nlast words\r\n0\r\n\r\n"));
    reader_.close();
    stopping.get();
    EXPECT_EQ(ended(), StreamEnd::stopping);
}

TEST_F(ServerStream, IsCutOffWhenItsSourceIsLost) {
    serve({"one"}, Then::lost);
    EXPECT_THAT(rest(), EndsWith("3\r\none\r\n"));
    EXPECT_EQ(ended(), StreamEnd::reader_gone);
}

TEST_F(ServerStream, IsNotBegunForHead) {
    server_.emplace(ServerOptions{}, [seen = seen_](Request) { return streamed({"one"}, Then::waits, seen); });
    server_->start();
    reader_.connect(tcp::endpoint(boost::asio::ip::address_v4::loopback(), server_->port()));
    ask("HEAD");
    EXPECT_THAT(rest(), EndsWith("\r\n\r\n"));
    EXPECT_EQ(ended(), StreamEnd::reader_gone);
    EXPECT_EQ(seen_->pieces, 0U);
}

}  // namespace
}  // namespace polku::http
