// Parts over the network: each shows a certificate of the one authority, and certificates are replaced while they run.
#include "shared/http/tls.h"

#include "shared/http/http_channel.h"
#include "shared/http/request_codec.h"
#include "shared/http/server.h"
#include "shared/http/testing_certificates.h"
#include "shared/runtime/block_on.h"
#include "shared/storage/testing.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

namespace polku::http {
namespace {

constexpr std::string_view kLoopback = "DNS:localhost,IP:127.0.0.1";

/// Says which names the caller's certificate has.
runtime::Awaitable<Response> tell_names(Request request) {
    Response response;
    response.body = fmt::format("{}", fmt::join(request.certificate_names, " "));
    co_return response;
}

class PartsOverTls : public ::testing::Test {
protected:
    Server part(TlsFiles files) {
        ServerOptions options;
        options.tls = std::move(files);
        options.limits = inside_limits();
        options.asked_by = AskedBy::parts;
        return {std::move(options), &tell_names};
    }
    HttpChannel channel(Server const& part, TlsFiles files, std::string host = "127.0.0.1") {
        return HttpChannel(
            {.part = "casework", .address = NetworkAddress{std::move(host), part.port()}, .tls = std::move(files)});
    }
    static Response ask(HttpChannel& channel) {
        Request request;
        request.path = "/internal/events";
        request.request_id = "feed";
        request.principal = access::system_principal("payments");
        return runtime::block_on(channel.send(std::move(request)));
    }
    /// File systems count time in steps; a test does not wait for one.
    static void touch(TlsFiles const& files) {
        for (auto const& file : {files.certificate, files.key}) {
            std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) + std::chrono::seconds(5));
        }
    }

    storage::TemporaryDirectory folder_;
    TestAuthority ours_{folder_ / "ours"};
    TestAuthority others_{folder_ / "others"};
    TlsFiles const server_ = ours_.issue("casework", "casework", std::string(kLoopback));
    TlsFiles const client_ = ours_.issue("payments", "payments", "DNS:payments-reader");
};

TEST_F(PartsOverTls, SeeWhoseCertificateTheOtherShows) {
    auto running = part(server_);
    running.start();
    auto by_address = channel(running, client_);
    EXPECT_EQ(ask(by_address).body, "payments payments-reader");
    auto by_name = channel(running, client_, "localhost");
    EXPECT_EQ(ask(by_name).body, "payments payments-reader");
}

TEST_F(PartsOverTls, RefuseACallerOfAnotherAuthority) {
    auto running = part(server_);
    running.start();
    auto files = others_.issue("payments", "payments", "");
    files.authority = client_.authority;
    auto stranger = channel(running, files);
    EXPECT_EQ(ask(stranger).status, 503);
}

TEST_F(PartsOverTls, RefuseAPartOfAnotherAuthorityOrAnotherHost) {
    auto false_files = others_.issue("casework", "casework", std::string(kLoopback));
    false_files.authority = server_.authority;
    auto false_part = part(false_files);
    false_part.start();
    auto asking = channel(false_part, client_);
    EXPECT_EQ(ask(asking).status, 503);

    auto elsewhere = part(ours_.issue("elsewhere", "casework", "DNS:elsewhere.example,IP:192.0.2.1"));
    elsewhere.start();
    auto misled = channel(elsewhere, client_);
    EXPECT_EQ(ask(misled).status, 503);
}

TEST_F(PartsOverTls, UseReplacedCertificatesWithoutARestart) {
    auto running = part(server_);
    running.start();
    auto asking = channel(running, client_);
    EXPECT_EQ(ask(asking).body, "payments payments-reader");
    ours_.issue("payments", "payments", "DNS:payments-second");
    touch(client_);
    EXPECT_EQ(ask(asking).body, "payments payments-second");

    // The part's own: of another authority at first, so that nobody could mistake which one it shows.
    others_.issue("casework", "casework", std::string(kLoopback));
    std::filesystem::copy_file(folder_ / "others/casework.pem", server_.certificate,
                               std::filesystem::copy_options::overwrite_existing);
    touch(server_);
    EXPECT_EQ(ask(asking).body, "payments payments-second") << "a certificate without its key is passed over";
    std::filesystem::copy_file(folder_ / "others/casework.key", server_.key,
                               std::filesystem::copy_options::overwrite_existing);
    touch(server_);
    touch(server_);
    EXPECT_EQ(ask(asking).status, 503);
    ours_.issue("casework", "casework", std::string(kLoopback));
    touch(server_);
    touch(server_);
    touch(server_);
    EXPECT_EQ(ask(asking).body, "payments payments-second");
}

TEST_F(PartsOverTls, FilesThatCannotBeUsedAreRefusedAtTheStart) {
    auto broken = server_;
    broken.key = client_.key;
    EXPECT_THROW(TlsContexts(TlsContexts::Side::server, broken), std::runtime_error);
    auto without_authority = client_;
    without_authority.authority.reset();
    EXPECT_THROW(TlsContexts(TlsContexts::Side::client, without_authority), std::runtime_error);
}

}  // namespace
}  // namespace polku::http
