// Readers that ask for much and take nothing: a file of 16 MiB, and a live stream. They hold neither a snapshot of the
// database (its log is moved into the file while they wait), nor more memory than the door has for all of them, nor
// anybody else up.
#include "deploy/api_client.h"
#include "deploy/demo.h"
#include "shared/storage/testing.h"
#include "tests/faults/mixed_load.h"
#include "tests/faults/running_polku.h"
#include "tests/support/plain_http.h"
#include "tests/support/resident.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <iostream>
#include <thread>
#include <vector>

namespace polku::tests {
namespace {

using namespace std::chrono_literals;
using json = nlohmann::json;
using Tcp = boost::asio::ip::tcp;

class SlowReaders : public ::testing::Test {
protected:
    static constexpr std::uint32_t kSeed = 20'266;
    static constexpr std::size_t kFileBytes = 16 * 1024 * 1024;
    static constexpr std::size_t kReaders = 40;
    /// What the server holds of large bodies at most (http::ServerLimits), what is made of a file on its way there by
    /// the threads that work at once, and what the allocator keeps.
    static constexpr std::uint64_t kMostBytes = (256 + 160) * std::uint64_t{1024} * 1024;

    void SetUp() override {
        polku_.fill();
        polku_.start();
        coach_.sign_in("aino", deploy::kSamplePassword);
    }
    /// The address of a large file that the coach may read.
    std::string large_file() {
        auto const row = coach_.get("/api/v1/handovers?box=in&limit=200").at("items").back();
        coach_.post_on_version("/api/v1/handovers/" + row.at("id").get<std::string>() + "/accept",
                               row.at("version").get<std::int64_t>(), json::object());
        auto const of_case = "/api/v1/cases/" + row.at("case").get<std::string>();
        auto const contract = coach_.get(of_case).at("contract");
        auto const claim =
            coach_.post(of_case + "/milestones",
                        json{{"contract", contract}, {"type", "job_started"}, {"happened_on", "2026-11-20"}});
        auto const milestone = "/api/v1/milestones/" + claim.at("id").get<std::string>();
        coach_.send_bytes(http::Method::put, milestone + "/evidence?kind=employment_contract", "text/plain",
                          std::string(kFileBytes, 'x'), claim.at("version").get<std::int64_t>());
        auto const evidence = coach_.get(milestone).at("evidence").front().at("id").get<std::string>();
        return milestone + "/evidence/" + evidence;
    }
    /// Asks, and reads nothing. Its window is small, so that little is in the kernel's hands.
    Tcp::socket ask_and_wait(std::string const& path) {
        Tcp::socket socket(loop_);
        socket.open(Tcp::v4());
        socket.set_option(boost::asio::socket_base::receive_buffer_size(4096));
        socket.connect({boost::asio::ip::address_v4::loopback(), polku_.port()});
        auto const bytes = fmt::format("GET {} HTTP/1.1\r\nhost: localhost\r\ncookie: {}\r\n\r\n", path, cookie_);
        boost::asio::write(socket, boost::asio::buffer(bytes));
        return socket;
    }
    void wait_until_log_is_moved(std::string const& service) {
        auto const until = std::chrono::steady_clock::now() + 60s;
        auto const log = polku_.data() / (service + ".db-wal");
        while (std::filesystem::exists(log) && std::filesystem::file_size(log) > 0) {
            ASSERT_LT(std::chrono::steady_clock::now(), until) << "somebody holds a snapshot of " << service;
            std::this_thread::sleep_for(10ms);
        }
    }
    std::uint64_t resident() { return resident_bytes(polku_.process("all").process()); }

    storage::TemporaryDirectory folder_;
    boost::asio::io_context loop_{1};
    RunningPolku polku_{Way::one_process, folder_ / "data"};
    Stored stored_{folder_ / "data"};
    std::string cookie_;
    deploy::ApiClient coach_{[this](http::Request const& request) {
        if (auto const cookie = request.header("cookie")) cookie_ = *cookie;
        return polku_.ask(request);
    }};
};

TEST_F(SlowReaders, OfALargeFileHoldNoSnapshotAndLittleMemory) {
    auto const path = large_file();
    auto const before = resident();
    std::vector<Tcp::socket> readers;
    readers.reserve(kReaders);
    for (std::size_t number = 0; number < kReaders; ++number) readers.push_back(ask_and_wait(path));
    MixedLoad load([this](http::Request const& request) { return polku_.ask(request); }, kSeed);
    load.run(30);
    load.settle();
    EXPECT_GE(load.acknowledged(), 30) << "others are served";
    auto const held = resident() - before;
    std::cout << kReaders << " readers of " << kFileBytes / 1024 / 1024 << " MiB hold " << held / 1024 / 1024
              << " MiB in all\n";
    EXPECT_LT(held, kMostBytes);
    wait_until_log_is_moved("outcomes");
    wait_until_log_is_moved("casework");
    load.expect_stored(stored_);
    // Whom there was no room for was told so.
    readers.clear();
    auto const until = std::chrono::steady_clock::now() + 60s;
    while (coach_.answer(http::Method::get, path).status != 200) {
        ASSERT_LT(std::chrono::steady_clock::now(), until) << "there is room again when they have gone";
        std::this_thread::sleep_for(10ms);
    }
    polku_.stop();
}

TEST_F(SlowReaders, OfLiveStreamsHoldNoSnapshot) {
    coach_.get("/api/v1/session");
    constexpr auto kStreams = 4;
    std::vector<Tcp::socket> readers;
    readers.reserve(kStreams);
    for (auto number = 0; number < kStreams; ++number) readers.push_back(ask_and_wait("/api/v1/live"));
    MixedLoad load([this](http::Request const& request) { return polku_.ask(request); }, kSeed);
    auto const before = resident();
    load.run(60);
    load.settle();
    EXPECT_LT(resident() - before, kMostBytes);
    wait_until_log_is_moved("notices");
    wait_until_log_is_moved("casework");
    load.expect_stored(stored_);
    polku_.stop();
}

}  // namespace
}  // namespace polku::tests
