#include "services/casework/tasks/rules.h"

#include "services/casework/items/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::casework {
namespace {

using access::Category;
using access::Relation;
using samples::who_stands;
using ::testing::ElementsAre;

constexpr ItemFacts kFine{.organisation_in_case = true, .may_record = true, .person_of_organisation = true};

Task sample_task(TaskState state = TaskState::open) {
    Task task;
    task.id = {"task"};
    task.category = Category::employment;
    task.organisation = domain::Id{"doer"};
    task.due_on = domain::LocalDate{2026, 12, 1};
    task.recorded = {{1000}, {"person"}, {"recorder"}};
    task.state = state;
    if (state != TaskState::open) task.settled = RecordedBy{{2000}, {"settler"}, {"doer"}};
    return task;
}
Task clients_task(TaskState state = TaskState::open) {
    auto task = sample_task(state);
    task.organisation.reset();
    return task;
}

std::vector<std::string> faulty_fields(domain::Result<void> const& checked) {
    std::vector<std::string> fields;
    if (!checked) {
        for (auto const& fault : checked.error().faults) fields.push_back(fault.pointer + " " + fault.code);
    }
    return fields;
}

TEST(TaskRules, EveryFaultIsToldAtOnce) {
    auto task = sample_task();
    EXPECT_TRUE(check_task(task, true, kFine));
    EXPECT_THAT(
        faulty_fields(check_task(
            task, true, {.organisation_in_case = false, .may_record = false, .person_of_organisation = false})),
        ElementsAre("/category no_ground_to_record", "/organisation not_in_the_case", "/person not_in_the_team"));
    task.category = Category::payment;
    EXPECT_THAT(faulty_fields(check_task(task, true, kFine)), ElementsAre("/category not_a_choice"));
    EXPECT_EQ(check_task(task, false, kFine).error().code, "case_closed");
}

TEST(TaskRules, TheClientsOwnTaskHasNoOrganisationAndNoPersonOfOne) {
    auto task = clients_task();
    EXPECT_TRUE(check_task(task, true, {.organisation_in_case = false, .may_record = true}));
    task.person = domain::Id{"person"};
    EXPECT_THAT(faulty_fields(check_task(task, true, kFine)), ElementsAre("/person person_without_organisation"));
}

TEST(TaskRules, ItIsChangedByWhoDoesItRecordedItOrAnswers) {
    auto const task = sample_task();
    for (auto const* const organisation : {"doer", "recorder"}) {
        EXPECT_TRUE(check_task_change(task, 1, who_stands(Relation::party, organisation))) << organisation;
    }
    EXPECT_TRUE(check_task_change(task, 1, who_stands(Relation::responsible, "another")));
    EXPECT_EQ(check_task_change(task, 1, who_stands(Relation::party, "another")).error().code, "not_your_task");
    EXPECT_EQ(check_task_change(task, 2, who_stands(Relation::party, "doer")).error().status, 412);
    auto const settled = check_task_change(sample_task(TaskState::done), 1, who_stands(Relation::party, "doer"));
    EXPECT_EQ(settled.error().code, "task_already_settled");
}

TEST(TaskRules, EveryStateWithEveryCommand) {
    auto const doer = who_stands(Relation::party, "doer");
    for (auto const state : {TaskState::open, TaskState::done, TaskState::dropped}) {
        for (auto const command : {TaskCommand::complete, TaskCommand::drop, TaskCommand::reopen}) {
            auto const named = std::ranges::find_if(task_transitions(), [&](TaskTransition const& line) {
                return line.from == state && line.command == command;
            });
            auto const settled = check_settling(sample_task(state), command, doer);
            if (named == task_transitions().end()) {
                ASSERT_FALSE(settled);
                EXPECT_EQ(settled.error().status, 409);
                EXPECT_EQ(settled.error().code, state == TaskState::open ? "task_is_open" : "task_already_settled");
            } else {
                ASSERT_TRUE(settled);
                EXPECT_EQ(settled->to, named->to);
            }
        }
    }
}

TEST(TaskRules, WhoComesSecondHearsWhoWasFirst) {
    auto const late =
        check_settling(sample_task(TaskState::done), TaskCommand::complete, who_stands(Relation::party, "doer"));
    EXPECT_THAT(late.error().facts,
                ElementsAre(std::pair<std::string, std::string>("state", "done"),
                            std::pair<std::string, std::string>("settled_at", "1970-01-01T00:00:02.000Z"),
                            std::pair<std::string, std::string>("settled_by", "settler")));
}

TEST(TaskRules, TheClientSettlesOwnTasksAndDropsNone) {
    auto const client = who_stands(Relation::own);
    EXPECT_TRUE(check_settling(clients_task(), TaskCommand::complete, client));
    EXPECT_TRUE(check_settling(clients_task(TaskState::done), TaskCommand::reopen, client));
    EXPECT_EQ(check_settling(clients_task(), TaskCommand::drop, client).error().code, "not_your_task");
    EXPECT_EQ(check_settling(clients_task(TaskState::dropped), TaskCommand::reopen, client).error().status, 403);
    EXPECT_EQ(check_settling(sample_task(), TaskCommand::complete, client).error().status, 403);
}

TEST(TaskRules, InAClosedCaseWhatIsOpenIsStillDoneAndNothingIsOpenedAgain) {
    auto const doer = who_stands(Relation::party, "doer", false);
    EXPECT_TRUE(check_settling(sample_task(), TaskCommand::complete, doer));
    EXPECT_TRUE(check_settling(sample_task(), TaskCommand::drop, doer));
    EXPECT_EQ(check_settling(sample_task(TaskState::done), TaskCommand::reopen, doer).error().code, "case_closed");
}

TEST(TaskRules, ItIsLateAfterItsDay) {
    auto const task = sample_task();
    EXPECT_FALSE(overdue(task, task.due_on));
    EXPECT_TRUE(overdue(task, domain::add_days(task.due_on, 1)));
    EXPECT_FALSE(overdue(sample_task(TaskState::done), domain::add_days(task.due_on, 1)));
}

}  // namespace
}  // namespace polku::casework
