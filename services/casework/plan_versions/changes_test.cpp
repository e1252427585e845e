#include "services/casework/plan_versions/changes.h"

#include "services/casework/plan_versions/content.h"
#include "shared/domain/sha256.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace polku::casework {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

domain::Id number(int n) { return {fmt::format("00000000-0000-7000-9000-{:012}", n)}; }

Goal goal(int id, std::string title, access::Category category = access::Category::employment) {
    Goal made;
    made.id = number(id);
    made.title = std::move(title);
    made.category = category;
    made.organisation = number(100);
    made.measure = "Näkyy";
    made.recorded = {{5}, number(7), number(100)};
    return made;
}

PlanAction action(int id, int under, std::string title, domain::LocalDate ends = {2026, 12, 31}) {
    PlanAction made;
    made.id = number(id);
    made.goal = number(under);
    made.title = std::move(title);
    made.category = access::Category::employment;
    made.organisation = number(100);
    made.starts_on = {2026, 12, 1};
    made.ends_on = ends;
    made.recorded = {{6}, number(8), number(100)};
    return made;
}

/// "kind what title field:before>after ..." of each change.
std::vector<std::string> told(std::vector<ItemChange> const& changes) {
    std::vector<std::string> lines;
    for (auto const& change : changes) {
        auto line = fmt::format("{} {} {}", domain::name_of<ChangeKind>(kChangeKindNames, change.kind),
                                change.goal ? "goal" : "action", change.title);
        for (auto const& field : change.fields)
            line += fmt::format(" {}:{}>{}", field.field, field.before.value_or("-"), field.after.value_or("-"));
        lines.push_back(line);
    }
    return lines;
}

TEST(PlanChanges, TheSamePlanHasNone) {
    PlanItems const plan{{goal(1, "Töihin")}, {action(2, 1, "Kurssi")}};
    EXPECT_THAT(plan_changes(plan, plan), IsEmpty());
    EXPECT_THAT(plan_changes({}, {}), IsEmpty());
}

TEST(PlanChanges, SaysWhatWasAddedRemovedAndChangedInTheOrderOfThePlan) {
    PlanItems const before{{goal(1, "Töihin"), goal(2, "Talous")},
                           {action(11, 1, "Kurssi"), action(12, 1, "Työkokeilu"), action(21, 2, "Neuvonta")}};
    auto moved = action(11, 1, "Kurssi", {2027, 1, 15});
    moved.person = number(9);
    auto renamed = goal(1, "Palkkatyöhön");
    renamed.target_date = domain::LocalDate{2027, 6, 1};
    PlanItems const after{{goal(3, "Terveys"), renamed}, {moved, action(13, 1, "Valmennus")}};
    EXPECT_THAT(
        told(plan_changes(before, after)),
        ElementsAre(
            "added goal Terveys", "changed goal Palkkatyöhön title:Töihin>Palkkatyöhön target_date:->2027-06-01",
            fmt::format("changed action Kurssi person:->{} ends_on:2026-12-31>2027-01-15", number(9).text),
            "added action Valmennus", "removed action Työkokeilu", "removed goal Talous", "removed action Neuvonta"));
}

TEST(PlanVersionContent, WhatIsKeptIsReadBackAsItWas) {
    auto with_all = action(2, 1, "Kurssi");
    with_all.service = "Koulutus";
    with_all.team = number(31);
    with_all.person = number(32);
    with_all.version = 4;
    with_all.state = ActionState::done;
    auto dated = goal(1, "Töihin");
    dated.target_date = domain::LocalDate{2027, 1, 1};
    dated.state = GoalState::reached;
    PlanItems const plan{{dated, goal(3, "Uni", access::Category::health)}, {with_all}};
    auto const parts = version_parts(plan);
    ASSERT_EQ(parts.size(), 2U);
    for (auto const& part : parts) EXPECT_EQ(part.hash, domain::sha256_hex(part.content));
    auto const read = items_of(parts);
    EXPECT_THAT(plan_changes(plan, read), IsEmpty());
    EXPECT_THAT(plan_changes(read, plan), IsEmpty());
    EXPECT_EQ(read.goals[0].recorded.organisation, number(100));
    EXPECT_EQ(read.actions[0].recorded.at, (domain::Instant{6}));
    EXPECT_EQ(read.actions[0].version, 4);
}

TEST(PlanVersionContent, PartsOfBeforeAreReadTooAndOthersRefused) {
    PackagePart part{access::Category::employment,
                     R"({"goals":[{"id":"a","title":"Töihin","organisation":"b","measure":"M","target_date":null,)"
                     R"("state":"open"}]})",
                     ""};
    auto const read = items_of(std::span(&part, 1));
    ASSERT_EQ(read.goals.size(), 1U);
    EXPECT_EQ(read.goals[0].recorded.organisation.text, "") << "shown by category alone";
    part.content =
        R"({"goals":[{"id":"a","title":"T","organisation":"b","measure":"M","target_date":"no","state":"open"}]})";
    EXPECT_THROW(items_of(std::span(&part, 1)), std::runtime_error);
    part.content =
        R"({"goals":[{"id":"a","title":"T","organisation":"b","measure":"M","target_date":null,"state":"x"}]})";
    EXPECT_THROW(items_of(std::span(&part, 1)), std::runtime_error);
}

}  // namespace
}  // namespace polku::casework
