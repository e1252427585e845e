#include "shared/http/http_channel.h"
#include "shared/http/response_head.h"
#include "shared/http/server.h"
#include "shared/http/stream_testing.h"
#include "shared/runtime/block_on.h"
#include "shared/storage/testing.h"

#include <gtest/gtest.h>

#include <chrono>

namespace polku::http {
namespace {

using Then = TestSource::Then;

constexpr std::chrono::seconds kGenerous{60};

/// What came of a stream, on the loop that it was asked on.
struct Heard {
    int status = 0;
    std::string text{};
    bool cut = false;
};

runtime::Awaitable<Heard> hear(Channel& channel, int most) {
    Request request;
    request.path = "/stream";
    request.request_id = "r1";
    request.principal = access::system_principal("gateway");
    auto const response = co_await channel.send(std::move(request));
    Heard heard;
    heard.status = response.status;
    heard.text = response.body;
    if (!response.stream) co_return heard;
    try {
        heard.text = co_await read_pieces(response.stream, most);
    } catch (std::runtime_error const&) {
        heard.cut = true;
    }
    co_return heard;
}

class ChannelStream : public ::testing::Test {
protected:
    void serve(Server::Handler handler) {
        ServerOptions options;
        options.path = path_;
        options.limits = inside_limits();
        options.asked_by = AskedBy::parts;
        server_.emplace(std::move(options), std::move(handler));
        server_->start();
    }
    void serve(std::vector<std::string> pieces, Then then) {
        serve([pieces = std::move(pieces), then, seen = seen_](Request) { return streamed(pieces, then, seen); });
    }
    Heard heard(int most = 1'000, ChannelLimits limits = {}) {
        HttpChannel channel({.part = "notices", .address = UnixAddress{path_}, .limits = limits});
        return runtime::block_on(hear(channel, most));
    }

    storage::TemporaryDirectory folder_;
    std::filesystem::path path_ = folder_ / "run/notices.sock";
    std::shared_ptr<SourceSeen> seen_ = std::make_shared<SourceSeen>();
    std::optional<Server> server_;
};

TEST_F(ChannelStream, BringsTheWholeStream) {
    serve({"one ", std::string(100'000, 'x'), " two"}, Then::over);
    auto const all = heard();
    EXPECT_EQ(all.status, 200);
    EXPECT_EQ(all.text, "one " + std::string(100'000, 'x') + " two");
}

TEST_F(ChannelStream, EndsItsSourceAtOnceWhenItsReaderGoes) {
    serve({"one"}, Then::waits);
    EXPECT_EQ(heard(1).text, "one");
    auto ended = seen_->ended.get_future();
    ASSERT_EQ(ended.wait_for(kGenerous), std::future_status::ready);
    EXPECT_EQ(ended.get(), StreamEnd::reader_gone);
}

TEST_F(ChannelStream, IsCutWhenItsSourceIsLost) {
    serve({"one"}, Then::lost);
    EXPECT_TRUE(heard().cut);
}

TEST_F(ChannelStream, IsCutWhenTheSourceIsSilentForTooLong) {
    serve({"one"}, Then::waits);
    ChannelLimits limits;
    limits.silence = std::chrono::milliseconds(1);
    EXPECT_TRUE(heard(1'000, limits).cut);
}

TEST_F(ChannelStream, BringsAnAnswerThatIsNoStream) {
    serve([](Request) -> runtime::Awaitable<Response> { co_return json_response("{}", 201); });
    auto const whole = heard();
    EXPECT_EQ(whole.status, 201);
    EXPECT_EQ(whole.text, "{}");
}

TEST_F(ChannelStream, IsRefusedWhenThereAreTooManyAndWhenThePartIsAway) {
    EXPECT_EQ(heard().status, 503);
    serve({"one"}, Then::over);
    ChannelLimits limits;
    limits.streams = 0;
    EXPECT_EQ(heard(1, limits).status, 503);
}

}  // namespace
}  // namespace polku::http
