#include "tests/faults/running_polku.h"

#include "deploy/parts.h"
#include "tests/support/plain_http.h"
#include "tests/support/sample_data.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>
#include <utility>

namespace polku::tests {

namespace {

using namespace std::chrono_literals;

constexpr char const* kAll = "all";

}  // namespace

int times(char const* name, int usual) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing changes the environment of a test program
    auto const* const told = std::getenv(name);
    return told ? std::stoi(told) : usual;
}

void expect_sound(std::filesystem::path const& data) {
    RunningProgram check(POLKU_PROGRAM, {"check", "--data", data});
    EXPECT_EQ(check.wait(), 0) << "polku check finds an invariant broken";
    RunningProgram verify(POLKU_PROGRAM, {"journal", "verify", "--data", data});
    EXPECT_EQ(verify.wait(), 0) << "polku journal verify finds the journal broken";
}

RunningPolku::RunningPolku(Way way, std::filesystem::path data, std::vector<std::string> environment)
    : way_(way), data_(std::move(data)), environment_(std::move(environment)) {}

void RunningPolku::fill() const { fill_with_samples(POLKU_PROGRAM, data_); }

std::vector<std::string> RunningPolku::processes() const {
    if (way_ == Way::one_process) return {kAll};
    std::vector<std::string> names;
    for (auto const& part : deploy::kPartNames) names.emplace_back(part.text);
    return names;
}

void RunningPolku::start() {
    for (auto const& name : processes()) {
        if (!running_.contains(name)) start_process(name);
    }
}

void RunningPolku::start_process(std::string const& name) {
    std::vector<std::string> arguments{"serve", "--data",         data_, "--port", "0", "--tls",
                                       "false", "--metrics-port", "0"};
    if (name != kAll) arguments.insert(arguments.end(), {"--only", name});
    RunningProgram program(POLKU_PROGRAM, std::move(arguments), environment_);
    if (name == kAll || name == "gateway") {
        auto const line = program.line_with("Polku answers at");
        ASSERT_NE(line, "") << name << " has not started";
        port_ = port_in(line);
    }
    auto const line = program.line_with("Figures and readiness at");
    ASSERT_NE(line, "") << name << " has not started";
    figures_[name] = port_in(line);
    running_.insert_or_assign(name, std::move(program));
}

void RunningPolku::kill(std::string const& name) {
    running_.at(name).send(SIGKILL);
    running_.at(name).wait();
    running_.erase(name);
}

void RunningPolku::kill_all() { running_.clear(); }

void RunningPolku::stop() {
    for (auto& [name, program] : running_) program.send(SIGTERM);
    for (auto& [name, program] : running_) EXPECT_EQ(program.wait(), 0) << name;
    running_.clear();
}

http::Response RunningPolku::ask(http::Request const& request) const { return ask_over_http(port_, request); }

http::Response RunningPolku::figures(std::string const& name, std::string const& path) const {
    http::Request request;
    request.path = path;
    request.headers = {{"host", "localhost"}};
    return ask_over_http(figures_.at(name), request);
}

void RunningPolku::wait_until_ready() const {
    auto const until = std::chrono::steady_clock::now() + 60s;
    for (auto const& [name, program] : running_) {
        for (auto answer = figures(name, "/ready"); answer.body != "ready\n"; answer = figures(name, "/ready")) {
            ASSERT_LT(std::chrono::steady_clock::now(), until) << name << ": " << answer.body;
            std::this_thread::sleep_for(10ms);
        }
    }
}

}  // namespace polku::tests
