#include "tests/races/casework_race.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr storage::Query kRaceState{
    "test.state",
    "SELECT state || ' by ' || decided_by || ' of ' || decided_organisation FROM handover "
    "WHERE id = $1"};
constexpr storage::Query kRaceResponsible{
    "test.responsible",
    "SELECT responsible_organisation || ' ' || coalesce(responsible_by, '') FROM client_case WHERE id = $1"};
constexpr storage::Query kRacePeriods{"test.periods",
                                      "SELECT organisation FROM responsibility WHERE case_id = $1 ORDER BY from_at"};

class HandoverRaces : public RacingCasework {
protected:
    struct Racer {
        access::Principal who;
        std::string act;    ///< of the path
        std::string state;  ///< when it wins
    };
    http::Response run(Racer const& racer, domain::Id const& handover) {
        auto const body = racer.act == "decline" ? R"({"reason":"no_capacity"})" : "";
        return post(racer.who, "/api/v1/handovers/" + handover.text + "/" + racer.act, body, at_version(1));
    }

    /// One winner; every other learns who won and when; the tables, the log and the journal say the same, once.
    void check(Registered const& made, std::vector<Racer> const& racers, std::span<http::Response const> answers) {
        ASSERT_EQ(std::ranges::count(answers, 200, &http::Response::status), 1);
        auto const won =
            static_cast<std::size_t>(std::ranges::find(answers, 200, &http::Response::status) - answers.begin());
        auto const& winner = racers[won];
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (i == won) continue;
            ASSERT_EQ(answers[i].status, 409) << answers[i].body;
            auto const problem = nlohmann::json::parse(answers[i].body);
            EXPECT_EQ(problem["code"], "handover_already_" + winner.state);
            EXPECT_EQ(problem["decided_by"], winner.who.person.text);
            EXPECT_EQ(problem["decided_at"], domain::format_instant(clock_.now()));
        }
        EXPECT_EQ(nlohmann::json::parse(answers[won].body)["state"], winner.state);
        EXPECT_THAT(texts(kRaceState, made.handover), ElementsAre(winner.state + " by " + winner.who.person.text +
                                                                  " of " + winner.who.organisation.text));
        auto const moved = winner.state == "accepted";
        EXPECT_THAT(texts(kRaceResponsible, made.case_id),
                    ElementsAre(moved ? kTyopolku.text + " " + made.handover.text : kAuthority.text + " "));
        auto const periods = texts(kRacePeriods, made.case_id);
        EXPECT_EQ(periods.size(), moved ? 2U : 1U);
        EXPECT_EQ(periods.back(), moved ? kTyopolku.text : kAuthority.text);
        EXPECT_THAT(events_of(made.handover),
                    ElementsAre("polku.handover.proposed.v1", "polku.handover." + winner.state + ".v1"));
        EXPECT_THAT(outcomes_of(made.handover), ElementsAre(winner.state));
    }
};

TEST_P(HandoverRaces, AcceptAgainstWithdraw) {
    std::vector<Racer> const racers{{coach(), "accept", "accepted"}, {officer(), "withdraw", "withdrawn"}};
    for (int round = 0; round < kRaces && !HasFailure(); ++round) {
        SCOPED_TRACE(round);
        auto const made = refer(round);
        auto const answers =
            race([&] { return run(racers[0], made.handover); }, [&] { return run(racers[1], made.handover); });
        check(made, racers, answers);
    }
}

TEST_P(HandoverRaces, EverybodyAtOnce) {
    std::vector<Racer> const racers{{coach(), "accept", "accepted"},
                                    {second_coach(), "accept", "accepted"},
                                    {team_lead(), "decline", "declined"},
                                    {second_officer(), "withdraw", "withdrawn"}};
    for (int round = 0; round < kRaces && !HasFailure(); ++round) {
        SCOPED_TRACE(round);
        auto const made = refer(round);
        auto const answers =
            race([&] { return run(racers[0], made.handover); }, [&] { return run(racers[1], made.handover); },
                 [&] { return run(racers[2], made.handover); }, [&] { return run(racers[3], made.handover); });
        check(made, racers, answers);
    }
}

TEST_P(HandoverRaces, TheSameAcceptanceSentThreeTimesAtOnce) {
    for (int round = 0; round < kRaces && !HasFailure(); ++round) {
        SCOPED_TRACE(round);
        auto const made = refer(round);
        auto headers = at_version(1);
        headers.emplace_back("idempotency-key", "once");
        auto const again = [&] {
            return post(coach(), "/api/v1/handovers/" + made.handover.text + "/accept", "", headers);
        };
        for (auto const& answer : race(again, again, again)) {
            EXPECT_EQ(answer.status, 200);
            EXPECT_THAT(answer.body, HasSubstr(R"("state":"accepted")"));
        }
        EXPECT_THAT(outcomes_of(made.handover), ElementsAre("accepted"));
        EXPECT_EQ(texts(kRacePeriods, made.case_id).size(), 2U);
    }
}

INSTANTIATE_TEST_SUITE_P(Ways, HandoverRaces, ::testing::ValuesIn(tests::kWays), tests::kWayName);

}  // namespace
}  // namespace polku::casework::samples
