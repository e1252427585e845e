#include "services/payments/contracts/rules.h"

#include "services/payments/testing_sample.h"

#include <gtest/gtest.h>

namespace polku::payments {
namespace {

using domain::LocalDate;

Contract sample_contract() {
    Contract contract;
    contract.id = sample::id(1);
    contract.terms = sample::terms();
    auto const v1 =
        activate(sample::version(LocalDate(2026, 1, 1), 200'000), contract, {}, sample::id(11), domain::Instant{1});
    contract.versions.push_back(v1.value());
    auto const v2 =
        activate(sample::version(LocalDate(2026, 7, 1), 250'000), contract, {}, sample::id(12), domain::Instant{2});
    contract.versions.push_back(v2.value());
    return contract;
}

access::Principal coach_of(domain::Id organisation, std::optional<domain::Id> contract) {
    access::Principal principal;
    principal.person = sample::id(31);
    principal.organisation = std::move(organisation);
    principal.contract = std::move(contract);
    principal.role = access::Role::coach;
    return principal;
}

TEST(ContractRules, GoodTermsHaveNoFault) { EXPECT_TRUE(faults_of(sample::terms()).empty()); }

TEST(ContractRules, EveryWrongPartyIsNamed) {
    auto terms = sample::terms();
    terms.parties[1].organisation = sample::kBuyer;
    terms.parties[2].part = Part::lead;
    auto const faults = faults_of(terms);
    ASSERT_EQ(faults.size(), 2U);
    EXPECT_EQ(faults[0].pointer, "/parties/1/organisation");
    EXPECT_EQ(faults[0].code, "buyer_is_party");
    EXPECT_EQ(faults[1].pointer, "/parties/2/part");
    EXPECT_EQ(faults[1].code, "one_lead");
}

TEST(ContractRules, SharesAddUpOnEveryDay) {
    auto terms = sample::terms();
    terms.parties[2].valid_until = LocalDate(2026, 6, 30);
    auto faults = faults_of(terms);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].code, "shares_not_whole");
    EXPECT_EQ(faults[0].params[0].second, "2026-07-01");

    terms.parties.push_back({.organisation = sample::id(906),
                             .part = Part::subcontractor,
                             .valid_from = LocalDate(2026, 7, 1),
                             .valid_until = {},
                             .share = {2000}});
    EXPECT_TRUE(faults_of(terms).empty());
}

TEST(ContractRules, AnOrganisationHasOnePartAtATime) {
    auto terms = sample::terms();
    terms.parties.push_back({.organisation = sample::kMember,
                             .part = Part::subcontractor,
                             .valid_from = LocalDate(2026, 5, 1),
                             .valid_until = {},
                             .share = {0}});
    auto const faults = faults_of(terms);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].pointer, "/parties/3/valid_from");
    EXPECT_EQ(faults[0].code, "party_twice");
}

TEST(ContractRules, TheLeadIsThereEveryDay) {
    auto terms = sample::terms();
    terms.parties[0].valid_from = LocalDate(2026, 2, 1);
    auto const faults = faults_of(terms);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].code, "lead_missing");
}

TEST(ContractRules, ADayHasOnePrice) {
    auto const contract = sample_contract();
    EXPECT_EQ(version_on(contract.versions, LocalDate(2025, 12, 31)), nullptr);
    EXPECT_EQ(version_on(contract.versions, LocalDate(2026, 1, 1))->number, 1);
    EXPECT_EQ(version_on(contract.versions, LocalDate(2026, 6, 30))->number, 1);
    EXPECT_EQ(version_on(contract.versions, LocalDate(2026, 7, 1))->number, 2);
    EXPECT_EQ(last_day_of(contract.versions, contract.versions[0]), LocalDate(2026, 6, 30));
    EXPECT_FALSE(last_day_of(contract.versions, contract.versions[1]));
}

TEST(ContractRules, AVersionFollowsTheLastOne) {
    auto const contract = sample_contract();
    for (auto const day :
         {LocalDate(2026, 7, 1), LocalDate(2026, 3, 1), LocalDate(2025, 12, 31), LocalDate(2028, 1, 1)}) {
        EXPECT_FALSE(activate(sample::version(day, 1), contract, {}, sample::id(13), domain::Instant{3}))
            << format_iso(day);
    }
    auto const third =
        activate(sample::version(LocalDate(2026, 7, 2), 1), contract, {}, sample::id(13), domain::Instant{3});
    ASSERT_TRUE(third);
    EXPECT_EQ(third->number, 3);
}

TEST(ContractRules, AVersionDoesNotChangeAPriceThatWasUsed) {
    auto const contract = sample_contract();
    auto const wanted = sample::version(LocalDate(2026, 9, 1), 1);
    auto const refused = activate(wanted, contract, LocalDate(2026, 9, 1), sample::id(13), domain::Instant{3});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "already_priced");
    EXPECT_TRUE(activate(wanted, contract, LocalDate(2026, 8, 31), sample::id(13), domain::Instant{3}));
}

TEST(ContractRules, AProvidersRoleHoldsForOneContract) {
    auto const contract = sample_contract();
    auto const today = LocalDate(2026, 11, 22);
    using enum access::ContractRelation;
    EXPECT_EQ(relation_of(coach_of(sample::kBuyer, {}), contract, today), buyer);
    EXPECT_EQ(relation_of(coach_of(sample::kLead, contract.id), contract, today), lead);
    EXPECT_EQ(relation_of(coach_of(sample::kMember, contract.id), contract, today), member);
    EXPECT_EQ(relation_of(coach_of(sample::kSubcontractor, contract.id), contract, today), subcontractor);
    EXPECT_EQ(relation_of(coach_of(sample::kLead, {}), contract, today), none);
    EXPECT_EQ(relation_of(coach_of(sample::kLead, sample::id(2)), contract, today), none);
    EXPECT_EQ(relation_of(coach_of(sample::id(999), contract.id), contract, today), none);
}

TEST(ContractRules, APartyIsOneFromItsDayUntilItsDay) {
    auto contract = sample_contract();
    contract.terms.parties[1].valid_from = LocalDate(2026, 2, 1);
    contract.terms.parties[1].valid_until = LocalDate(2026, 3, 31);
    auto const who = coach_of(sample::kMember, contract.id);
    using enum access::ContractRelation;
    EXPECT_EQ(relation_of(who, contract, LocalDate(2026, 1, 31)), none);
    EXPECT_EQ(relation_of(who, contract, LocalDate(2026, 2, 1)), member);
    EXPECT_EQ(relation_of(who, contract, LocalDate(2026, 3, 31)), member);
    EXPECT_EQ(relation_of(who, contract, LocalDate(2026, 4, 1)), none);
}

TEST(ContractRules, TheEventHasNoNameAndEveryPart) {
    auto const contract = sample_contract();
    auto const event = activated(contract, contract.versions[1]);
    EXPECT_EQ(event.type, "polku.contract.version-activated.v1");
    EXPECT_EQ(event.data.find("Näyte"), std::string::npos);
    EXPECT_NE(event.data.find(R"("version":2)"), std::string::npos);
    EXPECT_NE(event.data.find(R"("price_cents":250000)"), std::string::npos);
}

}  // namespace
}  // namespace polku::payments
