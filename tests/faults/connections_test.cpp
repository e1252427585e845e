// Clients that hold the door: ten thousand connections that say nothing, and clients that send or read a byte now and
// then. Past what it has room for the door closes the newest; when the idle ones have had their time, everyone is
// served.
#include "shared/storage/testing.h"
#include "tests/faults/running_polku.h"
#include "tests/support/plain_http.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>
#include <string_view>
#include <thread>
#include <vector>

namespace polku::tests {
namespace {

using namespace std::chrono_literals;
using Tcp = boost::asio::ip::tcp;

class Connections : public ::testing::Test {
protected:
    static constexpr rlim_t kFiles = 20'000;

    void SetUp() override {
        rlimit const limit{kFiles, kFiles};
        if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) GTEST_SKIP() << "idle-connections: no more files are allowed";
        polku_.start();
    }
    Tcp::socket connect() {
        Tcp::socket socket(loop_);
        socket.connect({boost::asio::ip::address_v4::loopback(), polku_.port()});
        return socket;
    }
    /// 0 = no answer.
    int health() {
        http::Request request;
        request.path = "/health";
        request.headers = {{"host", "localhost"}};
        try {
            return polku_.ask(request).status;
        } catch (std::exception const&) {
            return 0;
        }
    }
    void wait_until_served() {
        auto const until = std::chrono::steady_clock::now() + 60s;
        while (health() != 200) {
            ASSERT_LT(std::chrono::steady_clock::now(), until) << "nobody is served";
            std::this_thread::sleep_for(10ms);
        }
    }

    storage::TemporaryDirectory folder_;
    boost::asio::io_context loop_{1};
    RunningPolku polku_{Way::one_process, folder_ / "data"};
};

TEST_F(Connections, TenThousandThatSayNothing) {
    constexpr auto kIdle = 10'000;
    std::vector<Tcp::socket> idle;
    idle.reserve(kIdle);
    for (auto number = 0; number < kIdle; ++number) idle.push_back(connect());
    // The operator's door has room of its own.
    EXPECT_EQ(polku_.figures("all", "/ready").status, 200);
    // They have ten seconds for a request; then their places are free, while they are still here.
    wait_until_served();
    EXPECT_EQ(idle.size(), static_cast<std::size_t>(kIdle));
    polku_.stop();
}

TEST_F(Connections, ThatSendAByteNowAndThenHoldNobodyUp) {
    constexpr std::string_view kRequest = "GET /health HTTP/1.1\r\nhost: localhost\r\nx-slow: ";
    constexpr auto kSlow = 200;
    std::vector<Tcp::socket> slow;
    slow.reserve(kSlow);
    for (auto number = 0; number < kSlow; ++number) slow.push_back(connect());
    std::size_t closed = 0;
    // A byte each second, until the door has closed them all.
    for (std::size_t at = 0; closed < slow.size() && at < 60; ++at) {
        for (auto& socket : slow) {
            if (!socket.is_open()) continue;
            boost::system::error_code gone;
            auto const letter = at < kRequest.size() ? kRequest[at] : 'x';
            boost::asio::write(socket, boost::asio::buffer(&letter, 1), gone);
            if (!gone) continue;
            socket.close();
            ++closed;
        }
        EXPECT_EQ(health(), 200) << "others are served";
        std::this_thread::sleep_for(1s);
    }
    EXPECT_EQ(closed, slow.size()) << "a request has a time limit, however it trickles";
    polku_.stop();
}

}  // namespace
}  // namespace polku::tests
