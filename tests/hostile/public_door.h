#pragma once

#include "deploy/demo.h"
#include "deploy/installation.h"
#include "gateway/certificate.h"
#include "shared/http/server.h"
#include "shared/runtime/logging.h"
#include "shared/storage/testing.h"
#include "tests/support/moved_clock.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polku::tests {

/// One answer as it came over the wire.
struct WireAnswer {
    int status = 0;
    std::string head;
    std::string body;
};

/// The answers in `bytes`, in order. A fault of the test when something is left over.
inline std::vector<WireAnswer> answers_in(std::string_view bytes) {
    std::vector<WireAnswer> answers;
    while (!bytes.empty()) {
        auto const end = bytes.find("\r\n\r\n");
        if (!bytes.starts_with("HTTP/1.1 ") || end == std::string_view::npos) {
            ADD_FAILURE() << "not an answer: " << bytes.substr(0, 200);
            break;
        }
        WireAnswer answer;
        answer.head = std::string(bytes.substr(0, end + 2));
        answer.status = std::stoi(answer.head.substr(9, 3));
        bytes.remove_prefix(end + 4);
        constexpr std::string_view kLength = "\r\nContent-Length: ";
        if (auto const at = answer.head.find(kLength); at != std::string::npos) {
            answer.body = std::string(bytes.substr(0, std::stoull(answer.head.substr(at + kLength.size()))));
            bytes.remove_prefix(answer.body.size());
        }
        answers.push_back(std::move(answer));
    }
    return answers;
}

/// A whole installation with its first administrator, "antti", behind the server that faces the public, over TLS; and a
/// client that writes exactly the bytes it is told. What gets past the server is kept.
class PublicDoor : public ::testing::Test {
protected:
    /// Longer than any answer may take.
    static constexpr std::chrono::seconds kPatience{20};

    PublicDoor() : server_(options(), [this](http::Request request) { return let_in(std::move(request)); }) {
        runtime::set_log_level(runtime::LogLevel::warn);
        deploy::bootstrap_samples(installation_.identity(), deploy::kSamplePassword);
        server_.start();
        trust_.load_verify_file(files_.certificate.string());
        trust_.set_verify_mode(boost::asio::ssl::verify_peer);
    }

    /// Everything that is answered until the server closes.
    std::string ask(std::string_view bytes) {
        boost::asio::io_context loop(1);
        boost::asio::ssl::stream<boost::asio::ip::tcp::socket> stream(loop, trust_);
        SSL_set1_host(stream.native_handle(), "localhost");
        stream.next_layer().connect({boost::asio::ip::address_v4::loopback(), server_.port()});
        stream.handshake(boost::asio::ssl::stream_base::client);
        std::string answer;
        auto closed = false;
        // At the same time: a server that refuses early does not read on.
        boost::asio::async_write(stream, boost::asio::buffer(bytes.data(), bytes.size()),
                                 [](boost::system::error_code const&, std::size_t) {});
        boost::asio::async_read(stream, boost::asio::dynamic_buffer(answer),
                                [&](boost::system::error_code const&, std::size_t) {
                                    closed = true;
                                    loop.stop();
                                });
        loop.run_for(kPatience);
        EXPECT_TRUE(closed) << "the connection is still open: " << answer.substr(0, 200);
        return answer;
    }

    WireAnswer get(std::string_view path, std::string_view cookie) {
        return only(ask(fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\nCookie: {}\r\nConnection: close\r\n\r\n",
                                    path, cookie)));
    }
    /// One request with a JSON body; `cookie` as sign_in gave it, or empty.
    WireAnswer post(std::string_view path, std::string_view body, std::string_view cookie = "",
                    std::string_view type = "application/json") {
        return only(ask(
            fmt::format("POST {} HTTP/1.1\r\nHost: localhost\r\nX-Polku-Request: 1\r\nContent-Type: {}\r\n{}"
                        "Content-Length: {}\r\nConnection: close\r\n\r\n{}",
                        path, type, cookie.empty() ? "" : fmt::format("Cookie: {}\r\n", cookie), body.size(), body)));
    }

    /// One request of any kind; `fields` end with CR LF each.
    WireAnswer send(std::string_view method, std::string_view path, std::string_view fields,
                    std::string_view body = "") {
        return only(
            ask(fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\n{}Content-Length: {}\r\n"
                            "Connection: close\r\n\r\n{}",
                            method, path, fields, body.size(), body)));
    }

    static std::string credentials(std::string_view username, std::string_view password = deploy::kSamplePassword) {
        return fmt::format(R"({{"username":"{}","password":"{}"}})", username, password);
    }
    /// The cookie that an answer sets, as a browser sends it back.
    static std::string cookie_in(WireAnswer const& answer) {
        constexpr std::string_view kSet = "\r\nSet-Cookie: ";
        auto const at = answer.head.find(kSet) + kSet.size();
        return answer.head.substr(at, answer.head.find(';', at) - at);
    }
    /// The session's cookie, for `post`.
    std::string sign_in(std::string_view username) {
        auto const answer = post("/api/v1/session", credentials(username));
        EXPECT_EQ(answer.status, 201);
        return cookie_in(answer);
    }
    MovedClock& clock() { return clock_; }

    /// The bodies of the requests that got past the server since the last look, in order.
    std::vector<std::string> let_in_since() {
        std::lock_guard const lock(mutex_);
        return std::exchange(bodies_, {});
    }

private:
    static WireAnswer only(std::string_view bytes) {
        auto answers = answers_in(bytes);
        EXPECT_EQ(answers.size(), 1U);
        return answers.empty() ? WireAnswer() : std::move(answers.front());
    }
    runtime::Awaitable<http::Response> let_in(http::Request request) {
        {
            std::lock_guard const lock(mutex_);
            bodies_.push_back(request.body);
        }
        return installation_.door().handle(std::move(request));
    }
    http::ServerOptions options() {
        http::ServerOptions options;
        options.tls = files_;
        options.threads = 2;
        return options;
    }

    storage::TemporaryDirectory folder_;
    MovedClock clock_;
    deploy::Installation installation_{
        {.data = folder_ / "data", .web = std::nullopt, .clock = &clock_, .holder = "a test"}};
    http::TlsFiles files_ = gateway::ensure_certificate(folder_ / "tls", domain::SystemClock().now());
    std::mutex mutex_;
    std::vector<std::string> bodies_;
    boost::asio::ssl::context trust_{boost::asio::ssl::context::tls_client};
    http::Server server_;
};

}  // namespace polku::tests
