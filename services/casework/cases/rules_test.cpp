#include "services/casework/cases/rules.h"

#include <gtest/gtest.h>

namespace polku::casework {
namespace {

NewParty const kNewcomer{{"county"}, {"social"}, std::nullopt};

PartyFacts good_party_facts() {
    return {.responsible_organisation = {"provider"},
            .responsible_team = {"coaching"},
            .case_open = true,
            .team_of_organisation = true,
            .person_of_team = true,
            .takes_part_already = false,
            .ground = access::Ground::statute};
}

std::string refusal_of(domain::Result<void> const& result) {
    if (result) return "";
    return result.error().faults.empty()
               ? result.error().code
               : result.error().faults.front().pointer + " " + result.error().faults.front().code;
}

TEST(PartyRules, ATeamWithAGroundJoins) { EXPECT_TRUE(check_party(kNewcomer, good_party_facts())); }

TEST(PartyRules, AClosedCaseTakesNobody) {
    auto facts = good_party_facts();
    facts.case_open = false;
    EXPECT_EQ(refusal_of(check_party(kNewcomer, facts)), "case_closed");
}

TEST(PartyRules, NobodyTwice) {
    auto facts = good_party_facts();
    facts.takes_part_already = true;
    EXPECT_EQ(refusal_of(check_party(kNewcomer, facts)), "party_already_in_case");
    EXPECT_EQ(refusal_of(check_party({{"provider"}, {"coaching"}, std::nullopt}, good_party_facts())),
              "party_already_in_case");
}

TEST(PartyRules, AnotherTeamOfTheResponsibleOrganisationMayJoin) {
    EXPECT_TRUE(check_party({{"provider"}, {"other"}, std::nullopt}, good_party_facts()));
}

TEST(PartyRules, TheTeamIsTheOrganisationsAndHasAGround) {
    auto facts = good_party_facts();
    facts.team_of_organisation = false;
    EXPECT_EQ(refusal_of(check_party(kNewcomer, facts)), "/team not_a_team_of_the_organisation");
    facts = good_party_facts();
    facts.person_of_team = false;
    EXPECT_EQ(refusal_of(check_party(kNewcomer, facts)), "/person not_in_the_team");
    facts = good_party_facts();
    facts.ground = access::Ground::none;
    EXPECT_EQ(refusal_of(check_party(kNewcomer, facts)), "/organisation no_ground_to_share");
}

TEST(PartyRules, TheCommissionerStays) {
    Party party;
    party.part = PartyPart::commissioner;
    EXPECT_EQ(refusal_of(check_end(party)), "commissioner_stays");
    for (auto const part : {PartyPart::provider, PartyPart::service}) {
        party.part = part;
        EXPECT_TRUE(check_end(party));
    }
}

}  // namespace
}  // namespace polku::casework
