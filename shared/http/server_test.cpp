#include "shared/http/server.h"

#include "shared/http/response_head.h"
#include "shared/runtime/await.h"
#include "shared/storage/testing.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <string>
#include <system_error>
#include <thread>

namespace polku::http {

namespace {

using boost::asio::ip::tcp;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// A client that writes exactly what it is told, and blocks.
class RawClient {
public:
    explicit RawClient(std::uint16_t port) : socket_(loop_) {
        socket_.connect(tcp::endpoint(boost::asio::ip::address_v4::loopback(), port));
    }
    void send(std::string_view bytes) { boost::asio::write(socket_, boost::asio::buffer(bytes.data(), bytes.size())); }
    std::string until(std::string_view end) {
        auto const size = boost::asio::read_until(socket_, boost::asio::dynamic_buffer(read_), std::string(end));
        auto found = read_.substr(0, size);
        read_.erase(0, size);
        return found;
    }
    /// Everything until the server closes.
    std::string rest() {
        boost::system::error_code end;
        boost::asio::read(socket_, boost::asio::dynamic_buffer(read_), end);
        return std::exchange(read_, {});
    }

private:
    boost::asio::io_context loop_;
    tcp::socket socket_;
    std::string read_;
};

runtime::Awaitable<Response> echo(Request request) {
    Response response;
    response.set("Content-Type", "text/plain; charset=utf-8");
    response.body = std::string(name(request.method)) + " " + request.path + " " + request.body;
    co_return response;
}

struct RunningServer {
    explicit RunningServer(ServerOptions options = {}, Server::Handler handler = &echo)
        : server(std::move(options), std::move(handler)) {
        server.start();
    }
    std::string ask(std::string_view bytes) const {
        RawClient client(server.port());
        client.send(bytes);
        return client.rest();
    }
    Server server;
};

constexpr std::string_view kClose = "Host: a\r\nConnection: close\r\n\r\n";

}  // namespace

TEST(Server, AnswersWithEveryFieldThatAnAnswerCarries) {
    RunningServer const running;
    auto const answer = running.ask("GET /a%20b?x HTTP/1.1\r\n" + std::string(kClose));
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
    EXPECT_THAT(answer,
                AllOf(HasSubstr("\r\nDate: "), HasSubstr(" GMT\r\n"), HasSubstr("\r\nContent-Length: 9\r\n"),
                      HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"),
                      HasSubstr("\r\nStrict-Transport-Security: max-age=31536000; includeSubDomains\r\n"),
                      HasSubstr("\r\nCache-Control: no-store\r\n"),
                      HasSubstr("\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'; sandbox\r\n"),
                      HasSubstr("\r\nConnection: close\r\n"), HasSubstr("\r\n\r\nGET /a b ")));
}

TEST(Server, KeepsTheConnectionAndAnswersInOrder) {
    RunningServer const running;
    RawClient client(running.server.port());
    client.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_THAT(client.until("GET /1 "), StartsWith("HTTP/1.1 200"));
    client.send(
        "POST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhelloPUT /3 HTTP/1.1\r\nHost: a\r\n"
        "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\nhi\r\n0\r\n\r\nGET /4 HTTP/1.1\r\nHost: "
        "a\r\n\r\n");
    auto const rest = client.rest();
    EXPECT_THAT(rest, AllOf(HasSubstr("POST /2 hello"), HasSubstr("PUT /3 hi"), Not(HasSubstr("/4"))));
    EXPECT_LT(rest.find("/2"), rest.find("/3"));
}

TEST(Server, SaysWhoConnected) {
    RunningServer const running({}, [](Request request) -> runtime::Awaitable<Response> {
        Response response;
        response.body = "from " + request.source + ".";
        co_return response;
    });
    EXPECT_THAT(running.ask("GET / HTTP/1.1\r\nX-Forwarded-For: 192.0.2.1\r\n" + std::string(kClose)),
                HasSubstr("from 127.0.0.1."));
}

TEST(Server, RefusesAndCloses) {
    RunningServer const running;
    auto const malformed =
        running.ask("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\nGET / HTTP/1.1\r\n" + std::string(kClose));
    EXPECT_THAT(malformed, AllOf(StartsWith("HTTP/1.1 400 Bad Request\r\n"), HasSubstr("\r\nConnection: close\r\n"),
                                 HasSubstr("application/problem+json"), HasSubstr("malformed_request")));
    EXPECT_THAT(malformed, Not(HasSubstr("200 OK")));
    EXPECT_THAT(running.ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n"),
                StartsWith("HTTP/1.1 413 Content Too Large\r\n"));
    EXPECT_THAT(running.ask("TRACE / HTTP/1.1\r\n" + std::string(kClose)),
                AllOf(StartsWith("HTTP/1.1 405 "), HasSubstr("\r\nAllow: GET, HEAD, ")));
}

TEST(Server, LeavesTheBodyOutForHead) {
    RunningServer const running;
    auto const answer = running.ask("HEAD /a HTTP/1.1\r\n" + std::string(kClose));
    EXPECT_THAT(answer, AllOf(HasSubstr("\r\nContent-Length: 8\r\n"), ::testing::EndsWith("\r\n\r\n")));
}

TEST(Server, TellsTheClientToGoOn) {
    RunningServer const running;
    RawClient client(running.server.port());
    client.send(
        "POST /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(client.until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("hi");
    EXPECT_THAT(client.rest(), HasSubstr("POST /a hi"));
}

TEST(Server, SendsLargeBodiesWhole) {
    auto const large = std::make_shared<std::string const>(std::string(3'000'000, 'x'));
    RunningServer const running({}, [large](Request) {
        Response response;
        response.shared_body = large;
        auto const answered = [](Response made) -> runtime::Awaitable<Response> { co_return made; };
        return answered(response);
    });
    auto const answer = running.ask("GET / HTTP/1.1\r\n" + std::string(kClose));
    EXPECT_EQ(answer.size() - answer.find("\r\n\r\n") - 4, large->size());
}

/// Answers the first request when it is told to, and all others at once.
class FirstWaits {
public:
    runtime::Awaitable<Response> answer(Request request) {
        if (!std::exchange(begun_, true)) {
            std::move_only_function<void(runtime::Done<bool>)> begin = [this](runtime::Done<bool> done) {
                done_ = std::move(done);
                waits_.set_value();
            };
            co_await runtime::await_value<bool>(std::move(begin));
        }
        Response response;
        response.body = std::to_string(request.body.size());
        co_return response;
    }
    void wait() { waits_.get_future().wait(); }
    void go_on() { std::exchange(done_, {})(true); }

private:
    bool begun_ = false;
    std::promise<void> waits_;
    runtime::Done<bool> done_;
};

TEST(Server, HoldsSoManyLargeBodiesAndNoMore) {
    ServerOptions options;
    options.limits.held_bytes = 1'000'000;
    FirstWaits parts;
    RunningServer const running(options, [&](Request request) { return parts.answer(std::move(request)); });
    auto const post = [](std::size_t bytes) {
        return fmt::format("POST / HTTP/1.1\r\nContent-Length: {}\r\n{}{}", bytes, kClose, std::string(bytes, 'x'));
    };
    RawClient first(running.server.port());
    first.send(post(700'000));
    parts.wait();
    auto const refused = running.ask(post(500'000));
    EXPECT_THAT(refused, AllOf(StartsWith("HTTP/1.1 503 "), HasSubstr("\r\nRetry-After: 2\r\n")));
    EXPECT_THAT(running.ask(post(60'000)), StartsWith("HTTP/1.1 200 ")) << "what is small has room";
    parts.go_on();
    EXPECT_THAT(first.rest(), StartsWith("HTTP/1.1 200 "));
    EXPECT_THAT(running.ask(post(500'000)), StartsWith("HTTP/1.1 200 ")) << "there is room again";
}

TEST(Server, AnAnswerThatHasNoRoomIs503) {
    ServerOptions options;
    options.limits.held_bytes = 1'000'000;
    auto const large = [](Request) -> runtime::Awaitable<Response> {
        Response response;
        response.body = std::string(2'000'000, 'x');
        co_return response;
    };
    RunningServer const running(options, large);
    EXPECT_THAT(running.ask("GET / HTTP/1.1\r\n" + std::string(kClose)), StartsWith("HTTP/1.1 503 "));
}

TEST(Server, AHandlerThatThrowsIsA500) {
    auto const failing = [](Request) -> runtime::Awaitable<Response> {
        throw std::runtime_error("secret");
        co_return Response{};
    };
    RunningServer const running({}, failing);
    auto const answer = running.ask("GET / HTTP/1.1\r\n" + std::string(kClose));
    EXPECT_THAT(answer, AllOf(StartsWith("HTTP/1.1 500 "), Not(HasSubstr("secret"))));
}

TEST(Server, ClosesWhoDripsAHeader) {
    ServerOptions options;
    options.limits.header_seconds = 0;
    RunningServer const running(options);
    EXPECT_EQ(running.ask("GET / HTTP/1.1\r\nHost"), "");
}

TEST(Server, ClosesWhoSaysNothing) {
    ServerOptions options;
    options.limits.idle_seconds = 0;
    RunningServer const running(options);
    EXPECT_EQ(running.ask(""), "");
}

TEST(Server, RefusesMoreConnectionsThanItMayHold) {
    ServerOptions options;
    options.limits.connections = 1;
    RunningServer const running(options);
    RawClient first(running.server.port());
    first.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\n");
    first.until("GET /1 ");
    EXPECT_EQ(RawClient(running.server.port()).rest(), "");
    first.send("GET /2 HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_THAT(first.until("GET /2 "), StartsWith("HTTP/1.1 200"));
}

TEST(Server, StoppingLetsTheRequestUnderWayFinish) {
    std::promise<void> reached;
    std::promise<void> release;
    auto const released = release.get_future().share();
    RunningServer running({}, [&](Request) {
        return runtime::await_value<Response>([&](runtime::Done<Response> done) {
            reached.set_value();
            std::thread([released, done = std::move(done)]() mutable {
                released.wait();
                Response response;
                response.body = "finished";
                done(std::move(response));
            }).detach();
        });
    });
    RawClient client(running.server.port());
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    reached.get_future().wait();
    auto stopped = std::async(std::launch::async, [&] { running.server.stop(60); });
    release.set_value();
    EXPECT_THAT(client.rest(), ::testing::EndsWith("finished"));
    stopped.get();
    EXPECT_ANY_THROW(RawClient(running.server.port()));
}

TEST(Server, SaysThatItsAddressIsTaken) {
    RunningServer const running;
    ServerOptions options;
    options.port = running.server.port();
    Server second(options, &echo);
    EXPECT_THROW(second.start(), std::system_error);
}

TEST(ResponseHead, DropsAFieldThatWouldBeASecondAnswer) {
    Response response;
    response.set("Location", "/a\r\nSet-Cookie: x=1");
    response.set("X-Fine", "1");
    auto const head = response_head(response, true);
    EXPECT_THAT(head, AllOf(Not(HasSubstr("Set-Cookie")), HasSubstr("X-Fine: 1\r\n"), Not(HasSubstr("Connection"))));
}

TEST(ResponseHead, KeepsWhatTheHandlerHasSet) {
    Response response;
    response.set("Content-Security-Policy", "own");
    response.set("cache-control", "no-cache");
    response.set("X-Content-Type-Options", "nosniff");
    auto const head = response_head(response, false);
    EXPECT_THAT(head, AllOf(HasSubstr("Content-Security-Policy: own\r\n"), Not(HasSubstr("sandbox")),
                            Not(HasSubstr("no-store")), HasSubstr("Connection: close\r\n")));
    EXPECT_EQ(head.find("nosniff"), head.rfind("nosniff"));
}

TEST(Server, ListensOnASocketOfItsOwnersAlone) {
    namespace fs = std::filesystem;
    storage::TemporaryDirectory const folder;
    ServerOptions options;
    options.path = folder / "run/part.sock";
    {
        RunningServer const running(options);
        EXPECT_EQ(fs::status(*options.path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
        EXPECT_EQ(fs::status(folder / "run").permissions(), fs::perms::owner_all);
        EXPECT_THROW(RunningServer{options}, std::system_error) << "somebody answers there";
    }
    EXPECT_FALSE(fs::exists(*options.path)) << "taken away with its server";
}

TEST(Server, RemovesASocketThatAKilledServerLeft) {
    storage::TemporaryDirectory const folder;
    ServerOptions options;
    options.path = folder / "part.sock";
    {
        boost::asio::io_context loop;
        boost::asio::local::stream_protocol::acceptor const left(loop, options.path->string());
    }
    ASSERT_TRUE(std::filesystem::exists(*options.path));
    EXPECT_NO_THROW(RunningServer{options});
}

TEST(Server, RefusesAFolderOfSocketsThatIsOpenToOthers) {
    storage::TemporaryDirectory const folder;
    std::filesystem::permissions(folder.path(), std::filesystem::perms::group_read, std::filesystem::perm_options::add);
    ServerOptions options;
    options.path = folder / "part.sock";
    EXPECT_THROW(RunningServer{options}, std::runtime_error);
}

}  // namespace polku::http
