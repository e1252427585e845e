#include "services/outcomes/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::outcomes {
namespace {

using namespace testing;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(MilestoneApi, FromRecordToVerified) {
    Outcomes outcomes;
    auto const recorded = outcomes.record(aino(), kLotA);
    ASSERT_EQ(recorded.status, 201) << recorded.body;
    EXPECT_EQ(recorded.state, "recorded");
    EXPECT_EQ(outcomes.act(tuula(), recorded, "verify").status, 409);  // no evidence yet
    auto const proved = outcomes.prove(aino(), recorded);
    ASSERT_EQ(proved.status, 200) << proved.body;
    outcomes.router().clock().advance(std::chrono::hours(1));
    auto const verified = outcomes.act(tuula(), proved, "verify");
    ASSERT_EQ(verified.status, 200) << verified.body;
    EXPECT_EQ(verified.state, "verified");

    auto const shown = outcomes.get(tuula(), "/milestones/" + recorded.id);
    EXPECT_THAT(shown.body, HasSubstr(R"("happened_on":"2026-11-02")"));
    EXPECT_THAT(shown.body, HasSubstr(R"("recorded_at":"2026-11-22T10:00:00.000Z")"));
    EXPECT_THAT(shown.body, HasSubstr(R"("verified_at":"2026-11-22T11:00:00.000Z")"));
    EXPECT_THAT(shown.body, HasSubstr(R"("contract_version":1)"));
    EXPECT_THAT(shown.body, HasSubstr("evidence_sha256"));
}

TEST(MilestoneApi, PaymentsHearOfAPseudonymAlone) {
    Outcomes outcomes;
    auto const plan = outcomes.record(aino(), kLotA, "M1");
    auto const job = outcomes.prove(aino(), outcomes.record(aino(), kLotA));
    ASSERT_EQ(outcomes.act(tuula(), plan, "verify").status, 200);
    ASSERT_EQ(outcomes.act(tuula(), job, "verify").status, 200);
    auto const events = outcomes.events_of("polku.milestone.verified.v1");
    ASSERT_EQ(events.size(), 2U);
    std::vector<std::string> pseudonyms;
    for (auto const& event : events) {
        EXPECT_THAT(event.event.data, Not(HasSubstr(kClient.text)));
        EXPECT_THAT(event.event.data, Not(HasSubstr(kCase.text)));
        EXPECT_THAT(event.event.data, HasSubstr(R"("payable":true)"));
        EXPECT_THAT(event.event.data, HasSubstr(R"("occurrence":"1")"));
        auto const at = event.event.data.find("P-");
        ASSERT_NE(at, std::string::npos);
        pseudonyms.push_back(event.event.data.substr(at, 12));
    }
    EXPECT_EQ(pseudonyms[0], pseudonyms[1]);  // one a contract and client
}

TEST(MilestoneApi, RecordersFirmDecidesNothing) {
    Outcomes outcomes;
    auto const proved = outcomes.prove(aino(), outcomes.record(aino(), kLotA));
    EXPECT_EQ(outcomes.act(aino(), proved, "verify").status, 403);
    EXPECT_EQ(outcomes.act(aili(), proved, "verify").status, 403);
    auto both = tuula();
    outcomes.write([&](storage::Tx& tx) {
        keep(tx, Membership{
                     .id = id(80), .person = both.person, .organisation = kMemberA, .started_at = {1}, .ended_at = {}});
    });
    auto const refused = outcomes.act(both, proved, "verify");
    EXPECT_EQ(refused.status, 403);
    EXPECT_THAT(refused.body, HasSubstr("paid_organisation"));
    EXPECT_EQ(outcomes.act(both, proved, "refuse", R"({"reason":"sample"})").status, 403);
    auto const shown = outcomes.get(both, "/milestones/" + proved.id);
    EXPECT_THAT(shown.body, Not(HasSubstr("milestone_verify")));
}

TEST(MilestoneApi, CorrectedAndWithdrawnUntilVerified) {
    Outcomes outcomes;
    auto const recorded = outcomes.record(aino(), kLotA, "M1");
    auto const corrected = outcomes.correct(aili(), recorded, "M1", "2026-11-03");
    ASSERT_EQ(corrected.status, 200) << corrected.body;
    EXPECT_EQ(outcomes.correct(aino(), recorded, "M1", "2026-11-04").status, 412);
    EXPECT_EQ(outcomes.correct(ben(), corrected, "M1", "2026-11-04").status, 404);  // another contract's people
    // Another firm of the same contract sees the claim, and is told that it is not theirs.
    ASSERT_EQ(outcomes.get(silja(), "/milestones/" + recorded.id).status, 200);
    for (auto const& theirs :
         {outcomes.correct(silja(), corrected, "M1", "2026-11-04"), outcomes.act(silja(), corrected, "withdraw")}) {
        EXPECT_EQ(theirs.status, 403);
        EXPECT_THAT(theirs.body, HasSubstr("not_your_claim"));
    }
    auto const verified = outcomes.act(tuula(), corrected, "verify");
    ASSERT_EQ(verified.status, 200) << verified.body;
    auto const late = outcomes.correct(aino(), verified, "M1", "2026-11-04");
    EXPECT_EQ(late.status, 409);
    EXPECT_THAT(late.body, HasSubstr("verified"));
    EXPECT_EQ(outcomes.act(aino(), verified, "withdraw").status, 409);
    auto const other = outcomes.record(aino(), kLotA);
    EXPECT_EQ(outcomes.act(aino(), other, "withdraw").state, "withdrawn");
}

TEST(MilestoneApi, WithoutIfMatchNothingIsChanged) {
    Outcomes outcomes;
    auto const recorded = outcomes.record(aino(), kLotA);
    EXPECT_EQ(outcomes.router().post(aino(), "/api/v1/milestones/" + recorded.id + "/withdraw", "").status, 428);
}

TEST(MilestoneApi, TheSecondClaimIsContestedAndTheFirstHeldBack) {
    Outcomes outcomes;
    auto const first = outcomes.record(aino(), kLotA);
    auto const second = outcomes.record(ben(), kLotB);
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(second.state, "contested");
    auto const seen = outcomes.get(aino(), "/milestones/" + first.id);
    EXPECT_THAT(seen.body, HasSubstr(R"("competing":true)"));
    EXPECT_EQ(outcomes.get(aino(), "/milestones/" + second.id).status, 404);  // not each other's notes
    EXPECT_EQ(outcomes.act(tuula(), second, "verify").status, 409);

    auto const proved = outcomes.prove(aino(), seen);
    ASSERT_EQ(outcomes.act(tuula(), proved, "verify").status, 200);
    ASSERT_EQ(outcomes.events_of("polku.milestone.held.v1").size(), 1U);
    EXPECT_THAT(outcomes.events_of("polku.milestone.held.v1")[0].event.data, HasSubstr("contested"));

    ASSERT_EQ(outcomes.act(ben(), second, "withdraw").status, 200);
    EXPECT_EQ(outcomes.events_of("polku.milestone.released.v1").size(), 1U);
}

TEST(MilestoneApi, TheContestedClaimTakesThePlaceOfAWithdrawnOne) {
    Outcomes outcomes;
    auto const first = outcomes.record(aino(), kLotA);
    auto const second = outcomes.record(ben(), kLotB);
    auto const held = outcomes.get(aino(), "/milestones/" + first.id);
    ASSERT_EQ(outcomes.act(aino(), held, "withdraw").status, 200);
    auto const promoted = outcomes.get(ben(), "/milestones/" + second.id);
    EXPECT_EQ(promoted.state, "recorded");
    EXPECT_THAT(promoted.body, HasSubstr(R"("competing":false)"));
}

TEST(MilestoneApi, ARefusedClaimGivesWay) {
    Outcomes outcomes;
    auto const first = outcomes.record(aino(), kLotA);
    auto const refused = outcomes.act(tuula(), first, "refuse", R"({"reason":"too early"})");
    EXPECT_EQ(refused.state, "refused");
    EXPECT_EQ(outcomes.act(tuula(), first, "refuse", R"({"reason":""})").status, 422);
    EXPECT_EQ(outcomes.record(aino(), kLotA).state, "recorded");
}

TEST(MilestoneApi, AnotherTypeAfterCorrectionSettlesBothResults) {
    Outcomes outcomes;
    auto const first = outcomes.record(aino(), kLotA);
    auto const second = outcomes.record(ben(), kLotB);
    auto const held = outcomes.get(aino(), "/milestones/" + first.id);
    auto const moved = outcomes.correct(aino(), held, "M1", "2026-11-02");
    EXPECT_EQ(moved.state, "recorded");
    EXPECT_EQ(outcomes.get(ben(), "/milestones/" + second.id).state, "recorded");
    auto const back = outcomes.correct(aino(), moved, "M3", "2026-11-02");
    EXPECT_EQ(back.state, "contested");
    EXPECT_THAT(outcomes.get(ben(), "/milestones/" + second.id).body, HasSubstr(R"("competing":true)"));
}

TEST(MilestoneApi, ACaseThatIsNotOnesOwnDoesNotExist) {
    Outcomes outcomes;
    auto const recorded = outcomes.record(aino(), kLotA);
    EXPECT_EQ(outcomes.get(stranger(), "/milestones/" + recorded.id).status, 404);
    EXPECT_EQ(outcomes.get(stranger(), "/milestones/" + id(777).text).status, 404);
    EXPECT_EQ(outcomes.record(aino(), kLotA, "M3", "2026-11-02", kOtherCase).status, 404);
    EXPECT_EQ(outcomes.act(stranger(), recorded, "verify").status, 404);
}

TEST(MilestoneApi, WithCaseworkAwayNothingIsShownOrChanged) {
    Outcomes outcomes;
    auto const recorded = outcomes.record(aino(), kLotA);
    outcomes.casework.away = true;
    EXPECT_EQ(outcomes.get(aino(), "/milestones/" + recorded.id).status, 503);
    EXPECT_EQ(outcomes.get(aino(), "/milestones").status, 503);
    EXPECT_EQ(outcomes.record(aino(), kLotA, "M1").status, 503);
}

TEST(MilestoneApi, ListsAreNarrowedAndJournaled) {
    Outcomes outcomes;
    outcomes.record(aino(), kLotA);
    outcomes.record(ben(), kLotB);
    auto const count = [](std::string const& body) {
        std::size_t found = 0;
        for (auto at = body.find("\"happened_on\""); at != std::string::npos; at = body.find("\"happened_on\"", at + 1))
            ++found;
        return found;
    };
    EXPECT_EQ(count(outcomes.get(aino(), "/milestones").body), 1U);
    EXPECT_EQ(count(outcomes.get(ben(), "/milestones").body), 1U);
    EXPECT_EQ(count(outcomes.get(tuula(), "/milestones").body), 2U);
    EXPECT_EQ(count(outcomes.get(tuula(), "/milestones?state=recorded").body), 1U);
    EXPECT_EQ(count(outcomes.get(stranger(), "/milestones").body), 0U);
    EXPECT_EQ(outcomes.get(tuula(), "/milestones?state=sample").status, 422);
    auto const first = outcomes.get(tuula(), "/milestones?limit=1");
    EXPECT_EQ(count(first.body), 1U);
    EXPECT_THAT(first.body, Not(HasSubstr(R"("next":null)")));
    auto const log = outcomes.router().read_log();
    ASSERT_FALSE(log.empty());
    EXPECT_THAT(log[0], HasSubstr(kClient.text));
}

TEST(MilestoneApi, EveryChangeIsJournaledWithItsClient) {
    Outcomes outcomes;
    auto const recorded = outcomes.record(aino(), kLotA);
    outcomes.prove(aino(), recorded);
    auto const journal = outcomes.router().journal();
    ASSERT_EQ(journal.size(), 2U);
    for (auto const& entry : journal) {
        EXPECT_THAT(entry, HasSubstr(kClient.text));
        EXPECT_THAT(entry, HasSubstr("employment"));
    }
}

TEST(MilestoneApi, EveryFaultOfABodyIsNamed) {
    Outcomes outcomes;
    auto const answer = outcomes.router().post(aino(), "/api/v1/cases/" + kCase.text + "/milestones",
                                               R"({"contract":"x","happened_on":"2026-02-31","occurrence":2})");
    EXPECT_EQ(answer.status, 422);
    for (auto const* pointer : {"/contract", "/type", "/happened_on", "/occurrence"})
        EXPECT_THAT(answer.body, HasSubstr(pointer));
}

}  // namespace
}  // namespace polku::outcomes
