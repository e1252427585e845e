#include "services/casework/plan_contents/rules.h"

#include <gmock/gmock.h>

namespace polku::casework {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr PlanContent kEveryContent[] = {PlanContent::goal, PlanContent::measure, PlanContent::service,
                                         PlanContent::client_task, PlanContent::named_worker};

Goal sample_goal(std::string name, GoalState state = GoalState::open, std::string measure = "Näkyy") {
    Goal goal;
    goal.id = {std::move(name)};
    goal.state = state;
    goal.measure = std::move(measure);
    return goal;
}

PlanAction sample_service(std::string goal, ActionState state = ActionState::planned) {
    PlanAction action;
    action.id = {"of " + goal};
    action.goal = {std::move(goal)};
    action.state = state;
    return action;
}

PlanContentFacts whole_plan() {
    return {.shown = {{sample_goal("a"), sample_goal("b")}, {sample_service("a"), sample_service("b")}},
            .client_task = true,
            .named_worker = true};
}

std::vector<std::string> missing_fields(PlanContentFacts const& facts,
                                        std::span<PlanContent const> required = kEveryContent) {
    std::vector<std::string> fields;
    for (auto const& one : missing_contents(facts, required)) fields.push_back(one.field);
    return fields;
}

TEST(PlanContents, AWholePlanMissesNothing) { EXPECT_THAT(missing_fields(whole_plan()), IsEmpty()); }

TEST(PlanContents, AnEmptyPlanMissesAllThatIsNotOfAGoal) {
    EXPECT_THAT(missing_fields({}), ElementsAre("/goals", "/tasks", "/responsible_person"));
}

TEST(PlanContents, EveryMissingContentIsNamedAtOnceWithItsGoal) {
    auto facts = whole_plan();
    facts.shown.goals[0].measure.clear();
    facts.shown.actions.clear();
    facts.client_task = false;
    auto const missing = missing_contents(facts, kEveryContent);
    EXPECT_THAT(missing, ElementsAre(MissingContent{PlanContent::measure, domain::Id{"a"}, "/goals/0/measure"},
                                     MissingContent{PlanContent::service, domain::Id{"a"}, "/goals/0/actions"},
                                     MissingContent{PlanContent::service, domain::Id{"b"}, "/goals/1/actions"},
                                     MissingContent{PlanContent::client_task, std::nullopt, "/tasks"}));
    auto const faults = content_faults(missing);
    ASSERT_EQ(faults.size(), 4U);
    EXPECT_EQ(faults[0], (domain::FieldFault{"/goals/0/measure", "plan_content_measure"}));
    EXPECT_EQ(faults[3].code, "plan_content_client_task");
}

TEST(PlanContents, ACancelledServiceIsNone) {
    auto facts = whole_plan();
    facts.shown.actions[1].state = ActionState::cancelled;
    EXPECT_THAT(missing_fields(facts), ElementsAre("/goals/1/actions"));
    facts.shown.actions[1].state = ActionState::done;
    EXPECT_THAT(missing_fields(facts), IsEmpty());
}

TEST(PlanContents, AGoalThatIsReachedOrDroppedNeedsNothingMoreAndIsNoGoalToAgreeOn) {
    auto facts = whole_plan();
    facts.shown.goals[0] = sample_goal("a", GoalState::reached, "");
    facts.shown.actions = {sample_service("b")};
    EXPECT_THAT(missing_fields(facts), IsEmpty());
    facts.shown.goals[1] = sample_goal("b", GoalState::dropped, "");
    EXPECT_THAT(missing_fields(facts), ElementsAre("/goals"));
}

TEST(PlanContents, OnlyWhatIsRequiredIsAskedFor) {
    EXPECT_THAT(missing_fields({}, {}), IsEmpty());
    constexpr PlanContent kOne[] = {PlanContent::named_worker};
    EXPECT_THAT(missing_fields({}, kOne), ElementsAre("/responsible_person"));
}

}  // namespace
}  // namespace polku::casework
