#include "shared/http/http_channel.h"

#include "shared/http/person_token.h"
#include "shared/http/request_codec.h"
#include "shared/http/request_reader.h"
#include "shared/http/response_head.h"
#include "shared/http/server.h"
#include "shared/http/testing.h"
#include "shared/runtime/await.h"

#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/write.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <semaphore>
#include <thread>

namespace polku::http {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

domain::Id channel_id(int number) { return {"01900000-0000-7000-8000-00000000000" + std::to_string(number)}; }

access::Principal a_person() {
    access::Principal person;
    person.person = channel_id(1);
    person.display_name = "Aino Esimerkki";
    person.membership = channel_id(2);
    person.organisation = channel_id(3);
    person.role = access::Role::coach;
    return person;
}

Request asking(Method method, std::string path) {
    Request request;
    request.method = method;
    request.path = std::move(path);
    request.request_id = channel_id(9).text;
    request.language = domain::Language::sv;
    request.principal = access::system_principal("payments");
    return request;
}

runtime::Awaitable<Response> answered(Response response) { co_return response; }

/// A part behind a socket; the channel to it.
class Channels : public ::testing::Test {
protected:
    HttpChannelOptions options(ChannelLimits limits = {}) {
        return {
            .part = "casework", .address = UnixAddress{path_}, .signer = &signer_, .clock = &clock_, .limits = limits};
    }
    Server server(std::function<Response(Request)> answer) {
        ServerOptions options;
        options.path = path_;
        options.limits = inside_limits();
        options.asked_by = AskedBy::parts;
        return {std::move(options),
                [answer = std::move(answer)](Request request) { return answered(answer(std::move(request))); }};
    }
    static Response ask(HttpChannel& channel, Request request) {
        return runtime::block_on(channel.send(std::move(request)));
    }

    storage::TemporaryDirectory folder_;
    std::filesystem::path path_ = folder_ / "run/casework.sock";
    domain::FakeClock clock_;
    PersonSigner signer_ = [this] {
        ensure_person_keys(folder_ / "private.pem", folder_ / "public.pem");
        return PersonSigner(folder_ / "private.pem");
    }();
};

/// A part that does with each connection what a test says: it gets the whole request and writes bytes, or closes.
class ScriptedPart {
public:
    using Act = std::function<std::string(Request)>;  ///< what is written; then the connection is closed
    ScriptedPart(std::filesystem::path const& path, std::vector<Act> acts) : acts_(std::move(acts)) {
        std::filesystem::create_directory(path.parent_path());
        acceptor_ = boost::asio::local::stream_protocol::acceptor(loop_, path.string());
        thread_ = std::thread([this] { run(); });
    }
    ~ScriptedPart() { thread_.join(); }

private:
    void run() {
        auto const limits = inside_limits();
        for (auto const& act : acts_) {
            auto socket = acceptor_.accept();
            RequestReader reader(limits);
            std::string waiting;
            while (reader.phase() != RequestReader::Phase::complete) {
                std::array<char, 4096> chunk{};
                waiting.append(chunk.data(), socket.read_some(boost::asio::buffer(chunk)));
                waiting.erase(0, reader.feed(waiting).value());
            }
            boost::asio::write(socket, boost::asio::buffer(act(reader.take())));
        }
    }

