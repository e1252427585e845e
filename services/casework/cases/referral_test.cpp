#include "services/casework/cases/referral.h"

#include "services/casework/testing.h"

#include <gmock/gmock.h>

namespace polku::casework::samples {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr storage::Query kGrantsOfReferral{
    "test.referral_grants",
    "SELECT organisation || ' ' || category || ' ' || ground FROM grants WHERE case_id = $1 ORDER BY category"};
constexpr storage::Query kRecipientsOfReferral{
    "test.referral_recipients",
    "SELECT r.organisation FROM consent s JOIN consent_recipient r ON r.consent = s.id WHERE s.client = $1"};

class ReferralTest : public CaseworkTest {};

TEST_F(ReferralTest, TheAuthorityAnswersAndNobodyElseReads) {
    auto const made = refer();
    auto const of_authority = [](std::string_view category) {
        return kAuthority.text + " " + std::string(category) + " statute";
    };
    EXPECT_THAT(texts(kGrantsOfReferral, made.case_id),
                ElementsAre(of_authority("basic"), of_authority("employment"), of_authority("measurement"),
                            of_authority("skills")));
    for (auto const& who : {silta_coach(), coach_in_b(), social_worker()}) {
        EXPECT_EQ(read_case(who, made.case_id).status, 404);
    }
}

TEST_F(ReferralTest, TheConsentNamesWhoTakesPartInTheLotToday) {
    auto ended = lot_a();
    ended.parties.push_back({kSuunta, "member", kLotBegins, domain::LocalDate{2026, 11, 21}});
    write([&](storage::Tx& tx) { put_lot(tx, ended); });
    EXPECT_THAT(texts(kRecipientsOfReferral, refer().client), UnorderedElementsAre(kTyopolku.text, kSilta.text));
    auto silent = referral();
    silent.number = "N-2";
    silent.consent_categories.clear();
    EXPECT_THAT(texts(kRecipientsOfReferral, refer(silent).client), IsEmpty());
}

TEST_F(ReferralTest, AnUnknownLotRegistersNothing) {
    auto sample = referral();
    sample.contract = id(99);
    EXPECT_THROW(refer(sample), std::logic_error);
    EXPECT_THAT(api_.recorded_events(), IsEmpty());
}

TEST_F(ReferralTest, ANumberIsTakenOnceInAnOrganisation) {
    refer();
    EXPECT_THROW(refer(), storage::ConstraintError);
    EXPECT_EQ(api_.recorded_events().size(), 4U);
}

}  // namespace
}  // namespace polku::casework::samples
