#include "services/casework/imports/undo_rules.h"

#include <gtest/gtest.h>

namespace polku::casework::imports {
namespace {

Import import_in(State state) {
    Import import;
    import.version = 2;
    import.state = state;
    if (state == State::undone) {
        import.undone_at = domain::Instant{1'000};
        import.undone_by = "officer";
    }
    return import;
}

std::string refusal_of(State state, std::optional<std::int64_t> shown = 2) {
    auto const checked = check_undo(import_in(state), shown, {}, 0);
    return checked ? "" : checked.error().code;
}

TEST(UndoRules, OnlyWhatWasDoneIsUndone) {
    EXPECT_EQ(refusal_of(State::done), "");
    for (auto const state : {State::faulty, State::ready, State::running})
        EXPECT_EQ(refusal_of(state), "import_not_done") << domain::name_of<State>(kStateNames, state);
}

TEST(UndoRules, TheSecondLearnsWhoWasFirstAndWhen) {
    // Also with the version of before.
    auto const checked = check_undo(import_in(State::undone), 1, {}, 0);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().status, 409);
    EXPECT_EQ(checked.error().code, "import_undone");
    EXPECT_EQ(checked.error().facts, (domain::Params{{"by", "officer"}, {"at", "1970-01-01T00:00:01.000Z"}}));
}

TEST(UndoRules, ACaseThatWasActedUponStopsItAll) {
    std::vector<ActedCase> const acted{{.case_id = {"one"}, .client = {}, .number = "1", .acts = {CaseAct::note}},
                                       {.case_id = {"two"}, .client = {}, .number = "2", .acts = {CaseAct::plan}}};
    auto const checked = check_undo(import_in(State::done), 2, acted, 7);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().status, 409);
    EXPECT_EQ(checked.error().code, "import_acted_upon");
    EXPECT_EQ(checked.error().facts, (domain::Params{{"count", "7"}, {"cases", "one two"}}));
}

TEST(UndoRules, WhatWasShownIsWhatIsUndone) {
    EXPECT_EQ(check_undo(import_in(State::done), 1, {}, 0).error().status, 412);
    EXPECT_EQ(check_undo(import_in(State::done), std::nullopt, {}, 0).error().status, 412);
}

}  // namespace
}  // namespace polku::casework::imports
