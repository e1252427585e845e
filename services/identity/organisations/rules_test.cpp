#include "services/identity/organisations/rules.h"

#include <gtest/gtest.h>

namespace polku::identity {
namespace {

domain::Id const kOrganisationId{"00000000-0000-7000-8000-0000000000a1"};
domain::Id const kTeamId{"00000000-0000-7000-8000-0000000000b1"};

NewOrganisation sample_organisation() {
    return {.kind = OrganisationKind::provider,
            .name = {.fi = "Näyte Oy", .sv = "Exempel Ab", .en = "Sample Ltd"},
            .business_id = domain::parse_business_id("0166906-4").value()};
}

TEST(OrganisationRules, RegistersWhatWasWanted) {
    auto const organisation = register_organisation(sample_organisation(), {}, kOrganisationId);
    ASSERT_TRUE(organisation);
    EXPECT_EQ(organisation->id, kOrganisationId);
    EXPECT_EQ(organisation->version, 1);
    EXPECT_EQ(organisation->kind, OrganisationKind::provider);
    EXPECT_EQ(organisation->name, sample_organisation().name);
    EXPECT_EQ(organisation->business_id, "0166906-4");
}

TEST(OrganisationRules, OneBusinessIdIsOneOrganisation) {
    auto const refused = register_organisation(sample_organisation(), {.business_id_taken = true}, kOrganisationId);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error(), domain::invalid("/business_id", "business_id_taken"));
}

TEST(OrganisationRules, NamesDifferByMoreThanCaseMarksAndSpace) {
    EXPECT_EQ(name_key(" TE-Tiimi Keski "), name_key("te-tiimi keski"));
    EXPECT_EQ(name_key("Åbo"), name_key("abo"));
    EXPECT_NE(name_key("Keski"), name_key("Pirkka"));
    EXPECT_EQ(register_team("Keski", kOrganisationId, {.name_taken = true}, kTeamId).error(),
              domain::invalid("/name", "name_taken"));
    EXPECT_EQ(register_consortium("Kaari", {.name_taken = true}, kTeamId).error(),
              domain::invalid("/name", "name_taken"));
}

TEST(OrganisationRules, EventsSayWhatOthersCopy) {
    auto const organisation = register_organisation(sample_organisation(), {}, kOrganisationId);
    auto const made = registered(*organisation);
    EXPECT_EQ(made.type, "polku.organisation.registered.v1");
    EXPECT_EQ(made.subject, kOrganisationId.text);
    EXPECT_EQ(made.data, R"({"id":"00000000-0000-7000-8000-0000000000a1","kind":"provider"})");

    auto const team = register_team("Keski", kOrganisationId, {}, kTeamId);
    ASSERT_TRUE(team);
    EXPECT_EQ(registered(*team).type, "polku.team.registered.v1");
    EXPECT_EQ(registered(*team).data,
              R"({"id":"00000000-0000-7000-8000-0000000000b1","organisation":"00000000-0000-7000-8000-0000000000a1",)"
              R"("name":"Keski"})");
}

}  // namespace
}  // namespace polku::identity
