#include "services/outcomes/milestones/merging.h"

#include "services/outcomes/check/store.h"
#include "services/outcomes/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::outcomes {
namespace {

using namespace testing;
using ::testing::IsEmpty;

/// One person on two records, each with a case.
class MergedClaims : public ::testing::Test {
protected:
    Outcomes::Answer claim(access::Principal const& who, domain::Id const& contract, domain::Id const& case_id) {
        outcomes_.router().clock().advance(std::chrono::seconds(1));
        return outcomes_.record(who, contract, "M3", "2026-11-02", case_id);
    }
    Outcomes::Answer verify(access::Principal const& who, Outcomes::Answer const& claimed) {
        auto const proved = outcomes_.prove(who, claimed);
        auto const verified = outcomes_.act(tuula(), proved, "verify");
        EXPECT_EQ(verified.status, 200) << verified.body;
        return verified;
    }
    void hear(std::string const& what) {
        events::Recorded recorded;
        recorded.number = ++number_;
        recorded.event = {"polku.client." + what + ".v1", id(980).text, "basic",
                          fmt::format(R"({{"merge":"{}","surviving":"{}","retired":"{}","by":"{}"}})", id(980).text,
                                      kClient.text, kSecondRecord.text, tuula().person.text)};
        auto& router = outcomes_.router();
        auto const now = router.clock().now();
        outcomes_.write([&](storage::Tx& tx) { apply_casework_event(tx, recorded, router.ids(), now); });
    }
    /// State, and "competing" where another claims the same.
    std::string shown(access::Principal const& who, Outcomes::Answer const& claimed) {
        auto const read = outcomes_.get(who, "/milestones/" + claimed.id);
        EXPECT_EQ(read.status, 200) << read.body;
        auto const competing = read.body.find(R"("competing":true)") != std::string::npos;
        return read.state + (competing ? " competing" : "");
    }
    std::vector<std::string> broken() {
        std::vector<std::string> found;
        outcomes_.router().database().read([&](storage::Tx& tx) {
            for (auto const& finding : check_outcomes(tx, outcomes_.key())) {
                for (auto const& subject : finding.broken) found.push_back(finding.what + ": " + subject);
            }
            return 0;
        });
        return found;
    }

    Outcomes outcomes_;
    std::int64_t number_ = 0;
};

TEST_F(MergedClaims, TwoForOneResultAreContestedAndComeApartAgain) {
    auto const first = claim(aino(), kLotA, kCase);
    auto const second = claim(ben(), kLotB, kSecondCase);
    EXPECT_EQ(second.state, "recorded") << "another record";
    hear("merged");
    EXPECT_EQ(shown(aino(), first), "recorded competing") << "recorded first";
    EXPECT_EQ(shown(ben(), second), "contested competing");
    EXPECT_THAT(broken(), IsEmpty());
    hear("separated");
    EXPECT_EQ(shown(aino(), first), "recorded");
    EXPECT_EQ(shown(ben(), second), "recorded");
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(MergedClaims, TheRetiredRecordsClaimHoldsWhenItWasFirst) {
    auto const second = claim(ben(), kLotB, kSecondCase);
    auto const first = claim(aino(), kLotA, kCase);
    hear("merged");
    EXPECT_EQ(shown(ben(), second), "recorded competing");
    EXPECT_EQ(shown(aino(), first), "contested competing");
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(MergedClaims, AVerifiedClaimHoldsBeforeOneThatIsNot) {
    auto const first = claim(aino(), kLotA, kCase);
    verify(ben(), claim(ben(), kLotB, kSecondCase));
    hear("merged");
    EXPECT_EQ(shown(aino(), first), "contested competing");
    EXPECT_THAT(outcomes_.events_of("polku.milestone.held.v1").size(), 1U) << "no statement takes it";
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(MergedClaims, OfTwoVerifiedNeitherIsLostAndBothAreHeldBack) {
    auto const first = verify(aino(), claim(aino(), kLotA, kCase));
    auto const second = verify(ben(), claim(ben(), kLotB, kSecondCase));
    hear("merged");
    EXPECT_EQ(shown(aino(), first), "verified competing");
    EXPECT_EQ(shown(ben(), second), "verified competing");
    EXPECT_EQ(outcomes_.events_of("polku.milestone.held.v1").size(), 2U);
    EXPECT_THAT(broken(), IsEmpty());
    hear("separated");
    EXPECT_EQ(shown(aino(), first), "verified");
    EXPECT_EQ(shown(ben(), second), "verified");
    EXPECT_EQ(outcomes_.events_of("polku.milestone.released.v1").size(), 2U);
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(MergedClaims, WhatIsClaimedWhileTheyAreOneCompetesAndBelongsToItsRecordAfterwards) {
    auto const first = claim(aino(), kLotA, kCase);
    hear("merged");
    auto const later = claim(ben(), kLotB, kSecondCase);
    EXPECT_EQ(later.state, "contested");
    hear("separated");
    EXPECT_EQ(shown(ben(), later), "recorded") << "its own record's";
    EXPECT_EQ(shown(aino(), first), "recorded");
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(MergedClaims, OtherEventsOfCaseworkChangeNothing) {
    auto const first = claim(aino(), kLotA, kCase);
    events::Recorded recorded;
    recorded.event = {"polku.case.closed.v1", kCase.text, "basic", "{}"};
    outcomes_.write([&](storage::Tx& tx) {
        apply_casework_event(tx, recorded, outcomes_.router().ids(), outcomes_.router().clock().now());
    });
    EXPECT_EQ(shown(aino(), first), "recorded");
}

}  // namespace
}  // namespace polku::outcomes
