// An emergency, from the opening to the review: whom the alert reaches, what is opened, that it ends, and that the
// client reads of it. Through the public API, of one process and of a process for each part.
#include "tests/support/sample_codes.h"
#include "tests/support/sample_installation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace polku::tests {
namespace {

using json = nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class Emergency : public ::testing::TestWithParam<Way> {
protected:
    /// Of the notices that the person has, how many are of the kind.
    std::int64_t told(std::string const& who, std::string_view kind) {
        auto const inbox = world_.as(who).get("/api/v1/notices?limit=200");
        return std::ranges::count_if(inbox.at("items"), [&](json const& notice) { return notice.at("kind") == kind; });
    }
    int status(std::string const& who, std::string const& path) {
        return world_.as(who).answer(http::Method::get, path).status;
    }

    SampleInstallation world_{GetParam()};
};

TEST_P(Emergency, IsToldAtOnceEndsAndIsReadByTheClient) {
    std::string const reason = "Asiakas on ilmoittanut aikovansa vahingoittaa itseään.";
    auto const kalles = world_.as("kalle").get("/api/v1/clients").at("items").front();
    auto const case_path = "/api/v1/cases/" + kalles.at("case").get<std::string>();
    auto const log_path = "/api/v1/clients/" + kalles.at("client").at("id").get<std::string>() + "/access-log";
    EXPECT_EQ(status("timo", case_path), 404);

    auto& timo = world_.as("timo");
    auto const opened = timo.post("/api/v1/emergency-accesses", {{"code", sample_client_code()}, {"reason", reason}});
    ASSERT_EQ(opened.at("state"), "open");
    auto const emergency = "/api/v1/emergency-accesses/" + opened.at("id").get<std::string>();
    EXPECT_EQ(timo.get(case_path).at("client").at("ground"), "emergency");
    EXPECT_EQ(status("timo", case_path + "/milestones"), 403) << "work is not needed, and the other services know";
    world_.catch_up();
    EXPECT_EQ(told("dina", "emergency_opened"), 1);
    EXPECT_EQ(told("tarja", "emergency_opened"), 1) << "leads the team that answers for the case";
    EXPECT_EQ(told("aino", "emergency_opened"), 0) << "is of the team, and does not lead it";
    EXPECT_EQ(told("timo", "emergency_opened"), 0);
    EXPECT_EQ(told("kalle", "emergency_opened"), 0);

    timo.post(emergency + "/end", json::object());
    EXPECT_EQ(status("timo", case_path), 404);
    EXPECT_EQ(status("timo", case_path + "/milestones"), 404);
    auto& dina = world_.as("dina");
    auto const waiting = dina.get("/api/v1/emergency-accesses?state=to_review").at("items");
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting.front().at("reason"), reason);
    dina.post(emergency + "/review", {{"finding", "justified"}});
    world_.catch_up();
    EXPECT_EQ(told("dina", "emergency_ended"), 1);

    auto const log = world_.as("kalle").get(log_path);
    std::vector<std::string> acts;
    for (auto const& day : log.at("items")) {
        for (auto const& entry : day.at("entries")) {
            for (auto const& act : entry.at("acts")) {
                if (act.at("ground") == "emergency") acts.push_back(act.at("action"));
            }
        }
    }
    EXPECT_THAT(acts, ::testing::IsSupersetOf({"emergency_open", "case_read", "emergency_end"}));
    EXPECT_THAT(log.dump(), Not(HasSubstr(reason)));
    for (auto const& [service, findings] : world_.check()) {
        for (auto const& finding : findings) EXPECT_TRUE(finding.holds()) << service << ": " << finding.what;
    }
}

INSTANTIATE_TEST_SUITE_P(Ways, Emergency, ::testing::ValuesIn(kWays), kWayName);

}  // namespace
}  // namespace polku::tests
