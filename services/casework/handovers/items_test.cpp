#include "services/casework/handovers/items.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::casework {
namespace {

using access::Category;
using ::testing::ElementsAre;

HandoverItem item(std::string id, std::string organisation, ItemKind kind = ItemKind::plan_action,
                  Category category = Category::employment) {
    HandoverItem made;
    made.kind = kind;
    made.id = {id};
    made.title = "Toimenpide " + id;
    made.category = category;
    made.organisation = domain::Id{std::move(organisation)};
    made.person = domain::Id{"who " + id};
    return made;
}

FateFacts facts(bool former_stays = false) {
    return {.from_organisation = {"sender"},
            .from_person = domain::Id{"seppo"},
            .to_organisation = {"receiver"},
            .former_stays = former_stays,
            .open_to_receiver = {Category::basic, Category::employment}};
}

std::vector<HandoverItem> sample() {
    return {item("own", "sender"), item("of another", "county"),
            item("unknown", "sender", ItemKind::plan_action, Category::health),
            item("claim", "sender", ItemKind::milestone_claim), item("goal", "sender", ItemKind::plan_goal)};
}

std::vector<std::string> fates(std::vector<HandoverItem> const& items) {
    std::vector<std::string> said;
    for (auto const& one : items)
        said.push_back(one.id.text + " " + std::string(domain::name_of<ItemFate>(kItemFateNames, one.fate)));
    return said;
}

TEST(HandoverItems, WhatTheLeavingOrganisationHasMovesAndAllElseStays) {
    auto items = sample();
    give_fates(items, facts());
    EXPECT_THAT(fates(items),
                ElementsAre("own moves", "of another stays", "unknown stays", "claim stays", "goal moves"));
    give_fates(items, facts(true));
    EXPECT_THAT(fates(items),
                ElementsAre("own stays", "of another stays", "unknown stays", "claim stays", "goal stays"))
        << "who goes on taking part keeps what it has, unless the receiver takes it";
    EXPECT_TRUE(items[0].choosable);
    EXPECT_FALSE(items[1].choosable || items[2].choosable || items[3].choosable);
}

TEST(HandoverItems, AreChosenAndNoneIsLost) {
    auto items = sample();
    give_fates(items, facts());
    std::vector<ItemChoice> const choices{{ItemKind::plan_action, {"own"}, ItemFate::moves, domain::Id{"rita"}},
                                          {ItemKind::plan_goal, {"goal"}, ItemFate::stays, std::nullopt}};
    auto const chosen = choose_fates(items, choices, facts());
    ASSERT_TRUE(chosen);
    EXPECT_EQ(chosen->size(), items.size());
    EXPECT_EQ(chosen->at(0).organisation, domain::Id{"receiver"});
    EXPECT_EQ(chosen->at(0).person, domain::Id{"rita"});
    EXPECT_EQ(chosen->at(4).organisation, domain::Id{"sender"});
    EXPECT_EQ(chosen->at(4).person, domain::Id{"who goal"});
    auto const usual = choose_fates(items, {}, facts());
    EXPECT_EQ(usual->at(0).person, std::nullopt) << "the team's, until somebody takes it";
    auto nameless = items;
    nameless[3].person.reset();
    EXPECT_EQ(choose_fates(nameless, {}, facts())->at(3).person, domain::Id{"seppo"});
}

TEST(HandoverItems, EveryFaultOfAChoiceIsNamedAtItsPlace) {
    auto items = sample();
    give_fates(items, facts());
    std::vector<ItemChoice> const choices{{ItemKind::plan_action, {"gone"}, ItemFate::moves, {}},
                                          {ItemKind::plan_goal, {"own"}, ItemFate::moves, {}},
                                          {ItemKind::milestone_claim, {"claim"}, ItemFate::moves, {}},
                                          {ItemKind::milestone_claim, {"claim"}, ItemFate::stays, {}},
                                          {ItemKind::plan_action, {"of another"}, ItemFate::stays, {{"rita"}}}};
    auto const chosen = choose_fates(items, choices, facts());
    ASSERT_FALSE(chosen);
    std::vector<std::string> said;
    for (auto const& fault : chosen.error().faults) said.push_back(fault.pointer + " " + fault.code);
    EXPECT_THAT(said, ElementsAre("/items/0/id no_such_item", "/items/1/id no_such_item",
                                  "/items/2/fate item_has_its_fate", "/items/4/person item_has_its_fate"));
}

TEST(HandoverItems, TasksMoveAndTheClientsOwnStayWithTheClient) {
    std::vector<HandoverItem> items{item("own", "sender", ItemKind::task),
                                    item("meeting", "sender", ItemKind::appointment),
                                    item("of the client", "", ItemKind::task)};
    items[2].organisation.reset();
    items[2].person.reset();
    give_fates(items, facts());
    EXPECT_THAT(fates(items), ElementsAre("own moves", "meeting moves", "of the client stays"));
    auto const chosen = choose_fates(items, {}, facts());
    EXPECT_EQ(chosen->at(2).organisation, std::nullopt);
    EXPECT_EQ(chosen->at(2).person, std::nullopt);
}

TEST(HandoverItems, AMeetingThatNobodyIsToldOfGoesToWhoAnswersAndNeverBlocks) {
    auto hiding = facts();
    hiding.meetings_hidden = true;
    hiding.to_person = domain::Id{"rita"};
    std::vector<HandoverItem> items{item("meeting", "sender", ItemKind::appointment)};
    items[0].fate = ItemFate::blocks;
    give_fates(items, hiding);
    EXPECT_THAT(fates(items), ElementsAre("meeting moves"));
    EXPECT_FALSE(items[0].choosable);
    EXPECT_EQ(choose_fates(items, {}, hiding)->at(0).person, domain::Id{"rita"});
}

TEST(HandoverItems, WhatTheReceiverMayNotKnowOfDoesNotBlock) {
    std::vector<HandoverItem> items{item("unknown", "sender", ItemKind::appointment, Category::health)};
    items[0].fate = ItemFate::blocks;
    give_fates(items, facts());
    EXPECT_THAT(fates(items), ElementsAre("unknown stays"));
}

TEST(HandoverItems, WhatMustBeFinishedFirstBlocksByName) {
    auto items = sample();
    items[1].fate = ItemFate::blocks;
    items[3].fate = ItemFate::blocks;
    give_fates(items, facts());
    auto const refused = choose_fates(items, {}, facts());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "handover_items_block");
    EXPECT_THAT(refused.error().facts,
                ElementsAre(std::pair<std::string, std::string>("items", "Toimenpide of another, Toimenpide claim")));
}

}  // namespace
}  // namespace polku::casework
