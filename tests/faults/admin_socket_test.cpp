// Commands beside a running server: it does their work, or they say why not. The data directory belongs to one.
#include "deploy/demo.h"
#include "services/casework/imports/sample_referrals.h"
#include "shared/domain/date.h"
#include "shared/storage/testing.h"
#include "tests/support/running_program.h"
#include "tests/support/sample_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>

namespace polku::tests {
namespace {

class AdminSocket : public ::testing::Test {
protected:
    AdminSocket() {
        fill_with_samples(POLKU_PROGRAM, data());
        std::ofstream(file(), std::ios::binary) << referrals();
    }
    RunningProgram serve() {
        RunningProgram server(POLKU_PROGRAM,
                              {"serve", "--data", data(), "--port", "0", "--metrics-port", "0", "--tls", "false"});
        EXPECT_NE(server.line_with("Figures and readiness"), "");
        return server;
    }
    static std::string referrals() {
        casework::imports::SampleOptions options;
        options.rows = 5;
        options.seed = 11;
        options.today = domain::local_date(domain::SystemClock().now());
        return casework::imports::sample_referrals(options);
    }
    std::string data() const { return folder_ / "data"; }
    std::string file() const { return folder_ / "uudet ä.csv"; }

    storage::TemporaryDirectory folder_;
};

TEST_F(AdminSocket, TheRunningServerDoesTheWork) {
    auto server = serve();
    RunningProgram check(POLKU_PROGRAM, {"check", "--data", data()});
    EXPECT_NE(check.line_with("every invariant holds"), "");
    EXPECT_EQ(check.wait(), 0);
    RunningProgram first(POLKU_PROGRAM, {"import", "referrals", "--data", data(), file()});
    auto const said = first.line_with("5");
    EXPECT_NE(said, "");
    EXPECT_EQ(first.wait(), 0);
    server.send(SIGTERM);
    EXPECT_EQ(server.wait(), 0);
    // The same file with no server: it knows what the server took in.
    RunningProgram again(POLKU_PROGRAM, {"import", "referrals", "--data", data(), file()});
    EXPECT_EQ(again.wait(), 0);
    RunningProgram after(POLKU_PROGRAM, {"check", "--data", data()});
    EXPECT_EQ(after.wait(), 0);
}

TEST_F(AdminSocket, AFileThatCannotBeTakenInFailsBesideAServerToo) {
    auto const server = serve();
    std::ofstream(file(), std::ios::binary) << "this;is;no;referral\n1;2;3;4\n";
    RunningProgram import(POLKU_PROGRAM, {"import", "referrals", "--data", data(), file()});
    EXPECT_EQ(import.wait(), 1);
}

TEST_F(AdminSocket, TheDataDirectoryBelongsToOne) {
    auto server = serve();
    RunningProgram second(POLKU_PROGRAM, {"serve", "--data", data(), "--port", "0", "--metrics-port", "0"});
    EXPECT_EQ(second.wait(), 1);
    RunningProgram part(POLKU_PROGRAM, {"serve", "--only", "casework", "--data", data(), "--metrics-port", "0"});
    EXPECT_EQ(part.wait(), 1);
    // Samples are for an empty installation; the word names who is there.
    RunningProgram demo("/bin/sh", {"-c", "\"$0\" demo --data \"$1\" 2>&1", POLKU_PROGRAM, data()});
    EXPECT_NE(demo.line_with("is in use by polku serve"), "");
    EXPECT_EQ(demo.wait(), 1);
    // A server that was killed leaves its lock and its socket to the next.
    server.send(SIGKILL);
    EXPECT_EQ(server.wait(), 128 + SIGKILL);
    RunningProgram check(POLKU_PROGRAM, {"check", "--data", data()});
    EXPECT_EQ(check.wait(), 0);
    auto next = serve();
    next.send(SIGTERM);
    EXPECT_EQ(next.wait(), 0);
}

}  // namespace
}  // namespace polku::tests
