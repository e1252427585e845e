#include "services/casework/notes/rules.h"

#include "services/casework/items/testing.h"

#include <gtest/gtest.h>

namespace polku::casework {
namespace {

using access::Category;
using access::Relation;
using samples::granted;
using samples::who_stands;

Note sample_note(Sharing sharing = Sharing::category) {
    Note note;
    note.id = {"note"};
    note.category = Category::basic;
    note.sharing = sharing;
    note.recorded = {{1'000}, {"writer"}, {"wrote"}};
    note.texts = {{"Soitin", {1'000}, {"writer"}}};
    return note;
}

TEST(NoteRules, WhoReadsIt) {
    auto const shared = sample_note();
    auto const own = sample_note(Sharing::organisation);
    EXPECT_TRUE(may_see_note(who_stands(Relation::party, "another"), shared));
    EXPECT_FALSE(may_see_note(who_stands(Relation::party, "another"), own));
    EXPECT_FALSE(may_see_note(who_stands(Relation::responsible, "another"), own));
    EXPECT_TRUE(may_see_note(who_stands(Relation::party, "wrote"), own));
    EXPECT_TRUE(may_see_note(who_stands(Relation::own, "another"), own));
    auto const without_ground = {granted(Category::social)};
    EXPECT_FALSE(may_see_note(who_stands(Relation::party, "another", true, without_ground), shared));
    EXPECT_TRUE(may_see_note(who_stands(Relation::party, "wrote", true, without_ground), shared)) << "the own record";
}

TEST(NoteRules, WhatGoesAlong) {
    EXPECT_TRUE(goes_along(sample_note(), {}));
    EXPECT_FALSE(goes_along(sample_note(Sharing::organisation), {}));
    EXPECT_TRUE(goes_along(sample_note(Sharing::organisation), {"wrote"}));
    EXPECT_FALSE(goes_along(sample_note(Sharing::organisation), {"another"}));
}

TEST(NoteRules, ItIsCorrectedByItsOwnOnTheTextShown) {
    auto const note = sample_note();
    EXPECT_TRUE(check_correction(note, 1, who_stands(Relation::party, "wrote")));
    EXPECT_TRUE(check_correction(note, 1, who_stands(Relation::party, "wrote", false))) << "in a closed case";
    EXPECT_EQ(check_correction(note, 2, who_stands(Relation::party, "wrote")).error().status, 412);
    EXPECT_EQ(check_correction(note, 1, who_stands(Relation::responsible, "another")).error().code, "not_your_note");
}

TEST(NoteRules, ItIsWrittenOnAGroundInAnOpenCase) {
    EXPECT_TRUE(check_note(Category::health, true, true));
    EXPECT_EQ(check_note(Category::health, false, true).error().code, "case_closed");
    EXPECT_EQ(check_note(Category::health, true, false).error().faults.front().code, "no_ground_to_record");
    EXPECT_EQ(check_note(Category::payment, true, true).error().faults.front().code, "not_a_choice");
}

}  // namespace
}  // namespace polku::casework
