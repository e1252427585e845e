#include "services/casework/merges/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::casework {
namespace {

using ::testing::ElementsAre;

access::Principal merger(std::string person) {
    access::Principal principal;
    principal.person = {std::move(person)};
    principal.organisation = {"authority"};
    principal.role = access::Role::officer;
    return principal;
}

ClientMerge merge_in(MergeState state) {
    ClientMerge merge{.id = {"merge"},
                      .surviving = {"one"},
                      .retired = {"other"},
                      .state = state,
                      .organisation = {"authority"},
                      .team = std::nullopt,
                      .note = "",
                      .proposed_at = {10},
                      .proposed_by = {"tuula"},
                      .decided_at = std::nullopt,
                      .decided_by = std::nullopt,
                      .undone_at = std::nullopt,
                      .undone_by = std::nullopt,
                      .reason = ""};
    if (state != MergeState::proposed) {
        merge.decided_at = domain::Instant{20};
        merge.decided_by = domain::Id{"timo"};
    }
    return merge;
}

MergeFacts both_known() { return {.surviving_known = true, .retired_known = true}; }

domain::Result<ClientMerge> commanded(MergeState state, MergeCommand command, std::string who = "timo",
                                      std::optional<std::int64_t> if_match = 1, MergeCommandFacts facts = {}) {
    facts.now = {30};
    return command_merge(merge_in(state), command, merger(std::move(who)), if_match, "Syy", facts);
}

TEST(ClientMergeRules, EveryStateWithEveryCommand) {
    constexpr MergeState kStates[] = {MergeState::proposed, MergeState::confirmed, MergeState::rejected,
                                      MergeState::undone};
    constexpr MergeCommand kCommands[] = {MergeCommand::confirm, MergeCommand::reject, MergeCommand::undo};
    std::vector<std::string> said;
    for (auto const state : kStates) {
        for (auto const command : kCommands) {
            auto const after = commanded(state, command);
            said.push_back(after ? std::string(domain::name_of<MergeState>(kMergeStateNames, after->state))
                                 : after.error().code);
        }
    }
    EXPECT_THAT(said, ElementsAre("confirmed", "rejected", "merge_state",       // proposed
                                  "merge_state", "merge_state", "undone",       // confirmed
                                  "merge_state", "merge_state", "merge_state",  //
                                  "merge_state", "merge_state", "merge_state"));
}

TEST(ClientMergeRules, TwoPersonsConfirmAndTheLoserLearnsWhoDecided) {
    EXPECT_EQ(commanded(MergeState::proposed, MergeCommand::confirm, "tuula").error().code, "own_merge");
    EXPECT_TRUE(commanded(MergeState::proposed, MergeCommand::reject, "tuula")) << "one may take one's own back";
    auto const late = commanded(MergeState::confirmed, MergeCommand::reject);
    EXPECT_THAT(late.error().facts,
                ElementsAre(std::pair<std::string, std::string>("state", "confirmed"),
                            std::pair<std::string, std::string>("decided_at", domain::format_instant({20})),
                            std::pair<std::string, std::string>("decided_by", "timo")));
    EXPECT_EQ(commanded(MergeState::proposed, MergeCommand::confirm, "timo", 7).error().status, 412);
}

TEST(ClientMergeRules, TheDecisionSaysWhoWhenAndWhy) {
    auto const confirmed = commanded(MergeState::proposed, MergeCommand::confirm);
    EXPECT_EQ(confirmed->decided_by, domain::Id{"timo"});
    EXPECT_EQ(confirmed->decided_at, domain::Instant{30});
    EXPECT_EQ(confirmed->version, 2);
    auto const undone = commanded(MergeState::confirmed, MergeCommand::undo, "tuula");
    EXPECT_EQ(undone->undone_by, domain::Id{"tuula"});
    EXPECT_EQ(undone->decided_by, domain::Id{"timo"}) << "who confirmed stays on record";
    EXPECT_EQ(undone->reason, "Syy");
}

TEST(ClientMergeRules, WhatHasHappenedSinceTheProposalCounts) {
    EXPECT_EQ(commanded(MergeState::proposed, MergeCommand::confirm, "timo", 1, {.records = {.retired_merged = true}})
                  .error()
                  .code,
              "client_merged_already");
    EXPECT_EQ(commanded(MergeState::confirmed, MergeCommand::undo, "timo", 1, {.newer_one = true}).error().code,
              "newer_merge_first");
}

TEST(ClientMergeRules, OnlyWhomOneKnowsOfAndNobodyTwice) {
    auto const unknown = check_merge({{"one"}, {"one"}, ""}, {});
    std::vector<std::string> said;
    for (auto const& fault : unknown.error().faults) said.push_back(fault.pointer + " " + fault.code);
    EXPECT_THAT(said,
                ElementsAre("/surviving no_such_client", "/retired no_such_client", "/retired merge_with_itself"));
    EXPECT_TRUE(check_merge({{"one"}, {"other"}, ""}, both_known()));
    auto facts = both_known();
    facts.proposed_already = true;
    EXPECT_EQ(check_merge({{"one"}, {"other"}, ""}, facts).error().code, "merge_proposed_already");
    for (auto const merged :
         {&MergeFacts::surviving_merged, &MergeFacts::retired_merged, &MergeFacts::retired_survives}) {
        facts = both_known();
        facts.*merged = true;
        EXPECT_EQ(check_merge({{"one"}, {"other"}, ""}, facts).error().code, "client_merged_already");
    }
}

}  // namespace
}  // namespace polku::casework
