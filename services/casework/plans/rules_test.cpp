#include "services/casework/plans/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::casework {
namespace {

using access::Category;
using access::Ground;
using access::Relation;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

domain::Instant const kBefore{1000};
domain::Instant const kAfter{2000};

access::Grant grant(Category category, Ground ground = Ground::statute, std::optional<domain::Instant> until = {}) {
    return {category, ground, until, std::nullopt};
}

/// A coach of "own" who stands so to the case, with these grants (basic always, so that the policy lets in).
access::Allowed reader(std::vector<access::Grant> grants, Relation relation = Relation::party) {
    access::Principal principal;
    principal.organisation = {"own"};
    principal.role = access::Role::coach;
    access::CaseAccess facts;
    facts.case_id = {"case"};
    facts.relation = relation;
    facts.grants = std::move(grants);
    return access::allow(principal, access::Action::case_read, facts).value();
}

Goal goal(std::string id, Category category, std::string recorded_by = "other", domain::Instant at = kBefore) {
    Goal made;
    made.id = {std::move(id)};
    made.category = category;
    made.recorded = {at, {"person"}, {std::move(recorded_by)}};
    return made;
}

PlanAction action(std::string id, std::string under, Category category, std::string recorded_by = "other") {
    PlanAction made;
    made.id = {std::move(id)};
    made.goal = {std::move(under)};
    made.category = category;
    made.recorded = {kBefore, {"person"}, {std::move(recorded_by)}};
    return made;
}

std::vector<std::string> shown_ids(PlanItems const& items, access::Allowed const& allowed) {
    auto const seen = visible(items, allowed);
    std::vector<std::string> ids;
    ids.reserve(seen.goals.size() + seen.actions.size());
    for (auto const& shown : seen.goals) ids.push_back(shown.id.text);
    for (auto const& shown : seen.actions) ids.push_back(shown.id.text);
    return ids;
}

TEST(PlanVisible, OnlyWithAGroundForTheItemsOwnCategory) {
    PlanItems const items{{goal("work", Category::employment), goal("care", Category::health)},
                          {action("course", "work", Category::employment), action("clinic", "work", Category::health),
                           action("visit", "care", Category::employment)}};
    EXPECT_THAT(shown_ids(items, reader({grant(Category::employment)})), ElementsAre("work", "course"));
    EXPECT_THAT(shown_ids(items, reader({grant(Category::employment), grant(Category::health, Ground::consent)})),
                ElementsAre("work", "care", "course", "clinic", "visit"));
    EXPECT_THAT(shown_ids(items, reader({grant(Category::basic)})), IsEmpty());
}

TEST(PlanVisible, EveryCategoryNeedsItsOwnGrant) {
    for (auto const& asked : access::kCategoryNames) {
        for (auto const& granted : access::kCategoryNames) {
            PlanItems const items{{goal("item", asked.value)}, {}};
            EXPECT_EQ(shown_ids(items, reader({grant(granted.value)})).size(), asked.value == granted.value ? 1U : 0U)
                << asked.text << " by a grant of " << granted.text;
        }
    }
}

TEST(PlanVisible, WhatOnesOwnPeopleRecorded) {
    PlanItems const items{{goal("ours", Category::health, "own"), goal("theirs", Category::health)}, {}};
    EXPECT_THAT(shown_ids(items, reader({grant(Category::basic)})), ElementsAre("ours"));
    EXPECT_THAT(shown_ids(items, reader({grant(Category::basic)}, Relation::own)), IsEmpty());
}

TEST(PlanVisible, AFormerPartyReadsUpToTheEndOfItsPart) {
    PlanItems const items{
        {goal("then", Category::employment, "other", kBefore), goal("later", Category::employment, "other", kAfter)},
        {}};
    EXPECT_THAT(shown_ids(items, reader({grant(Category::employment, Ground::own_record, kAfter)}, Relation::former)),
                ElementsAre("then"));
}

std::vector<std::string> item_refusals(domain::Result<void> const& checked) {
    std::vector<std::string> found;
    if (checked) return found;
    if (checked.error().faults.empty()) found.push_back(checked.error().code);
    for (auto const& fault : checked.error().faults) found.push_back(fault.pointer + " " + fault.code);
    return found;
}

PlanFacts const kGoodPlanFacts{.case_open = true, .organisation_in_case = true, .may_record = true};

TEST(PlanChecks, EveryFaultAtOnce) {
    auto wrong = action("a", "g", Category::health);
    wrong.starts_on = domain::LocalDate{2026, 12, 2};
    wrong.ends_on = domain::LocalDate{2026, 12, 1};
    EXPECT_THAT(
        item_refusals(check_action(wrong, {.case_open = true})),
        ElementsAre("/category no_ground_to_record", "/organisation not_in_the_case", "/ends_on ends_before_start"));
    auto elsewhere = kGoodPlanFacts;
    elsewhere.team_of_organisation = false;
    elsewhere.person_of_team = false;
    EXPECT_THAT(item_refusals(check_action(action("a", "g", Category::health), elsewhere)),
                ElementsAre("/team not_a_team_of_the_organisation", "/person not_in_the_team"));
    EXPECT_THAT(item_refusals(check_goal(goal("g", Category::health), {.case_open = true})),
                ElementsAre("/category no_ground_to_record", "/organisation not_in_the_case"));
}

TEST(PlanChecks, AGoodItemOnAnOpenCase) {
    auto day = action("a", "g", Category::employment);
    day.starts_on = day.ends_on = domain::LocalDate{2026, 12, 2};
    EXPECT_TRUE(check_action(day, kGoodPlanFacts));
    EXPECT_TRUE(check_goal(goal("g", Category::employment), kGoodPlanFacts));
    auto closed = kGoodPlanFacts;
    closed.case_open = false;
    EXPECT_THAT(item_refusals(check_goal(goal("g", Category::employment), closed)), ElementsAre("case_closed"));
    EXPECT_THAT(item_refusals(check_action(day, closed)), ElementsAre("case_closed"));
}

TEST(PlanChecks, PaymentsAreNoPartOfAPlanAndTheChoicesAreNamed) {
    auto const checked = check_goal(goal("g", Category::payment), kGoodPlanFacts);
    ASSERT_EQ(item_refusals(checked), std::vector<std::string>{"/category not_a_choice"});
    ASSERT_EQ(checked.error().faults[0].params.size(), 1U);
    EXPECT_EQ(checked.error().faults[0].params[0].second,
              "basic, employment, skills, social, health, economy, measurement");
}

TEST(PlanChange, TheAccountableOrganisationAndTheResponsibleOne) {
    auto const party = reader({grant(Category::basic)});
    auto const responsible = reader({grant(Category::basic)}, Relation::responsible);
    EXPECT_TRUE(check_change(2, 2, {"own"}, party));
    EXPECT_TRUE(check_change(2, 2, {"other"}, responsible));
    auto const refused = check_change(2, 2, {"other"}, party);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().status, 403);
    EXPECT_EQ(refused.error().code, "not_your_organisations_item");
    EXPECT_EQ(check_change(2, 1, {"own"}, party).error().status, 412);
    EXPECT_EQ(check_change(2, 1, {"other"}, party).error().status, 403);
}

TEST(PlanLate, AfterItsLastDayUnlessDoneOrCancelled) {
    auto item = action("a", "g", Category::basic);
    item.ends_on = domain::LocalDate{2026, 11, 22};
    for (auto const& state : kActionStateNames) {
        item.state = state.value;
        EXPECT_FALSE(late(item, domain::LocalDate(2026, 11, 22)));
        EXPECT_EQ(late(item, domain::LocalDate(2026, 11, 23)),
                  state.value == ActionState::planned || state.value == ActionState::under_way)
            << state.text;
    }
}

}  // namespace
}  // namespace polku::casework
