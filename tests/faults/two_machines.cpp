#include "tests/faults/two_machines.h"

#include "deploy/parts.h"
#include "tests/faults/running_polku.h"
#include "tests/support/plain_http.h"
#include "tests/support/sample_data.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <iostream>
#include <thread>
#include <utility>

namespace polku::tests {

namespace {

using namespace std::chrono_literals;

constexpr std::string_view kFrontParts = "gateway,identity,outcomes,payments,notices,journal";

std::uint16_t port_of(deploy::Part part) {
    auto port = TwoMachines::kFirstPort;
    for (auto const& known : deploy::kPartNames) {
        if (known.value == part) break;
        ++port;
    }
    return port;
}

http::Request figures_request(std::string const& path) {
    http::Request request;
    request.path = path;
    request.headers = {{"host", "localhost"}};
    return request;
}

}  // namespace

TwoMachines::TwoMachines() {
    if (!network_.allowed()) std::cout << "no network namespaces here: both machines are the loopback address\n";
    fill_with_samples(POLKU_PROGRAM, data());
    look_for_casework_at(casework_port());
    show_at_back(authority_.issue("back", "casework", "IP:" + network_.back()));
}

std::uint16_t TwoMachines::casework_port() { return port_of(deploy::Part::casework); }

void TwoMachines::show_at_back(http::TlsFiles const& files) {
    write_settings("back", "casework", files, casework_port());
}

void TwoMachines::look_for_casework_at(std::uint16_t port) {
    auto const files = authority_.issue(
        "front", "gateway", "DNS:identity,DNS:outcomes,DNS:payments,DNS:notices,DNS:journal,IP:" + network_.front());
    write_settings("front", kFrontParts, files, port);
}

void TwoMachines::write_settings(std::string const& machine, std::string_view parts, http::TlsFiles const& files,
                                 std::uint16_t casework) const {
    std::ofstream out(settings(machine), std::ios::trunc);
    out << fmt::format("data = \"{}\"\n[server]\nport = 0\nmetrics_port = 0\ntls = false\n[services]\n",
                       data().string());
    out << fmt::format("certificate = \"{}\"\nkey = \"{}\"\nauthority = \"{}\"\nonly = [", files.certificate.string(),
                       files.key.string(), files.authority->string());
    for (auto rest = parts; !rest.empty();) {
        auto const comma = rest.find(',');
        out << '"' << rest.substr(0, comma) << "\", ";
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    out << "]\n";
    for (auto const& part : deploy::kPartNames) {
        if (part.value == deploy::Part::gateway) continue;
        auto const back = part.value == deploy::Part::casework;
        out << fmt::format("{} = \"https://{}:{}\"\n", part.text, back ? network_.back() : network_.front(),
                           back ? casework : port_of(part.value));
    }
}

RunningProgram TwoMachines::program(std::string const& machine) const {
    RunningProgram started(POLKU_PROGRAM, {"serve", "--config", settings(machine)});
    return started;
}

void TwoMachines::start_back() {
    back_ = network_.in_back([&] { return program("back"); });
    auto const line = back_->line_with("Figures and readiness");
    ASSERT_NE(line, "") << "the back has not started";
    back_figures_ = port_in(line);
}

void TwoMachines::start_front() {
    front_ = network_.in_front([&] { return program("front"); });
    auto const line = front_->line_with("Polku answers at");
    ASSERT_NE(line, "") << "the front has not started";
    port_ = port_in(line);
    front_figures_ = port_in(front_->line_with("Figures and readiness"));
}

void TwoMachines::stop_back() {
    back_->send(SIGTERM);
    EXPECT_EQ(back_->wait(), 0) << "the back";
}

void TwoMachines::stop_front() {
    front_->send(SIGTERM);
    EXPECT_EQ(front_->wait(), 0) << "the front";
}

http::Response TwoMachines::ask(http::Request const& request) const {
    return network_.in_front([&] { return ask_over_http(port_, request); });
}

http::Response TwoMachines::front_figures(std::string const& path) const {
    return network_.in_front([&] { return ask_over_http(front_figures_, figures_request(path)); });
}

http::Response TwoMachines::back_figures(std::string const& path) const {
    return network_.in_back([&] { return ask_over_http(back_figures_, figures_request(path)); });
}

void TwoMachines::wait_until_ready() const {
    auto const until = std::chrono::steady_clock::now() + 60s;
    for (auto const figures : {&TwoMachines::front_figures, &TwoMachines::back_figures}) {
        for (auto answer = (this->*figures)("/ready"); answer.body != "ready\n"; answer = (this->*figures)("/ready")) {
            ASSERT_LT(std::chrono::steady_clock::now(), until) << answer.body;
            std::this_thread::sleep_for(10ms);
        }
    }
}

}  // namespace polku::tests
