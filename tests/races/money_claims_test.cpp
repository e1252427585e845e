// One result is paid at most once, whoever claims, withdraws and verifies at the same moment (ARCHITECTURE 9,
// invariants 4 and 5).
#include "tests/races/money_race.h"

#include <gmock/gmock.h>

namespace polku::tests::money {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr storage::Query kClaimsOfClient{
    "test.claims_of_client",
    "SELECT state || ' ' || payable || CASE WHEN held_at IS NULL THEN '' ELSE ' held' END FROM milestone "
    "WHERE client = $1 ORDER BY payable DESC, state"};
constexpr storage::Query kStateOfClaim{"test.state_of_claim", "SELECT state FROM milestone WHERE id = $1"};
constexpr storage::Query kEventsOfClaim{"test.events_of_claim",
                                        "SELECT type FROM event WHERE subject = $1 ORDER BY number"};
constexpr storage::Query kOutcomesOfClaim{"test.outcomes_of_claim",
                                          "SELECT outcome FROM journal WHERE subject = $1 ORDER BY number"};

class ClaimRaces : public ::testing::TestWithParam<Way> {};

TEST_P(ClaimRaces, TwoProvidersClaimOneResult) {
    RacingOutcomes outcomes(GetParam());
    for (int round = 0; round < kRaces && !::testing::Test::HasFailure(); ++round) {
        SCOPED_TRACE(round);
        auto const shared = case_of_round(round);
        auto const [one, two] = at_once(
            round, [&] { return outcomes.claim(aino(), shared); }, [&] { return outcomes.claim(ben(), shared); });
        ASSERT_EQ(one.status, 201) << one.body;
        ASSERT_EQ(two.status, 201) << two.body;
        EXPECT_THAT((std::vector{state_of(one), state_of(two)}), UnorderedElementsAre("recorded", "contested"));
        EXPECT_THAT(outcomes.texts(kClaimsOfClient, client_of(shared)), ElementsAre("recorded 1 held", "contested 0"));

        auto const first = id_of(state_of(one) == "recorded" ? one : two);
        auto const second = id_of(state_of(one) == "recorded" ? two : one);
        EXPECT_THAT(outcomes.texts(kOutcomesOfClaim, first), ElementsAre("recorded"));
        EXPECT_THAT(outcomes.texts(kOutcomesOfClaim, second), ElementsAre("contested"));
        EXPECT_THAT(outcomes.texts(kEventsOfClaim, first),
                    ElementsAre("polku.milestone.recorded.v1", "polku.milestone.contested.v1"));
        EXPECT_THAT(outcomes.texts(kEventsOfClaim, second), ElementsAre("polku.milestone.recorded.v1"));
    }
    EXPECT_THAT(outcomes.broken(), IsEmpty());
}

// Whichever comes first, one claim holds the result afterwards and the firm that withdrew knows where it stands.
TEST_P(ClaimRaces, WithdrawalOfTheHolderAgainstASecondClaim) {
    RacingOutcomes outcomes(GetParam());
    for (int round = 0; round < kRaces && !::testing::Test::HasFailure(); ++round) {
        SCOPED_TRACE(round);
        auto const shared = case_of_round(round);
        auto const held = id_of(outcomes.claim(aino(), shared));
        auto const [withdrawal, claim] = at_once(
            round, [&] { return outcomes.act(aino(), held, "withdraw"); },
            [&] { return outcomes.claim(ben(), shared); });
        ASSERT_EQ(claim.status, 201) << claim.body;
        auto const claims = outcomes.texts(kClaimsOfClient, client_of(shared));
        if (withdrawal.status == 200) {
            EXPECT_EQ(state_of(claim), "recorded");
            EXPECT_THAT(claims, ElementsAre("recorded 1", "withdrawn 0"));
        } else {
            EXPECT_EQ(withdrawal.status, 412) << withdrawal.body;
            EXPECT_EQ(state_of(claim), "contested");
            EXPECT_THAT(claims, ElementsAre("recorded 1 held", "contested 0"));
        }
    }
    EXPECT_THAT(outcomes.broken(), IsEmpty());
}

TEST_P(ClaimRaces, WithdrawalAgainstVerification) {
    RacingOutcomes outcomes(GetParam());
    for (int round = 0; round < kRaces && !::testing::Test::HasFailure(); ++round) {
        SCOPED_TRACE(round);
        auto const claim = id_of(outcomes.claim(aino(), case_of_round(round)));
        auto const [withdrawal, verification] = at_once(
            round, [&] { return outcomes.act(aino(), claim, "withdraw"); },
            [&] { return outcomes.act(tuula(), claim, "verify"); });
        EXPECT_EQ(withdrawal.status + verification.status, 200 + 409) << withdrawal.body << verification.body;
        auto const withdrawn = withdrawal.status == 200;
        std::string const state = withdrawn ? "withdrawn" : "verified";
        EXPECT_EQ(state_of(withdrawn ? withdrawal : verification), state);
        EXPECT_THAT((withdrawn ? verification : withdrawal).body, HasSubstr(state)) << "the loser learns the state";
        EXPECT_THAT(outcomes.texts(kStateOfClaim, claim), ElementsAre(state));
        auto const events = outcomes.texts(kEventsOfClaim, claim);
        if (withdrawn) {
            EXPECT_THAT(events, ElementsAre("polku.milestone.recorded.v1", "polku.milestone.withdrawn.v1"));
        } else {
            EXPECT_THAT(events, UnorderedElementsAre("polku.milestone.recorded.v1", "polku.milestone.decided.v1",
                                                     "polku.milestone.verified.v1"));
        }
    }
    EXPECT_THAT(outcomes.broken(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Ways, ClaimRaces, ::testing::ValuesIn(kWays), kWayName);

}  // namespace
}  // namespace polku::tests::money
