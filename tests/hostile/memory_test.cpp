// Many large bodies at once, from whoever can reach the door: what the program needs for them is bounded, whatever
// stands in them and however slowly they come, and whoever sends something small is served meanwhile.
#include "shared/storage/testing.h"
#include "tests/support/plain_http.h"
#include "tests/support/resident.h"
#include "tests/support/running_program.h"

#include <gtest/gtest.h>

#include <iostream>
#include <map>
#include <optional>
#include <vector>

namespace polku::tests {
namespace {

using Tcp = boost::asio::ip::tcp;

class HostileMemory : public ::testing::Test {
protected:
    static constexpr std::uint64_t kMiB = std::uint64_t{1024} * 1024;

    HostileMemory() {
        program_.emplace(POLKU_PROGRAM, std::vector<std::string>{"serve", "--data", folder_ / "data", "--port", "0",
                                                                 "--tls", "false", "--metrics-port", "0"});
        port_ = port_in(program_->line_with("Polku answers at"));
    }
    Tcp::socket begin(std::string_view path, std::string_view type, std::size_t length) {
        Tcp::socket socket(loop_);
        socket.connect({boost::asio::ip::address_v4::loopback(), port_});
        auto const head = fmt::format(
            "POST {} HTTP/1.1\r\nHost: localhost\r\nX-Polku-Request: 1\r\nContent-Type: {}\r\nContent-Length: {}\r\n"
            "Connection: close\r\n\r\n",
            path, type, length);
        boost::asio::write(socket, boost::asio::buffer(head));
        return socket;
    }
    /// What was answered, once the server has closed: 0 = nothing.
    static int status_of(Tcp::socket& socket) {
        std::string answer;
        boost::system::error_code end;
        boost::asio::read(socket, boost::asio::dynamic_buffer(answer), end);
        return answer.size() < 12 ? 0 : std::stoi(answer.substr(9, 3));
    }
    int health() {
        http::Request request;
        request.path = "/health";
        request.headers = {{"host", "localhost"}};
        return ask_over_http(port_, request).status;
    }
    std::uint64_t resident() { return resident_bytes(program_->process()); }
    void expect_grown_by_at_most(std::uint64_t before, std::uint64_t most, std::string_view what) {
        auto const now = resident();
        auto const grown = now > before ? now - before : 0;
        std::cout << what << ": " << grown / kMiB << " MiB\n";
        EXPECT_LT(grown, most) << what;
    }

    storage::TemporaryDirectory folder_;
    boost::asio::io_context loop_{1};
    std::uint16_t port_ = 0;
    std::optional<RunningProgram> program_;
};

// Before sign-in, to an address that takes files: 60 times 20 MiB are 1.2 GiB.
TEST_F(HostileMemory, FilesThatAreNeverSentToTheirEnd) {
    constexpr std::size_t kSenders = 60;
    constexpr std::size_t kBytes = 20 * kMiB;
    auto const before = resident();
    std::string const piece(kMiB, 'x');
    std::vector<Tcp::socket> senders;
    boost::system::error_code gone;
    for (std::size_t number = 0; number < kSenders; ++number) {
        senders.push_back(begin("/api/v1/imports", "text/csv", kBytes));
        // All but the last piece, unless it is refused before.
        gone.clear();
        for (std::size_t sent = 1; sent < kBytes / kMiB && !gone; ++sent) {
            boost::asio::write(senders.back(), boost::asio::buffer(piece), gone);
        }
    }
    EXPECT_EQ(health(), 200);
    // A text that grows has up to twice the room that it needs.
    expect_grown_by_at_most(before, 2 * 256 * kMiB + 64 * kMiB, "files that do not end");
    std::map<int, int> answers;
    for (auto& sender : senders) {
        boost::asio::write(sender, boost::asio::buffer(piece), gone);
        ++answers[status_of(sender)];
    }
    // Who was refused was told so, if it listened before its connection was closed.
    EXPECT_GT(answers[401], 0);
    EXPECT_GT(answers[503] + answers[0], static_cast<int>(kSenders / 2)) << "there is room for a few";
    senders.clear();
    auto socket = begin("/api/v1/imports", "text/csv", piece.size());
    boost::asio::write(socket, boost::asio::buffer(piece));
    EXPECT_EQ(status_of(socket), 401) << "there is room again";
}

TEST_F(HostileMemory, DeepAndWideDocumentsAtOnce) {
    constexpr std::size_t kSenders = 64;
    std::string deep = R"({"username":)";
    deep.append(900'000, '[');
    std::string wide = R"({"username":[)";
    while (wide.size() < 900'000) wide += "0,";
    wide += "0]}";
    std::string keys = "{";
    for (auto number = 0; keys.size() < 900'000; ++number) keys += fmt::format("\"k{}\":{{}},", number);
    keys += R"("k":0})";
    for (auto const& body : {deep, wide, keys}) {
        auto const before = resident();
        std::vector<Tcp::socket> senders;
        for (std::size_t number = 0; number < kSenders; ++number) {
            senders.push_back(begin("/api/v1/session", "application/json", body.size()));
            boost::asio::write(senders.back(), boost::asio::buffer(body));
        }
        for (auto& socket : senders) {
            auto const status = status_of(socket);
            EXPECT_TRUE(status == 400 || status == 422 || status == 429 || status == 503) << status;
        }
        // One after another is read: each loop has one document at a time.
        expect_grown_by_at_most(before, 320 * kMiB, body.substr(0, 16));
        EXPECT_EQ(health(), 200);
    }
}

}  // namespace
}  // namespace polku::tests
