// The figures of a running server, checked by Prometheus' own tool (promtool check metrics).
#include "shared/storage/testing.h"
#include "tests/support/plain_http.h"
#include "tests/support/running_program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace polku::tests {
namespace {

using ::testing::HasSubstr;

constexpr auto kPromtool = "build/tools/promtool";

/// What promtool says of `figures`: nothing when all is well.
std::string said_of(std::string const& figures) {
    storage::TemporaryDirectory const folder;
    std::ofstream(folder / "figures", std::ios::binary) << figures;
    RunningProgram promtool("/bin/sh",
                            {"-c", std::string(kPromtool) + " check metrics < \"$0\" 2>&1; echo \"status $?\"",
                             (folder / "figures").string()});
    auto said = promtool.line_with("");
    return said;
}

class Metrics : public ::testing::Test {
protected:
    void SetUp() override {
        if (!std::filesystem::exists(kPromtool)) GTEST_SKIP() << "no promtool: deploy/install test fetches it";
    }
    /// Of `polku serve` with `more` arguments, after one request.
    static std::string figures_of(std::vector<std::string> const& more) {
        storage::TemporaryDirectory const folder;
        std::vector<std::string> arguments{"serve", "--data", folder / "data",  "--port", "0",
                                           "--tls", "false",  "--metrics-port", "0"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        RunningProgram server(POLKU_PROGRAM, arguments);
        auto const port = port_in(server.line_with("Figures and readiness"));
        http::Request request;
        request.path = "/metrics";
        request.headers = {{"host", "localhost"}};
        ask_over_http(port, request);
        return ask_over_http(port, request).body;
    }
};

TEST_F(Metrics, OfTheWholePassPromtool) {
    auto const figures = figures_of({});
    for (auto const* name : {"polku_requests_total", "polku_request_seconds", "polku_writer_waiting",
                             "polku_reader_lag", "polku_journal_lag_seconds", "polku_heavy_waiting"}) {
        EXPECT_THAT(figures, HasSubstr(name));
    }
    EXPECT_EQ(said_of(figures), "status 0");
}

TEST_F(Metrics, OfAPartPassPromtool) { EXPECT_EQ(said_of(figures_of({"--only", "casework"})), "status 0"); }

TEST_F(Metrics, PromtoolFindsAFault) {
    EXPECT_THAT(said_of("# TYPE polku_answers counter\npolku_answers 1\n"), HasSubstr("_total"));
}

}  // namespace
}  // namespace polku::tests
