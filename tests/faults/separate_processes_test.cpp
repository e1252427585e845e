// Each part a process of its own, and one of them killed in the middle: the others work on, what it should have done is
// answered 503 with Retry-After, and when it is back nothing has happened twice.
#include "deploy/api_client.h"
#include "deploy/demo.h"
#include "deploy/parts.h"
#include "shared/storage/testing.h"
#include "tests/support/plain_http.h"
#include "tests/support/running_program.h"
#include "tests/support/sample_data.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <map>
#include <set>

namespace polku::tests {
namespace {

using json = nlohmann::json;
using ::testing::HasSubstr;

class SeparateProcesses : public ::testing::Test {
protected:
    SeparateProcesses() {
        fill_with_samples(POLKU_PROGRAM, data());
        for (auto const& part : deploy::kPartNames) start(part.text);
    }

    /// Answers requests when this returns.
    void start(std::string_view part) {
        RunningProgram program(POLKU_PROGRAM, {"serve", "--only", std::string(part), "--data", data(), "--port", "0",
                                               "--metrics-port", "0", "--tls", "false"});
        if (part == "gateway") port_ = port_in(program.line_with("Polku answers at"));
        auto const line = program.line_with("Figures and readiness at");
        ASSERT_NE(line, "") << part << " has not started";
        figures_[std::string(part)] = port_in(line);
        programs_.insert_or_assign(std::string(part), std::move(program));
    }
    std::string data() const { return folder_ / "data"; }

    deploy::ApiClient client() {
        return deploy::ApiClient([this](http::Request request) {
            if (!key_.empty()) request.headers.emplace_back("idempotency-key", key_);
            return ask_over_http(port_, request);
        });
    }
    http::Response figures(std::string const& part, std::string path) {
        http::Request request;
        request.path = std::move(path);
        request.headers = {{"host", "localhost"}};
        return ask_over_http(figures_.at(part), request);
    }

    storage::TemporaryDirectory folder_;
    std::map<std::string, RunningProgram> programs_;
    std::map<std::string, std::uint16_t> figures_;
    std::uint16_t port_ = 0;
    std::string key_;  ///< of the next writes
};

TEST_F(SeparateProcesses, APartThatIsKilledComesBackAndNothingIsDoneTwice) {
    auto coach = client();
    coach.sign_in("aino", deploy::kSamplePassword);
    auto const inbox = coach.get("/api/v1/handovers?box=in&limit=200");
    auto const row = inbox.at("items").back();
    auto const accept = "/api/v1/handovers/" + row.at("id").get<std::string>() + "/accept";
    key_ = "accept";
    coach.post_on_version(accept, row.at("version").get<std::int64_t>(), json::object());
    auto const goals = "/api/v1/cases/" + row.at("case").get<std::string>() + "/plan/goals";
    auto const organisation = coach.get("/api/v1/session").at("memberships").front().at("organisation").at("id");

    constexpr auto kGoals = 40;
    std::set<std::string> titles;
    auto refused = 0;
    for (auto number = 0; number < kGoals; ++number) {
        key_ = fmt::format("goal-{}", number);
        auto const title = fmt::format("Tavoite {}", number);
        titles.insert(title);
        json const goal{
            {"title", title}, {"category", "employment"}, {"organisation", organisation}, {"measure", "Näkyy"}};
        // In the middle of it, twice: between two requests, and perhaps within one.
        if (number == 10 || number == 25) programs_.at("casework").send(SIGKILL);
        auto answer = coach.answer(http::Method::post, goals, goal.dump());
        if (answer.status == 503) {
            ++refused;
            EXPECT_TRUE(answer.header("retry-after"));
            EXPECT_EQ(programs_.at("casework").wait(), 128 + SIGKILL);
            EXPECT_EQ(coach.answer(http::Method::get, "/api/v1/organisations").status, 200) << "others work on";
            EXPECT_THAT(figures("gateway", "/ready").body, HasSubstr("casework does not answer"));
            EXPECT_THAT(figures("gateway", "/metrics").body, HasSubstr("polku_part_away{service=\"casework\"} 1"));
            start("casework");
            answer = coach.answer(http::Method::post, goals, goal.dump());
        }
        EXPECT_EQ(answer.status, 201) << answer.body;
    }
    EXPECT_GE(refused, 1);
    std::multiset<std::string> found;
    auto const plan = coach.get("/api/v1/cases/" + row.at("case").get<std::string>() + "/plan");
    for (auto const& goal : plan.at("goals")) found.insert(goal.at("title").get<std::string>());
    EXPECT_EQ(found, (std::multiset<std::string>(titles.begin(), titles.end())));
    EXPECT_EQ(figures("gateway", "/ready").body, "ready\n");
    EXPECT_THAT(figures("casework", "/metrics").body, HasSubstr("polku_requests_total"));
}

TEST_F(SeparateProcesses, WithoutIdentityNobodyIsKnownAndTheDoorIsNotReady) {
    auto coach = client();
    coach.sign_in("aino", deploy::kSamplePassword);
    programs_.at("identity").send(SIGKILL);
    programs_.at("identity").wait();
    auto const ready = figures("gateway", "/ready");
    EXPECT_EQ(ready.status, 503);
    EXPECT_THAT(ready.body, HasSubstr("identity does not answer"));
    auto stranger = client();
    auto const refused = stranger.answer(http::Method::post, "/api/v1/session",
                                         json{{"username", "aino"}, {"password", deploy::kSamplePassword}}.dump());
    EXPECT_EQ(refused.status, 503);
    EXPECT_TRUE(refused.header("retry-after"));
    start("identity");
    EXPECT_EQ(figures("gateway", "/ready").status, 200);
    EXPECT_EQ(coach.answer(http::Method::get, "/api/v1/clients").status, 200) << "the session lives on";
}

TEST_F(SeparateProcesses, EachPartIsHeldByOneProcessAndAllEndWhenTold) {
    RunningProgram second(POLKU_PROGRAM, {"serve", "--only", "casework", "--data", data(), "--metrics-port", "0"});
    EXPECT_EQ(second.wait(), 1);
    RunningProgram whole(POLKU_PROGRAM, {"check", "--data", data()});
    EXPECT_EQ(whole.wait(), 1);
    for (auto& [part, program] : programs_) program.send(SIGTERM);
    for (auto& [part, program] : programs_) EXPECT_EQ(program.wait(), 0) << part;
    EXPECT_FALSE(std::filesystem::exists(folder_ / "data/run/casework.sock"));
    RunningProgram check(POLKU_PROGRAM, {"check", "--data", data()});
    EXPECT_EQ(check.wait(), 0);
}

}  // namespace
}  // namespace polku::tests
