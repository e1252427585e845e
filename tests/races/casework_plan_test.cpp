#include "tests/races/casework_race.h"

#include <gmock/gmock.h>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr storage::Query kRaceGoal{"test.goal", "SELECT title || ' ' || version FROM plan_goal WHERE id = $1"};
constexpr storage::Query kRaceSnapshot{
    "test.snapshot",
    "SELECT content FROM closing_snapshot WHERE case_id = $1 AND category = 'employment' ORDER BY made_at"};

class PlanRaces : public RacingCasework {
protected:
    domain::Id add_goal(domain::Id const& case_id) {
        return id_of(post(coach(), of_case(case_id, "/plan/goals"), goal("Alku", "employment", kTyopolku)));
    }
    http::Response edit(access::Principal const& who, domain::Id const& case_id, domain::Id const& item,
                        std::string_view title, std::int64_t shown) {
        return put(who, of_case(case_id, "/plan/goals/" + item.text), goal(title, "employment", kTyopolku),
                   at_version(shown));
    }
};

TEST_P(PlanRaces, EditAgainstEditOfTheSamePage) {
    auto const made = refer(0);
    ASSERT_EQ(accept(coach(), made.handover).status, 200);
    auto const item = add_goal(made.case_id);
    for (int round = 1; round <= kRaces && !HasFailure(); ++round) {
        SCOPED_TRACE(round);
        auto const [first, second] =
            race([&] { return edit(coach(), made.case_id, item, fmt::format("Aino {}", round), round); },
                 [&] { return edit(second_coach(), made.case_id, item, fmt::format("Aili {}", round), round); });
        EXPECT_EQ(first.status + second.status, 200 + 412);
        EXPECT_THAT(texts(kRaceGoal, item),
                    ElementsAre(fmt::format("{} {} {}", first.status == 200 ? "Aino" : "Aili", round, round + 1)));
    }
    // A change each round, and no lost one among them.
    EXPECT_EQ(events_of(item).size(), 1U + kRaces);
    EXPECT_EQ(outcomes_of(item).size(), 1U + kRaces);
}

// The coach changes the plan while the officer takes the case over: the change comes first and is in what the coach
// keeps, or it comes too late and is told so.
TEST_P(PlanRaces, EditAgainstAccept) {
    for (int round = 0; round < kRaces && !HasFailure(); ++round) {
        SCOPED_TRACE(round);
        auto const made = refer(round);
        ASSERT_EQ(accept(coach(), made.handover).status, 200);
        auto const item = add_goal(made.case_id);
        auto const back = id_of(post(coach(), of_case(made.case_id, "/handovers"),
                                     fmt::format(R"({{"to_organisation":"{}","to_team":"{}","reason":"work_ended"}})",
                                                 kAuthority.text, kKeski.text)));

        auto const [edited, accepted] = race([&] { return edit(coach(), made.case_id, item, "Muutos", 1); },
                                             [&] { return accept(officer(), back); });
        EXPECT_EQ(accepted.status, 200) << accepted.body;
        auto const in_time = edited.status == 200;
        EXPECT_TRUE(in_time || edited.status == 403) << edited.body;
        // The goal moves with the case, and its version with it.
        EXPECT_THAT(texts(kRaceGoal, item), ElementsAre(in_time ? "Muutos 3" : "Alku 2"));
        EXPECT_THAT(texts(kRaceSnapshot, made.case_id), ElementsAre(HasSubstr(in_time ? "Muutos" : "Alku")));
        EXPECT_EQ(edit(coach(), made.case_id, item, "Jälkeen", in_time ? 3 : 2).status, 403);
    }
}

// Two teams are proposed at once: one proposal stands.
TEST_P(PlanRaces, ProposalAgainstProposal) {
    auto const made = refer(0);
    ASSERT_EQ(accept(coach(), made.handover).status, 200);
    for (int round = 0; round < kRaces && !HasFailure(); ++round) {
        SCOPED_TRACE(round);
        auto const propose = [&](access::Principal const& who, domain::Id const& organisation, domain::Id const& team) {
            return post(who, of_case(made.case_id, "/handovers"),
                        fmt::format(R"({{"to_organisation":"{}","to_team":"{}","reason":"other"}})", organisation.text,
                                    team.text));
        };
        auto const [one, two] = race([&] { return propose(coach(), kSilta, kSiltaTeam); },
                                     [&] { return propose(second_coach(), kAuthority, kPirkka); });
        EXPECT_EQ(one.status + two.status, 201 + 409);
        auto const& stands = one.status == 201 ? one : two;
        EXPECT_THAT((one.status == 201 ? two : one).body, HasSubstr("handover_already_open"));
        EXPECT_EQ(post(coach(), "/api/v1/handovers/" + id_of(stands).text + "/withdraw", "", at_version(1)).status,
                  200);
    }
}

INSTANTIATE_TEST_SUITE_P(Ways, PlanRaces, ::testing::ValuesIn(tests::kWays), tests::kWayName);

}  // namespace
}  // namespace polku::casework::samples
