#include "gateway/testing.h"
#include "shared/http/stream_testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::gateway {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr std::string_view kFirst = "retry: 3000\n\n";
constexpr std::string_view kTick = ":\n\n";

std::string change(int number) {
    auto const text = std::to_string(number);
    return "id: e." + text + "\ndata: {\"kind\":\"plan\",\"version\":" + text + "}\n\n";
}
FakeNotices::Piece says(std::string text) {
    return [text = std::move(text)] { return text; };
}
std::string ends(std::string_view reason) {
    return "event: end\ndata: {\"reason\":\"" + std::string(reason) + "\"}\n\n";
}

class LiveAtTheDoor : public ::testing::Test {
protected:
    static constexpr LiveLimits kLimits{.of_person = 1, .streams = 2, .heartbeat = std::chrono::hours(1)};

    /// Everything that the browser hears, or the status when it gets no stream.
    std::string heard(http::Headers headers = {}) {
        headers.push_back(cookie_);
        auto request = TestGateway::request(http::Method::get, "/api/v1/live", {}, std::move(headers));
        return runtime::block_on(hear(gateway_.gateway(), std::move(request)));
    }
    static runtime::Awaitable<std::string> hear(Gateway& gateway, http::Request request) {
        auto const response = co_await gateway.handle(std::move(request));
        if (!response.stream) co_return std::to_string(response.status);
        auto text = co_await http::read_pieces(response.stream);
        co_return text;
    }
    void sign_out() { gateway_.change(http::Method::del, "/api/v1/session", {}, {cookie_}); }

    TestGateway gateway_{Limits{}, {}, kLimits};
    FakeNotices& notices_ = gateway_.notices;
    std::pair<std::string, std::string> cookie_ = gateway_.sign_in();
};

TEST_F(LiveAtTheDoor, PassesOnWhatNoticesTellsAndNoTicks) {
    notices_.streams = {{says(change(1) + std::string(kTick)), says(change(2) + ends("stopping"))}};
    EXPECT_EQ(heard(), std::string(kFirst) + change(1) + change(2) + ends("stopping"));
    auto const& asked = notices_.seen.front();
    EXPECT_EQ(asked.principal->membership.text, kOfficer);
    EXPECT_EQ(asked.header("cookie"), std::nullopt);
}

TEST_F(LiveAtTheDoor, AHeartbeatIsPassedOnWhenItIsTime) {
    TestGateway often{Limits{}, {}, {.heartbeat = std::chrono::milliseconds(0)}};
    often.notices.streams = {{says(std::string(kTick)), says(ends("stopping"))}};
    auto request = TestGateway::request(http::Method::get, "/api/v1/live", {}, {often.sign_in()});
    EXPECT_EQ(runtime::block_on(hear(often.gateway(), std::move(request))),
              std::string(kFirst) + std::string(kTick) + ends("stopping"));
}

TEST_F(LiveAtTheDoor, AsksNoticesAnewFromWhereTheReaderStands) {
    notices_.streams = {{says(change(1))}, {says(change(2) + ends("stopping"))}};
    EXPECT_THAT(heard({{"last-event-id", "e.0"}}), HasSubstr(change(1) + change(2)));
    ASSERT_EQ(notices_.seen.size(), 2U);
    EXPECT_EQ(notices_.seen[0].header("last-event-id"), "e.0");
    EXPECT_EQ(notices_.seen[1].header("last-event-id"), "e.1");
}

TEST_F(LiveAtTheDoor, EndsWhenItsPersonSignsOutAndTellsNothingMore) {
    notices_.streams = {{says(change(1)),
                         [this] {
                             sign_out();
                             return change(2);
                         },
                         says(change(3))}};
    EXPECT_EQ(heard(), std::string(kFirst) + change(1) + ends("session_ended"));
}

TEST_F(LiveAtTheDoor, EndsWithoutAnythingNewWhenTheSessionIsGone) {
    notices_.streams = {{[this] {
        gateway_.identity.sessions.clear();
        return std::string(kTick);
    }}};
    EXPECT_EQ(heard(), std::string(kFirst) + ends("session_ended"));
}

