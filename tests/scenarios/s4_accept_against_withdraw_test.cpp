// S4: a proposal is accepted and withdrawn at the same moment, through the public API, two hundred times. One wins, the
// other is told who won and when, responsibility is where the winner put it, and no answer of success has no effect.
#include "tests/races/at_once.h"
#include "tests/support/sample_installation.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <string>

namespace polku::tests {
namespace {

using json = nlohmann::json;

constexpr int kRounds = 200;

class S4 : public ::testing::Test {
protected:
    /// Who sits where; each takes turns at having the case.
    struct Side {
        std::string who;
        std::string organisation;
        std::string team;
    };

    void accept_against_withdraw(Way way);

    Side side(std::string const& who) {
        auto const acting = world_->as(who).get("/api/v1/session").at("memberships").front();
        return {who, text_of(acting.at("organisation"), "id"), text_of(acting.at("team"), "id")};
    }
    /// Answers whether the case moved.
    bool race(int round, Side const& from, Side const& to);
    void expect_told(http::Response const& lost, std::string const& winner, std::string const& state);
    /// As the buyer sees it, who is never out of the case.
    json responsible() { return world_->as("tuula").get(case_).at("responsible"); }

    std::unique_ptr<SampleInstallation> world_;
    std::string case_;
};

void S4::expect_told(http::Response const& lost, std::string const& winner, std::string const& state) {
    ASSERT_EQ(lost.status, 409) << lost.body;
    auto const problem = json::parse(lost.body);
    EXPECT_EQ(problem.at("code"), "handover_already_" + state);
    EXPECT_EQ(problem.at("decided_by"), world_->as(winner).get("/api/v1/session").at("person").at("id"));
    EXPECT_FALSE(problem.at("decided_at").get<std::string>().empty());
}

bool S4::race(int round, Side const& from, Side const& to) {
    auto& sender = world_->as(from.who);
    auto& receiver = world_->as(to.who);
    auto const handover =
        "/api/v1/handovers/" + text_of(sender.post(case_ + "/handovers", {{"to_organisation", to.organisation},
                                                                          {"to_team", to.team},
                                                                          {"reason", "needs_other_service"}}),
                                       "id");
    auto const [accepted, withdrawn] = at_once(
        round, [&] { return receiver.answer(http::Method::post, handover + "/accept", "{}", 1); },
        [&] { return sender.answer(http::Method::post, handover + "/withdraw", "{}", 1); });
    auto const moved = accepted.status == 200;
    EXPECT_NE(moved, withdrawn.status == 200) << accepted.body << withdrawn.body;
    if (moved) {
        expect_told(withdrawn, to.who, "accepted");
    } else {
        expect_told(accepted, from.who, "withdrawn");
    }
    EXPECT_EQ(sender.get(handover).at("state"), moved ? "accepted" : "withdrawn");
    EXPECT_EQ(responsible().at("organisation"), moved ? to.organisation : from.organisation);
    return moved;
}

void S4::accept_against_withdraw(Way way) {
    world_ = std::make_unique<SampleInstallation>(way);
    case_ = "/api/v1/cases/" + text_of(world_->as("kalle").get("/api/v1/clients").at("items").front(), "case");
    auto has = side("aino");
    auto other = side("tuula");
    int moves = 0;
    for (int round = 0; round < kRounds && !HasFailure(); ++round) {
        SCOPED_TRACE(round);
        if (!race(round, has, other)) continue;
        std::swap(has, other);
        ++moves;
    }
    RecordProperty("moves", moves);
    for (auto const& [service, findings] : world_->check()) {
        for (auto const& finding : findings) EXPECT_TRUE(finding.holds()) << service << ": " << finding.what;
    }
}

TEST_F(S4, OneProcess) { accept_against_withdraw(Way::one_process); }
TEST_F(S4, Separate) { accept_against_withdraw(Way::separate); }

}  // namespace
}  // namespace polku::tests
