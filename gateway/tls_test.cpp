#include "gateway/certificate.h"
#include "shared/http/server.h"
#include "shared/storage/testing.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace polku::gateway {

namespace {

using boost::asio::ip::tcp;
using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;
namespace ssl = boost::asio::ssl;

runtime::Awaitable<http::Response> say_path(http::Request request) {
    http::Response response;
    response.body = request.path;
    co_return response;
}

class TlsTest : public ::testing::Test {
protected:
    TlsTest() {
        http::ServerOptions options;
        options.threads = 2;
        options.tls = ensure_certificate(folder_ / "tls", domain::SystemClock().now());
        certificate_ = options.tls->certificate;
        server_ = std::make_unique<http::Server>(options, &say_path);
        server_->start();
    }

    /// The answer to one request, by a client that trusts this certificate alone and is limited as `limit` says.
    template <class Limit>
    std::string ask(Limit limit) {
        boost::asio::io_context loop(1);
        ssl::context context(ssl::context::tls_client);
        context.load_verify_file(certificate_.string());
        context.set_verify_mode(ssl::verify_peer);
        limit(context.native_handle());
        ssl::stream<tcp::socket> stream(loop, context);
        SSL_set1_host(stream.native_handle(), "localhost");
        stream.next_layer().connect(tcp::endpoint(boost::asio::ip::address_v4::loopback(), server_->port()));
        boost::system::error_code failed;
        if (stream.handshake(ssl::stream_base::client, failed)) return "";
        auto const request = std::string("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        boost::asio::write(stream, boost::asio::buffer(request));
        std::string answer;
        boost::asio::read(stream, boost::asio::dynamic_buffer(answer), failed);
        return answer;
    }

    storage::TemporaryDirectory folder_;
    std::filesystem::path certificate_;
    std::unique_ptr<http::Server> server_;
};

void at_most(SSL_CTX* context, int version) { SSL_CTX_set_max_proto_version(context, version); }

}  // namespace

TEST_F(TlsTest, AnswersOverTls13And12) {
    auto const whole =
        AllOf(StartsWith("HTTP/1.1 200 OK\r\n"), HasSubstr("Strict-Transport-Security"), EndsWith("/hello"));
    EXPECT_THAT(ask([](SSL_CTX*) {}), whole);
    EXPECT_THAT(ask([](SSL_CTX* context) { at_most(context, TLS1_2_VERSION); }), whole);
}

TEST_F(TlsTest, RefusesOlderVersionsAndWeakerCiphers) {
    EXPECT_EQ(ask([](SSL_CTX* context) {
                  SSL_CTX_set_security_level(context, 0);
                  SSL_CTX_set_min_proto_version(context, TLS1_VERSION);
                  at_most(context, TLS1_1_VERSION);
              }),
              "");
    for (auto const* ciphers : {"ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384", "AES128-GCM-SHA256"}) {
        EXPECT_EQ(ask([&](SSL_CTX* context) {
                      at_most(context, TLS1_2_VERSION);
                      SSL_CTX_set_cipher_list(context, ciphers);
                  }),
                  "")
            << ciphers;
    }
}

TEST_F(TlsTest, DoesNotAnswerPlainHttp) {
    boost::asio::io_context loop(1);
    tcp::socket socket(loop);
    socket.connect(tcp::endpoint(boost::asio::ip::address_v4::loopback(), server_->port()));
    auto const request = std::string("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    boost::asio::write(socket, boost::asio::buffer(request));
    std::string answer;
    boost::system::error_code end;
    boost::asio::read(socket, boost::asio::dynamic_buffer(answer), end);
    EXPECT_EQ(answer.find("HTTP/"), std::string::npos);
}

}  // namespace polku::gateway