    std::vector<Act> acts_;
    boost::asio::io_context loop_;
    boost::asio::local::stream_protocol::acceptor acceptor_{loop_};
    std::thread thread_;
};

/// Says so much of its answer, and no more until it is let.
class StutteringPart {
public:
    StutteringPart(std::filesystem::path const& path, std::string begun, std::binary_semaphore& go_on) {
        std::filesystem::create_directory(path.parent_path());
        acceptor_ = boost::asio::local::stream_protocol::acceptor(loop_, path.string());
        thread_ = std::thread([this, begun = std::move(begun), &go_on] {
            auto socket = acceptor_.accept();
            boost::asio::write(socket, boost::asio::buffer(begun));
            go_on.acquire();
        });
    }
    ~StutteringPart() { thread_.join(); }
    StutteringPart(StutteringPart const&) = delete;
    StutteringPart& operator=(StutteringPart const&) = delete;

private:
    boost::asio::io_context loop_;
    boost::asio::local::stream_protocol::acceptor acceptor_{loop_};
    std::thread thread_;
};

std::string answer_bytes(Response const& response) {
    return response_head(response, false, AskedBy::parts) + response.body;
}

TEST_F(Channels, ARequestAndItsAnswerCrossUnchanged) {
    std::promise<Request> arrived;
    Response given;
    given.status = 201;
    given.set("Content-Type", "application/json");
    given.set("ETag", "\"7\"");
    given.body = "{\"name\":\"Ä\"}";
    auto running = server([&](Request request) {
        arrived.set_value(std::move(request));
        return given;
    });
    running.start();
    HttpChannel channel(options());
    auto request = asking(Method::post, "/api/v1/a b/ä%/?;x");
    request.query = "q=%C3%A4&after=1";
    request.source = "2001:db8::1";
    request.headers = {{"content-type", "text/csv"}, {"if-match", "\"6\""},     {"connection", "close"},
                       {"content-length", "999"},    {"host", "attacker"},      {"x-polku-service", "gateway"},
                       {"expect", "100-continue"},   {"bad", "line\r\nend: x"}, {"transfer-encoding", "chunked"}};
    request.body = std::string("a;b\r\n\0\r\n\r\n", 10);
    auto const body = request.body;
    auto const got = ask(channel, std::move(request));
    EXPECT_EQ(got.status, 201);
    EXPECT_EQ(got.headers, given.headers);
    EXPECT_EQ(got.body, given.body);

    auto read = arrived.get_future().get();
    EXPECT_EQ(read.method, Method::post);
    EXPECT_EQ(read.path, "/api/v1/a b/ä%/?;x");
    EXPECT_EQ(read.query, "q=%C3%A4&after=1");
    EXPECT_EQ(read.body, body);
    auto const caller = take_caller(read);
    ASSERT_TRUE(caller);
    EXPECT_EQ(caller->service, "payments");
    EXPECT_EQ(caller->person, "");
    EXPECT_EQ(read.request_id, channel_id(9).text);
    EXPECT_EQ(read.language, domain::Language::sv);
    EXPECT_EQ(read.source, "2001:db8::1");
    EXPECT_THAT(read.headers, ElementsAre(Pair("host", "casework"), Pair("content-type", "text/csv"),
                                          Pair("if-match", "\"6\""), Pair("content-length", "10")));
}

TEST_F(Channels, APersonGoesAsATokenAndAProofGoesOnAsItIs) {
    std::vector<CallerFields> callers;
    auto running = server([&](Request request) {
        callers.push_back(take_caller(request).value());
        return json_response("{}");
    });
    running.start();
    HttpChannel channel(options());
    auto request = asking(Method::get, "/api/v1/work");
    request.principal = a_person();
    EXPECT_EQ(ask(channel, request).status, 200);
    PersonVerifier verifier(folder_ / "public.pem");
    auto const seen = verifier.verify(callers.at(0).person, clock_.now());
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->person, a_person().person);

    auto without_key = options();
    without_key.signer = nullptr;
    HttpChannel between_services(without_key);
    auto forwarded = asking(Method::get, "/internal/x");
    forwarded.on_behalf_of = *seen;
    EXPECT_EQ(ask(between_services, forwarded).status, 200);
    EXPECT_EQ(callers.at(1).on_behalf_of, callers.at(0).person);
    forwarded.on_behalf_of = a_person();
    EXPECT_EQ(ask(between_services, forwarded).status, 503) << "a service cannot invent a person";
    EXPECT_EQ(callers.size(), 2U);
}

TEST_F(Channels, APartThatIsAwayIs503AndComesBack) {
    HttpChannel channel(options());
    auto const refused = ask(channel, asking(Method::get, "/internal/events"));
    EXPECT_EQ(refused.status, 503);
    EXPECT_TRUE(refused.header("retry-after"));
    EXPECT_TRUE(channel.away());
    {
        auto running = server([](Request) { return json_response("{}"); });
        running.start();
        EXPECT_EQ(ask(channel, asking(Method::get, "/internal/events")).status, 200);
        EXPECT_FALSE(channel.away());
    }
    EXPECT_EQ(ask(channel, asking(Method::get, "/internal/events")).status, 503);
}

runtime::Awaitable<void> ask_three_times(HttpChannel& channel, std::vector<int>& statuses) {
    for (int i = 0; i < 3; ++i) {
        auto request = asking(Method::get, "/internal/events");
        auto const response = co_await channel.send(std::move(request));
        statuses.push_back(response.status);
    }
}

