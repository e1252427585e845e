#include "services/casework/client_details/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::casework {
namespace {

using ::testing::ElementsAre;

ClientDetails sample_details() {
    return {.family_name = "Testinen",
            .given_names = "Kalle Näyte",
            .mother_tongue = "so",
            .service_language = "fi",
            .interpreter = "so",
            .municipality = "837",
            .phone = "+358401234567",
            .email = "kalle@example.org",
            .number = "N-1"};
}

std::vector<std::string> faults_of(ClientDetails const& details, DetailsFacts const& facts = {}) {
    auto const checked = check_details(details, 1, facts);
    std::vector<std::string> found;
    if (checked) return found;
    for (auto const& fault : checked.error().faults) found.push_back(fault.pointer + " " + fault.code);
    return found;
}

TEST(ClientDetailsRules, WhatIsKeptHasNoSpacesAroundAndCodesInSmallLetters) {
    auto details = sample_details();
    details.family_name = "  Testinen ";
    details.interpreter = " SO ";
    details.phone = " +358401234567 ";
    auto const kept = check_details(details, 1, {});
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->family_name, "Testinen");
    EXPECT_EQ(kept->interpreter, "so");
    EXPECT_EQ(kept->phone, "+358401234567");
}

TEST(ClientDetailsRules, EveryFaultAtOnce) {
    ClientDetails bad{.family_name = " ",
                      .given_names = "",
                      .mother_tongue = "xx",
                      .service_language = "suomi",
                      .interpreter = "q",
                      .municipality = "000",
                      .phone = "soita",
                      .email = "kalle",
                      .number = "N-2"};
    EXPECT_THAT(faults_of(bad, {.municipality_known = false, .number_free = false}),
                ElementsAre("/family_name required", "/given_names required", "/mother_tongue not_a_language",
                            "/service_language not_a_language", "/interpreter not_a_language",
                            "/municipality unknown_municipality", "/phone not_a_phone", "/email not_an_email",
                            "/number number_taken"));
}

TEST(ClientDetailsRules, WhoMayNotKnowThePlaceWritesNoneAndOthersDo) {
    auto details = sample_details();
    EXPECT_THAT(faults_of(details, {.places = false}), ElementsAre("/municipality unknown_field"));
    details.municipality.reset();
    EXPECT_THAT(faults_of(details, {.places = false}), ElementsAre());
    EXPECT_THAT(faults_of(details), ElementsAre("/municipality required"));
}

TEST(ClientDetailsRules, AClosedCaseAndAStaleVersionAreRefused) {
    EXPECT_EQ(check_details(sample_details(), 1, {.case_open = false}).error().code, "case_closed");
    EXPECT_EQ(check_details(sample_details(), 2, {.version = 3}).error().status, 412);
    EXPECT_EQ(check_safety_ban(false, true, 2, {.version = 3}).error().status, 412);
    EXPECT_EQ(check_safety_ban(true, true, 1, {}).error().code, "safety_ban_holds");
    EXPECT_EQ(check_safety_ban(false, false, 1, {}).error().code, "safety_ban_ended");
    EXPECT_TRUE(check_safety_ban(true, false, 1, {}));
}

TEST(ClientDetailsRules, WhatChangedIsNamedWithWhatItWas) {
    auto after = sample_details();
    after.phone = "";
    after.interpreter = "";
    auto const changed = changed_fields(sample_details(), after);
    EXPECT_THAT(changed, ElementsAre(DetailField::interpreter, DetailField::phone));
    EXPECT_EQ(values_before(sample_details(), changed), R"({"interpreter":"so","phone":"+358401234567"})");
    after = sample_details();
    after.municipality.reset();
    EXPECT_THAT(changed_fields(sample_details(), after), ElementsAre());
}

}  // namespace
}  // namespace polku::casework