TEST_F(LiveAtTheDoor, EndsWhenTheRoleIsGoneOrAnother) {
    auto const becomes = [this](std::string membership) -> FakeNotices::Piece {
        return [this, membership = std::move(membership)] {
            for (auto& [token, acting] : gateway_.identity.sessions) acting = membership;
            return change(1);
        };
    };
    notices_.streams = {{becomes(std::string(kOther))}, {becomes("")}};
    EXPECT_EQ(heard(), std::string(kFirst) + ends("membership_changed"));
    EXPECT_EQ(heard(), std::string(kFirst) + ends("membership_ended"));
}

TEST_F(LiveAtTheDoor, TellsNothingWhileNobodyKnowsWhoMayHearIt) {
    notices_.streams = {{[this] {
        gateway_.identity.away = true;
        return change(1);
    }}};
    EXPECT_EQ(heard(), std::string(kFirst) + ends("unavailable"));
}

TEST_F(LiveAtTheDoor, EndsWhenNoticesIsLostOrRefuses) {
    notices_.streams = {{says("")}};
    EXPECT_EQ(heard(), std::string(kFirst) + ends("unavailable"));
    notices_.streams = {{}, {says(change(1))}};
    notices_.status = 403;
    EXPECT_EQ(heard(), "403");
}

TEST_F(LiveAtTheDoor, KeepsNoSessionAlive) {
    notices_.streams = {{says(change(1)), says(ends("stopping"))}};
    gateway_.identity.channel.seen.clear();
    heard();
    auto looked = 0;
    for (auto const& request : gateway_.identity.channel.seen) {
        if (request.path != "/internal/sessions/resolve") continue;
        ++looked;
        EXPECT_THAT(request.body, HasSubstr(R"("peek":true)"));
    }
    EXPECT_EQ(looked, 3);  // at its opening, and before each event
}

runtime::Awaitable<std::string> hear_another(Gateway& gateway, http::Request first, http::Request second) {
    auto const held = co_await gateway.handle(std::move(first));
    auto const refused = co_await gateway.handle(std::move(second));
    auto text = std::to_string(refused.status) + " " + std::string(refused.header("retry-after").value_or(""));
    held.stream->end(http::StreamEnd::stopping);
    auto const heard = co_await http::read_pieces(held.stream);
    co_return text + " " + heard;
}

TEST_F(LiveAtTheDoor, OnePersonHasSoManyAndAllSoManyAndStoppingIsSaid) {
    notices_.streams = {{says(std::string(kTick))}, {says(std::string(kTick))}};
    auto const one = TestGateway::request(http::Method::get, "/api/v1/live", {}, {cookie_});
    EXPECT_EQ(runtime::block_on(hear_another(gateway_.gateway(), one, one)),
              "429 5 " + std::string(kFirst) + ends("stopping"));
    TestGateway none{Limits{}, {}, {.streams = 0}};
    EXPECT_EQ(none.get("/api/v1/live", {none.sign_in()}).status, 503);
}

TEST_F(LiveAtTheDoor, IsCounted) {
    notices_.streams = {{says(change(1)), says(ends("access_changed"))}};
    heard();
    EXPECT_THAT(gateway_.metrics.text(), AllOf(HasSubstr("polku_live_streams{service=\"gateway\"} 0"),
                                               HasSubstr("polku_live_events{service=\"gateway\"} 2"),
                                               HasSubstr("polku_live_ended{service=\"access_changed\"} 1"),
                                               HasSubstr("polku_live_ended{service=\"session_ended\"} 0")));
}

TEST_F(LiveAtTheDoor, NobodyHearsAnything) {
    EXPECT_EQ(gateway_.get("/api/v1/live").status, 401);
    EXPECT_EQ(notices_.seen.size(), 0U);
}

}  // namespace
}  // namespace polku::gateway
