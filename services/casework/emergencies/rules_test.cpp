#include "services/casework/emergencies/rules.h"

#include "services/casework/access/grants.h"

#include <gtest/gtest.h>

#include <random>

namespace polku::casework {
namespace {

using access::Role;
using domain::Id;
using domain::Instant;
using std::chrono::hours;
using std::chrono::milliseconds;

Instant const kNow{1'764'000'000'000};

access::Principal as(Role role, std::string person = "sari") {
    access::Principal principal;
    principal.person.text = std::move(person);
    principal.organisation.text = "county";
    principal.team = Id{"team"};
    principal.role = role;
    return principal;
}

EmergencyFacts found() {
    EmergencyFacts facts;
    facts.client = Id{"client"};
    facts.closed_to = {{"case"}};
    facts.now = kNow;
    return facts;
}

EmergencyAccess opened() { return try_emergency(as(Role::social_worker), "Asiakas uhkaa itseään", found()).value(); }

TEST(EmergencyRules, OpensTheCasesThatAreClosedToThePersonForADay) {
    auto const emergency = opened();
    EXPECT_EQ(emergency.outcome, EmergencyOutcome::opened);
    EXPECT_EQ(emergency.ends_at, kNow + hours(24));
    EXPECT_EQ(emergency.cases, std::vector<Id>{{"case"}});
    EXPECT_EQ(emergency.person.text, "sari");
    EXPECT_EQ(emergency.team, "team");
    EXPECT_EQ(emergency.reason, "Asiakas uhkaa itseään");
}

TEST(EmergencyRules, ATryThatOpensNothingIsATryAllTheSame) {
    auto facts = found();
    facts.closed_to.clear();
    auto const own = try_emergency(as(Role::officer), "r", facts).value();
    EXPECT_EQ(own.outcome, EmergencyOutcome::own_ground);
    EXPECT_FALSE(own.ends_at);
    facts.client.reset();
    auto const nobody = try_emergency(as(Role::officer), "r", facts).value();
    EXPECT_EQ(nobody.outcome, EmergencyOutcome::nobody);
    EXPECT_EQ(state_at(nobody, kNow), EmergencyState::nobody);
    EXPECT_FALSE(end_of(nobody));
}

TEST(EmergencyRules, TheTriesOfADayAreUsedBeforeAnythingIsToldOfTheClient) {
    auto facts = found();
    facts.open_already = true;
    for (auto tried = 0; tried < kEmergencyTries; ++tried) facts.tries.push_back(kNow - hours(20) + hours(tried));
    auto const refused = try_emergency(as(Role::officer), "r", facts);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().status, 429);
    EXPECT_EQ(refused.error().code, "emergency_tries_used");
    EXPECT_EQ(refused.error().facts, (domain::Params{{"retry_after", "14400"}}));
    facts.tries.pop_back();
    EXPECT_EQ(try_emergency(as(Role::officer), "r", facts).error().code, "emergency_already_open");
}

TEST(EmergencyRules, ARenewalIsANewActWithANewReason) {
    auto facts = found();
    facts.reason_used = true;
    auto const refused = try_emergency(as(Role::officer), "r", facts);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().faults.front().pointer, "/reason");
    EXPECT_EQ(refused.error().faults.front().code, "emergency_reason_used");
}

TEST(EmergencyRules, ThePersonAndDataProtectionEndItAndNobodyElse) {
    auto const emergency = opened();
    EXPECT_TRUE(end_emergency(emergency, as(Role::social_worker), kNow));
    EXPECT_TRUE(end_emergency(emergency, as(Role::data_protection, "dina"), kNow));
    EXPECT_EQ(end_emergency(emergency, as(Role::social_worker, "another"), kNow).error().status, 404);
    auto elsewhere = as(Role::social_worker);
    elsewhere.organisation.text = "authority";
    EXPECT_EQ(end_emergency(emergency, elsewhere, kNow).error().status, 404);
    EXPECT_EQ(end_emergency(emergency, as(Role::social_worker), kNow + hours(24)).error().code, "emergency_not_open");
}

TEST(EmergencyRules, AReviewComesOnceAfterTheEndAndFromAnother) {
    auto emergency = opened();
    auto const dina = as(Role::data_protection, "dina");
    auto const over = kNow + hours(24);
    auto const review = [&](access::Principal const& who, ReviewFinding finding, std::string note, Instant now) {
        return review_emergency(emergency, who, finding, std::move(note), now);
    };
    EXPECT_EQ(review(dina, ReviewFinding::justified, "", kNow).error().code, "emergency_still_open");
    EXPECT_EQ(review(as(Role::data_protection), ReviewFinding::justified, "", over).error().code, "own_emergency");
    EXPECT_EQ(review(dina, ReviewFinding::unjustified, " ", over).error().faults.front().pointer, "/note");
    auto const reviewed = review(dina, ReviewFinding::unjustified, "Ei hätää", over);
    ASSERT_TRUE(reviewed);
    EXPECT_EQ(reviewed->by.text, "dina");
    emergency.review = *reviewed;
    EXPECT_EQ(review(dina, ReviewFinding::justified, "", over).error().code, "emergency_already_reviewed");
}

// Whatever happens when: nothing is open before the opening, at the end or later, to anybody but the person.
TEST(EmergencyRules, NothingIsOpenOutsideItsTimeWhateverTheTime) {
    std::mt19937_64 random(7);
    auto const within = [&](std::int64_t most) {
        return milliseconds(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most)));
    };
    constexpr std::int64_t kDay = 24 * 3'600'000;
    for (auto round = 0; round < 2000; ++round) {
        auto emergency = opened();
        if (random() % 2 == 0) emergency.end = EmergencyEnd{.at = kNow + within(kDay + 1), .by = "sari"};
        auto const end = end_of(emergency).value();
        ASSERT_LE(end, kNow + hours(24));
        auto const at = kNow + within(3 * kDay);
        ASSERT_EQ(state_at(emergency, at) == EmergencyState::open, at < end);
        GroundFacts facts;
        facts.emergencies = {{emergency.organisation, {emergency.team}, emergency.person, {kNow, end}}};
        for (auto const& row : grants_of(facts)) {
            ASSERT_EQ(row.person, emergency.person);
            ASSERT_EQ(row.relation, access::Relation::emergency);
            ASSERT_EQ(row.valid.holds(at), at < end);
            ASSERT_FALSE(row.valid.holds(kNow - milliseconds(1)));
        }
        ASSERT_EQ(grants_of(facts).size(), std::size(kEmergencyCategories));
    }
}

}  // namespace
}  // namespace polku::casework
