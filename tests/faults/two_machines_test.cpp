// casework at an address of its own and the other parts at another, with nothing but mutual TLS between them: in two
// network namespaces where the kernel allows it, as it does for root; otherwise both on the loopback address.
#include "deploy/api_client.h"
#include "deploy/demo.h"
#include "deploy/parts.h"
#include "shared/http/testing_certificates.h"
#include "shared/storage/testing.h"
#include "tests/support/plain_http.h"
#include "tests/support/running_program.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sched.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <future>
#include <iostream>

namespace polku::tests {
namespace {

using json = nlohmann::json;
using ::testing::HasSubstr;

bool run_quietly(std::string const& command) { return run("/bin/sh", {"-c", command}) == 0; }

/// Two namespaces of this test process, with a cable between them.
class TwoNamespaces {
public:
    TwoNamespaces() {
        auto const number = ::getpid();
        front_ = fmt::format("polku-f{}", number);
        back_ = fmt::format("polku-b{}", number);
        auto const inner = fmt::format("pf{}", number);
        auto const outer = fmt::format("pb{}", number);
        allowed_ = run_quietly("ip netns add " + front_) && run_quietly("ip netns add " + back_) &&
                   run_quietly(fmt::format("ip link add {} netns {} type veth peer name {} netns {}", inner, front_,
                                           outer, back_)) &&
                   up(front_, inner, kFront) && up(back_, outer, kBack);
    }
    ~TwoNamespaces() {
        run_quietly("ip netns del " + front_);
        run_quietly("ip netns del " + back_);
    }
    TwoNamespaces(TwoNamespaces const&) = delete;
    TwoNamespaces& operator=(TwoNamespaces const&) = delete;

    [[nodiscard]] bool allowed() const { return allowed_; }
    [[nodiscard]] std::string front() const { return allowed_ ? kFront : "127.0.0.1"; }
    [[nodiscard]] std::string back() const { return allowed_ ? kBack : "127.0.0.1"; }

    /// Runs `act` with the network of the one or the other; what it starts has that too.
    template <class Act>
    auto in_front(Act act) const {
        return within(front_, std::move(act));
    }
    template <class Act>
    auto in_back(Act act) const {
        return within(back_, std::move(act));
    }

private:
    // Addresses for documentation (RFC 5737).
    static constexpr char const* kFront = "192.0.2.1";
    static constexpr char const* kBack = "192.0.2.2";

    static bool up(std::string const& name, std::string const& device, std::string const& address) {
        return run_quietly(fmt::format("ip -n {} addr add {}/24 dev {}", name, address, device)) &&
               run_quietly(fmt::format("ip -n {} link set {} up", name, device)) &&
               run_quietly(fmt::format("ip -n {} link set lo up", name));
    }
    template <class Act>
    auto within(std::string const& name, Act act) const {
        // A thread of its own: the others stay where they are.
        return std::async(std::launch::async,
                          [&] {
                              if (allowed_) {
                                  auto const file = ::open(("/run/netns/" + name).c_str(), O_RDONLY | O_CLOEXEC);
                                  if (::setns(file, CLONE_NEWNET) != 0) throw std::runtime_error("not in " + name);
                                  ::close(file);
                              }
                              return act();
                          })
            .get();
    }

    std::string front_;
    std::string back_;
    bool allowed_ = false;
};

class TwoMachines : public ::testing::Test {
protected:
    TwoMachines() {
        if (!network_.allowed()) {
            std::cout << "no network namespaces here: both machines are the loopback address\n";
        }
        RunningProgram demo(POLKU_PROGRAM, {"demo", "--data", data()});
        EXPECT_EQ(demo.wait(), 0);
        write_settings(
            "front", "gateway,identity,outcomes,payments,notices,journal",
            authority_.issue("front", "gateway",
                             "DNS:identity,DNS:outcomes,DNS:payments,DNS:notices,DNS:journal,IP:" + network_.front()));
        write_settings("back", "casework", authority_.issue("back", "casework", "IP:" + network_.back()));
    }

    void write_settings(std::string const& machine, std::string_view parts, http::TlsFiles const& files) const {
        std::ofstream out(settings(machine));
        out << fmt::format("data = \"{}\"\n[server]\nport = 0\nmetrics_port = 0\ntls = false\n[services]\n", data());
        out << fmt::format("certificate = \"{}\"\nkey = \"{}\"\nauthority = \"{}\"\nonly = [",
                           files.certificate.string(), files.key.string(), files.authority->string());
        for (auto rest = parts; !rest.empty();) {
            auto const comma = rest.find(',');
            out << '"' << rest.substr(0, comma) << "\", ";
            rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        }
        out << "]\n";
        auto port = 24450;
        for (auto const& part : deploy::kPartNames) {
            if (part.value == deploy::Part::gateway) continue;
            auto const& host = part.value == deploy::Part::casework ? network_.back() : network_.front();
            out << fmt::format("{} = \"https://{}:{}\"\n", part.text, host, ++port);
        }
    }
    RunningProgram start(std::string const& machine) const {
        RunningProgram program(POLKU_PROGRAM, {"serve", "--config", settings(machine)});
        return program;
    }
    std::string data() const { return folder_ / "data"; }
    std::string settings(std::string const& machine) const { return folder_ / (machine + ".toml"); }

    storage::TemporaryDirectory folder_;
    http::TestAuthority authority_{folder_ / "certificates"};
    TwoNamespaces network_;
};

TEST_F(TwoMachines, WorkTogetherAndOverReplacedCertificates) {
    auto back = network_.in_back([&] { return start("back"); });
    ASSERT_NE(back.line_with("Figures and readiness"), "");
    auto front = network_.in_front([&] { return start("front"); });
    auto const port = port_in(front.line_with("Polku answers at"));
    auto const figures = port_in(front.line_with("Figures and readiness"));
    deploy::ApiClient coach(
        [&](http::Request const& request) { return network_.in_front([&] { return ask_over_http(port, request); }); });
    coach.sign_in("aino", deploy::kSamplePassword);
    auto const clients = coach.get("/api/v1/clients");
    EXPECT_FALSE(clients.at("items").empty()) << "casework answers over the network";
    auto const milestones =
        "/api/v1/cases/" + clients.at("items").front().at("case").get<std::string>() + "/milestones";
    EXPECT_EQ(coach.answer(http::Method::get, milestones).status, 200) << "outcomes asks casework for the coach";

    // casework's certificate is replaced, and it keeps running; then it shows one that is not its own.
    authority_.issue("back", "casework", "IP:" + network_.back());
    EXPECT_EQ(coach.answer(http::Method::get, "/api/v1/clients").status, 200);
    http::TestAuthority stranger(folder_ / "strangers");
    auto const strange = stranger.issue("back", "casework", "IP:" + network_.back());
    std::ofstream(folder_ / "back.toml", std::ios::trunc).close();
    auto files = strange;
    files.authority = folder_ / "certificates/authority.pem";
    write_settings("back", "casework", files);
    back.send(SIGTERM);
    EXPECT_EQ(back.wait(), 0);
    back = network_.in_back([&] { return start("back"); });
    ASSERT_NE(back.line_with("Figures and readiness"), "");
    auto const refused = coach.answer(http::Method::get, "/api/v1/clients");
    EXPECT_EQ(refused.status, 503) << "who cannot show that it is casework is not asked";
    http::Request ready;
    ready.path = "/ready";
    ready.headers = {{"host", "localhost"}};
    EXPECT_THAT(network_.in_front([&] { return ask_over_http(figures, ready); }).body,
                HasSubstr("casework does not answer"));
}

}  // namespace
}  // namespace polku::tests
