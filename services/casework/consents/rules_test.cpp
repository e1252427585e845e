#include "services/casework/consents/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::casework {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

domain::LocalDate const kConsentDay{2026, 11, 22};
domain::Id const kKnown[] = {{"county"}, {"provider"}};

Consent good_consent() {
    Consent consent;
    consent.valid_from = kConsentDay;
    consent.valid_until = kConsentDay;
    consent.categories = {access::Category::health};
    consent.recipients = {{"provider"}};
    return consent;
}

ConsentRecorder const kAnything{.records_any = true, .organisation = {"provider"}, .holds = {}};

std::vector<std::string> faults_of(Consent const& consent, ConsentRecorder const& recorder = kAnything) {
    auto const checked = check_consent(consent, recorder, kKnown, kConsentDay);
    std::vector<std::string> faults;
    if (checked) return faults;
    EXPECT_EQ(checked.error().status, 422);
    for (auto const& fault : checked.error().faults) faults.push_back(fault.pointer + " " + fault.code);
    return faults;
}

TEST(ConsentRules, ItsLastDayMayBeToday) { EXPECT_THAT(faults_of(good_consent()), ElementsAre()); }

TEST(ConsentRules, EveryFaultAtOnce) {
    Consent empty;
    empty.valid_from = kConsentDay;
    empty.valid_until = domain::add_days(kConsentDay, -1);
    EXPECT_THAT(faults_of(empty),
                UnorderedElementsAre("/categories required", "/recipients required", "/valid_until ends_before_start"));
}

TEST(ConsentRules, NotForTimeThatIsOver) {
    auto consent = good_consent();
    consent.valid_from = domain::add_days(kConsentDay, -9);
    consent.valid_until = domain::add_days(kConsentDay, -1);
    EXPECT_THAT(faults_of(consent), ElementsAre("/valid_until in_the_past"));
}

TEST(ConsentRules, ARecipientIsAnOrganisation) {
    auto consent = good_consent();
    consent.recipients = {{"provider"}, {"nobody"}};
    EXPECT_THAT(faults_of(consent), ElementsAre("/recipients/1 unknown_organisation"));
}

TEST(ConsentRules, WhoMerelyTakesPartDisclosesItsOwnAndToOthers) {
    ConsentRecorder const county{.organisation = {"county"}, .holds = {access::Category::health}};
    EXPECT_THAT(faults_of(good_consent(), county), ElementsAre());
    auto consent = good_consent();
    consent.categories = {access::Category::health, access::Category::economy};
    consent.recipients = {{"provider"}, {"county"}};
    EXPECT_THAT(faults_of(consent, county),
                ElementsAre("/categories/1 not_yours_to_disclose", "/recipients/1 recorder_is_recipient"));
    EXPECT_THAT(faults_of(consent), ElementsAre());
}

TEST(ConsentRules, WithdrawingSaysWhoAndWhen) {
    auto const withdrawn = withdraw(good_consent(), 1, "client", domain::Instant{1000});
    ASSERT_TRUE(withdrawn);
    EXPECT_EQ(withdrawn->withdrawn_at, domain::Instant{1000});
    EXPECT_EQ(withdrawn->withdrawn_by, "client");
    EXPECT_EQ(withdrawn->version, 2);
}

TEST(ConsentRules, WithdrawingTwiceSaysWhenEvenOnAStalePage) {
    auto consent = *withdraw(good_consent(), 1, "client", domain::Instant{1000});
    auto const again = withdraw(consent, 1, "coach", domain::Instant{2000});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().status, 409);
    EXPECT_EQ(again.error().code, "consent_already_withdrawn");
    EXPECT_THAT(again.error().facts, ElementsAre(std::pair<std::string, std::string>(
                                         "withdrawn_at", domain::format_instant(domain::Instant{1000}))));
}

TEST(ConsentRules, AnotherVersionThanTheShownIsNotWithdrawn) {
    auto const stale = withdraw(good_consent(), 2, "client", domain::Instant{1000});
    ASSERT_FALSE(stale);
    EXPECT_EQ(stale.error().status, 412);
}

}  // namespace
}  // namespace polku::casework