TEST_F(Channels, AConnectionIsUsedAgain) {
    // One connection is all that the part has.
    std::filesystem::create_directory(path_.parent_path());
    boost::asio::io_context loop;
    boost::asio::local::stream_protocol::acceptor acceptor(loop, path_.string());
    std::thread part([&] {
        auto socket = acceptor.accept();
        acceptor.close();
        auto const limits = inside_limits();
        std::string waiting;
        for (int i = 0; i < 3; ++i) {
            RequestReader reader(limits);
            while (reader.phase() != RequestReader::Phase::complete) {
                std::array<char, 4096> chunk{};
                waiting.append(chunk.data(), socket.read_some(boost::asio::buffer(chunk)));
                waiting.erase(0, reader.feed(waiting).value());
            }
            boost::asio::write(socket, boost::asio::buffer(response_head(json_response(""), true, AskedBy::parts)));
        }
    });
    HttpChannel channel(options());
    std::vector<int> statuses;
    runtime::block_on(ask_three_times(channel, statuses));
    part.join();
    EXPECT_THAT(statuses, ElementsAre(200, 200, 200));
}

TEST_F(Channels, AReplyThatWasLostIsAskedForOnceMoreAndTheWriteIsDoneOnce) {
    static constexpr storage::Migration kThings[] = {
        {1, "things", "CREATE TABLE thing (id TEXT NOT NULL PRIMARY KEY) STRICT;"}};
    static constexpr storage::Query kInsertThing{"test.insert_thing", "INSERT INTO thing (id) VALUES ($1)"};
    static constexpr storage::Query kCountThings{"test.count_things", "SELECT count(*) FROM thing"};
    TestRouter router(kThings);
    router.router().add({Method::post, "/api/v1/things", access::Action::organisation_write, kNoScope, Cost::fast,
                         WriteHandler{.prepare = [](PrepareCall&) -> domain::Result<WriteFunction> {
                             return [](WriteCall& call) -> domain::Result<Written> {
                                 auto const id = call.ids.next();
                                 call.tx.run(kInsertThing, id);
                                 return Written{.status = 201, .id = id.text, .version = 1};
                             };
                         }}});
    auto const act = [&](Request request) {
        auto const caller = take_caller(request);
        PersonVerifier verifier(folder_ / "public.pem");
        request.principal = verifier.verify(caller->person, clock_.now()).value();
        return router.send(std::move(request));
    };
    std::string first;
    ScriptedPart const part(path_, {[&](Request request) {
                                        first = act(std::move(request)).body;
                                        return std::string();
                                    },
                                    [&](Request request) { return answer_bytes(act(std::move(request))); }});
    HttpChannel channel(options());
    auto request = asking(Method::post, "/api/v1/things");
    request.principal = a_person();
    request.principal->role = access::Role::administrator;
    auto const got = ask(channel, std::move(request));
    EXPECT_EQ(got.status, 201) << got.body;
    EXPECT_EQ(got.body, first);
    EXPECT_EQ(router.database().read([](storage::Tx& tx) {
        return tx.one(kCountThings, [](storage::Row const& row) { return row.integer(0); });
    }),
              1);
}

TEST_F(Channels, AWriteThatNobodyCouldRecogniseIsNotSentAgain) {
    std::atomic times = 0;
    ScriptedPart const part(path_, {[&](Request) {
                                ++times;
                                return std::string();
                            }});
    HttpChannel channel(options());
    auto request = asking(Method::post, "/internal/log-mark");
    request.request_id.clear();
    EXPECT_EQ(ask(channel, std::move(request)).status, 503);
    EXPECT_EQ(times, 1);
}

TEST_F(Channels, AnAnswerThatIsNotOneOfOursIs503) {
    ScriptedPart const part(
        path_, {[](Request) { return std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n"); }});
    HttpChannel channel(options());
    EXPECT_EQ(ask(channel, asking(Method::get, "/internal/events")).status, 503);
}

TEST_F(Channels, ARefusedCallerIsNeverToldAsASignInThatEnded) {
    auto running = server([](Request) {
        Response response;
        response.status = 401;
        response.set(std::string(kCallerRefusedField), "person_token_refused");
        return response;
    });
    running.start();
    HttpChannel channel(options());
    EXPECT_EQ(ask(channel, asking(Method::get, "/api/v1/work")).status, 503);
}

runtime::Awaitable<void> ask_one(HttpChannel& channel, int& status) {
    auto request = asking(Method::get, "/internal/events");
    auto const response = co_await channel.send(std::move(request));
    status = response.status;
}

TEST_F(Channels, MoreRequestsThanConnectionsAre503AtOnce) {
    std::binary_semaphore go_on(0);
    auto running = server([&](Request) {
        go_on.acquire();
        return json_response("{}");
    });
    running.start();
    ChannelLimits one;
    one.connections = 1;
    HttpChannel channel(options(one));
    boost::asio::io_context loop(1);
    int first = 0;
    int second = 0;
    boost::asio::co_spawn(loop.get_executor(), ask_one(channel, first), boost::asio::detached);
    boost::asio::co_spawn(loop.get_executor(), ask_one(channel, second), boost::asio::detached);
    while (loop.run_one() != 0 && second == 0) {}
    EXPECT_EQ(second, 503);
    EXPECT_EQ(first, 0);
    go_on.release();
    loop.run();
    EXPECT_EQ(first, 200);
}

TEST_F(Channels, APartThatDoesNotAnswerInTimeIs503) {
    std::binary_semaphore go_on(0);
    auto running = server([&](Request) {
        go_on.acquire();
        return json_response("{}");
    });
    running.start();
    ChannelLimits limits;
    limits.answer_time = std::chrono::milliseconds(50);
    HttpChannel channel(options(limits));
    EXPECT_EQ(ask(channel, asking(Method::post, "/internal/log-mark")).status, 503);
    go_on.release();
}

TEST_F(Channels, AnAnswerThatStopsInTheMiddleIs503) {
    std::binary_semaphore go_on(0);
    StutteringPart const part(path_, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n{\"", go_on);
    ChannelLimits limits;
    limits.answer_time = std::chrono::milliseconds(50);
    HttpChannel channel(options(limits));
    EXPECT_EQ(ask(channel, asking(Method::get, "/internal/events")).status, 503);
    EXPECT_TRUE(channel.away());
    go_on.release();
}

/// Answers what takes long only when it has been asked three times whether it lives.
class BusyPart {
public:
    runtime::Awaitable<Response> answer(Request request) {
        if (request.path != "/health") {
            std::move_only_function<void(runtime::Done<bool>)> begin = [this](runtime::Done<bool> done) {
                done_ = std::move(done);
            };
            co_await runtime::await_value<bool>(std::move(begin));
        } else if (++questions_ == 3) {
            std::exchange(done_, {})(true);
        }
        co_return json_response("{}");
    }

private:
    int questions_ = 0;
    runtime::Done<bool> done_;
};

class LongRoutes : public Channels {
protected:
    LongRoutes() { routes_.add(Method::post, "/api/v1/imports", 0); }

    /// Whatever answers only after these times is waited for too long to be seen here.
    HttpChannelOptions patient() {
        ChannelLimits limits;
        limits.answer_time = std::chrono::milliseconds(50);
        limits.long_answer_time = std::chrono::hours(1);
        limits.sign_of_life = std::chrono::milliseconds(20);
        auto made = options(limits);
        made.long_routes = &routes_;
        return made;
    }

    RouteTable routes_;
};

TEST_F(LongRoutes, AreWaitedForWhileThePartSaysThatItLives) {
    BusyPart busy;
    ServerOptions server_options;
    server_options.path = path_;
    server_options.limits = inside_limits();
    server_options.asked_by = AskedBy::parts;
    Server running(std::move(server_options), [&](Request request) { return busy.answer(std::move(request)); });
    running.start();
    auto patient_options = patient();
    patient_options.limits.sign_of_life = std::chrono::milliseconds(500);
    HttpChannel channel(std::move(patient_options));
    EXPECT_EQ(ask(channel, asking(Method::post, "/api/v1/imports")).status, 200);
    EXPECT_FALSE(channel.away());
}

TEST_F(LongRoutes, OfAPartThatIsPausedAre503) {
    std::counting_semaphore<> go_on(0);
    auto running = server([&](Request) {
        go_on.acquire();
        return json_response("{}");
    });
    running.start();
    HttpChannel channel(patient());
    auto const refused = ask(channel, asking(Method::post, "/api/v1/imports"));
    EXPECT_EQ(refused.status, 503);
    EXPECT_TRUE(refused.header("retry-after"));
    EXPECT_TRUE(channel.away());
    EXPECT_EQ(ask(channel, asking(Method::get, "/api/v1/imports")).status, 503) << "a route that does not take long";
    go_on.release(3);
}

}  // namespace
}  // namespace polku::http
