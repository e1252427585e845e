#include "services/casework/handovers/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace polku::casework {
namespace {

using access::Role;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

using enum HandoverState;
using enum HandoverCommand;

domain::Instant const kNoon{1'795'341'600'000};
DeclineWords const kWords{"no_capacity", "Täynnä"};
HandoverFacts const kGroundToday{.ground_today = access::Ground::commission, .now = kNoon};

constexpr HandoverState kEveryState[] = {draft, proposed, accepted, declined, withdrawn, expired};
constexpr HandoverCommand kEveryCommand[] = {accept, decline, withdraw, fulfil, expire};

access::Principal somebody(std::string person, std::string organisation, std::string team, Role role = Role::coach) {
    access::Principal principal;
    principal.person = {std::move(person)};
    principal.organisation = {std::move(organisation)};
    if (!team.empty()) principal.team = domain::Id{std::move(team)};
    principal.role = role;
    return principal;
}

/// Every kind of person that a handover from sender/s to receiver/r can meet.
std::map<std::string, access::Principal> everybody() {
    return {{"receiver", somebody("rita", "receiver", "r")},
            {"receiver's supervisor", somebody("rauni", "receiver", "", Role::supervisor)},
            {"receiver's other team", somebody("raija", "receiver", "x")},
            {"receiver without a team", somebody("risto", "receiver", "")},
            {"proposer", somebody("pia", "sender", "s")},
            {"sender", somebody("seppo", "sender", "s")},
            {"sender's supervisor", somebody("sanna", "sender", "", Role::supervisor)},
            {"sender's other team", somebody("sami", "sender", "x")},
            {"stranger", somebody("outi", "other", "r")},
            {"shell", access::system_principal("casework")}};
}

/// The state machine said again by hand: who may give which command.
std::vector<std::string> who_may(HandoverCommand command) {
    switch (command) {
        case accept:
        case fulfil:
        case decline: return {"receiver", "receiver's supervisor"};
        case withdraw: return {"proposer", "sender", "sender's supervisor"};
        case expire: return {"shell"};
    }
    return {};
}

HandoverState state_after(HandoverCommand command) {
    switch (command) {
        case accept:
        case fulfil: return accepted;
        case decline: return declined;
        case withdraw: return withdrawn;
        case expire: return expired;
    }
    return draft;
}

Handover handover_in(HandoverState state) {
    Handover handover;
    handover.id = {"h"};
    handover.version = 3;
    handover.state = state;
    handover.from_organisation = {"sender"};
    handover.from_team = {"s"};
    handover.from_person = domain::Id{"pia"};
    handover.to_organisation = {"receiver"};
    handover.to_team = {"r"};
    handover.proposed_at = kNoon;
    if (state != draft && state != proposed) {
        handover.decided_at = kNoon;
        handover.decided_by = domain::Id{"earlier"};
        handover.decided_organisation = domain::Id{"receiver"};
    }
    return handover;
}

domain::Result<Handover> give(HandoverState state, HandoverCommand command, access::Principal const& who,
                              std::optional<std::int64_t> shown = 3, HandoverFacts const& facts = kGroundToday) {
    auto handover = handover_in(state);
    if (command == fulfil) handover.kind = HandoverKind::request;
    return answer(handover, command, who, shown, kWords, facts);
}

TEST(HandoverRules, EveryStateEveryCommandEverybody) {
    for (auto const state : kEveryState) {
        for (auto const command : kEveryCommand) {
            auto const allowed = who_may(command);
            for (auto const& [who, principal] : everybody()) {
                SCOPED_TRACE(who + ", command " + std::to_string(static_cast<int>(command)) + " in state " +
                             std::string(domain::name_of<HandoverState>(kHandoverStateNames, state)));
                auto const result = give(state, command, principal);
                auto const may = std::ranges::find(allowed, who) != allowed.end();
                if (!may) {
                    ASSERT_FALSE(result);
                    EXPECT_EQ(result.error().status, 403);
                    EXPECT_EQ(result.error().code, "not_your_part_in_this_handover");
                } else if (state == proposed) {
                    ASSERT_TRUE(result);
                    EXPECT_EQ(result->state, state_after(command));
                    EXPECT_EQ(result->version, 4);
                    auto const by_time = command == expire;
                    EXPECT_EQ(result->decided_by, by_time ? std::nullopt : std::optional(principal.person));
                    EXPECT_EQ(result->decided_organisation,
                              by_time ? std::nullopt : std::optional(principal.organisation));
                    EXPECT_EQ(result->decided_at, kNoon);
                } else {
                    ASSERT_FALSE(result);
                    EXPECT_EQ(result.error().status, 409);
                }
            }
        }
    }
}

TEST(HandoverRules, TheTableSaysTheSame) {
    std::vector<std::pair<HandoverCommand, HandoverState>> lines;
    for (auto const& line : handover_transitions()) {
        EXPECT_EQ(line.from, proposed);
        EXPECT_FALSE(line.who.empty() || line.guard.empty());
        lines.emplace_back(line.command, line.to);
    }
    EXPECT_THAT(lines, ElementsAre(Pair(accept, accepted), Pair(fulfil, accepted), Pair(decline, declined),
                                   Pair(withdraw, withdrawn), Pair(expire, expired)));
}

TEST(HandoverRules, TheLoserLearnsWhoWhenAndWhat) {
    std::map<HandoverState, std::string> const codes = {{accepted, "handover_already_accepted"},
                                                        {declined, "handover_already_declined"},
                                                        {withdrawn, "handover_already_withdrawn"},
                                                        {expired, "handover_already_expired"},
                                                        {draft, "handover_not_proposed"}};
    for (auto const& [state, code] : codes) {
        auto const lost = give(state, accept, everybody().at("receiver"));
        ASSERT_FALSE(lost);
        EXPECT_EQ(lost.error().code, code);
        EXPECT_THAT(lost.error().facts,
                    Contains(Pair("state", std::string(domain::name_of<HandoverState>(kHandoverStateNames, state)))));
        if (state == draft) continue;
        EXPECT_THAT(lost.error().facts, Contains(Pair("decided_at", domain::format_instant(kNoon))));
        EXPECT_THAT(lost.error().facts, Contains(Pair("decided_by", "earlier")));
        EXPECT_THAT(lost.error().facts, Contains(Pair("decided_organisation", "receiver")));
    }
}

TEST(HandoverRules, TheStateIsJudgedBeforeTheVersion) {
    EXPECT_EQ(give(accepted, accept, everybody().at("receiver"), 1).error().status, 409);
    EXPECT_EQ(give(proposed, accept, everybody().at("receiver"), 1).error().status, 412);
    EXPECT_EQ(give(proposed, withdraw, everybody().at("sender"), -1).error().status, 412);
}

TEST(HandoverRules, TheProposerNeverAcceptsAlsoAsTheReceiver) {
    auto const both = somebody("pia", "receiver", "r");
    EXPECT_EQ(give(proposed, accept, both).error().status, 403);
    EXPECT_TRUE(give(proposed, decline, both));
    auto imported = handover_in(proposed);
    imported.from_person.reset();
    EXPECT_TRUE(answer(imported, accept, both, 3, std::nullopt, kGroundToday));
}

TEST(HandoverRules, BlockedByConsentCanBeDeclinedAndWithdrawnOnly) {
    HandoverFacts const no_ground{.ground_today = access::Ground::none, .now = kNoon};
    HandoverFacts const ended{.ground_today = access::Ground::statute, .consent_ended = true, .now = kNoon};
    EXPECT_FALSE(blocked(kGroundToday));
    for (auto const& facts : {no_ground, ended}) {
        EXPECT_TRUE(blocked(facts));
        auto const refused = give(proposed, accept, everybody().at("receiver"), 3, facts);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, "handover_blocked_by_consent");
        EXPECT_TRUE(give(proposed, decline, everybody().at("receiver"), 3, facts));
        EXPECT_TRUE(give(proposed, withdraw, everybody().at("sender"), 3, facts));
        EXPECT_TRUE(give(proposed, expire, everybody().at("shell"), 3, facts));
    }
}

TEST(HandoverRules, WhatWasProposedOnConsentAloneEndsWithIt) {
    using access::Category;
    using access::Ground;
    std::vector<access::Grant> const grants{{Category::basic, Ground::commission, {}, {}},
                                            {Category::basic, Ground::consent, {}, {}},
                                            {Category::health, Ground::consent, {}, {}}};
    std::vector<Category> const packed{Category::basic, Category::social, Category::health};
    auto const consented = consented_only(grants, packed);
    EXPECT_THAT(consented, ElementsAre(Category::health)) << "social was never open: nothing of it ends";
    EXPECT_FALSE(consent_ended(consented, grants));
    EXPECT_TRUE(consent_ended(consented, std::span(grants).first(2)));
    EXPECT_FALSE(consent_ended({}, {}));
}

TEST(HandoverRules, ARequestIsAnsweredByProposingOrDeclined) {
    auto request = handover_in(proposed);
    request.kind = HandoverKind::request;
    auto const receiver = everybody().at("receiver");
    auto const accepted_so = answer(request, accept, receiver, 3, std::nullopt, kGroundToday);
    ASSERT_FALSE(accepted_so);
    EXPECT_EQ(accepted_so.error().code, "request_answered_by_proposing");
    EXPECT_FALSE(may_answer(request, accept, receiver));
    EXPECT_TRUE(may_answer(request, fulfil, receiver));
    EXPECT_TRUE(answer(request, decline, receiver, 3, kWords, kGroundToday));
    EXPECT_THROW((void)answer(handover_in(proposed), fulfil, receiver, 3, std::nullopt, kGroundToday),
                 std::logic_error);
}

TEST(HandoverRules, WhatWasTakenIsGivenBackWhileItRests) {
    auto taken = handover_in(accepted);
    taken.rests = true;
    for (auto const& [who, principal] : everybody())
        EXPECT_EQ(may_return(taken, principal), who == "receiver" || who == "receiver's supervisor") << who;
    auto const receiver = everybody().at("receiver");
    taken.rests = false;
    EXPECT_EQ(check_return(taken, receiver).error().code, "handover_moved_on");
    EXPECT_EQ(check_return(handover_in(proposed), receiver).error().code, "handover_not_accepted");
    auto joined_only = handover_in(accepted);
    joined_only.kind = HandoverKind::referral;
    EXPECT_EQ(check_return(joined_only, receiver).error().code, "handover_not_accepted");
}

TEST(HandoverRules, DecliningNeedsAReason) {
    auto const silent =
        answer(handover_in(proposed), decline, everybody().at("receiver"), 3, std::nullopt, kGroundToday);
    ASSERT_FALSE(silent);
    ASSERT_EQ(silent.error().faults.size(), 1U);
    EXPECT_EQ(silent.error().faults[0].pointer, "/reason");
    auto const said = give(proposed, decline, everybody().at("receiver"));
    EXPECT_EQ(said->decline_reason, "no_capacity");
    EXPECT_EQ(said->decline_note, "Täynnä");
    EXPECT_FALSE(give(proposed, accept, everybody().at("receiver"))->decline_reason);
}

TEST(HandoverRules, APageShowsWhatTheAnswerWouldBe) {
    for (auto const state : kEveryState) {
        for (auto const command : kEveryCommand) {
            for (auto const& [who, principal] : everybody()) {
                auto handover = handover_in(state);
                if (command == fulfil) handover.kind = HandoverKind::request;
                EXPECT_EQ(may_answer(handover, command, principal), give(state, command, principal).has_value()) << who;
            }
        }
    }
}

TEST(HandoverRules, ItConcernsItsTwoTeams) {
    std::vector<std::string> concerned;
    for (auto const& [who, principal] : everybody()) {
        if (concerns(handover_in(accepted), principal)) concerned.push_back(who);
    }
    EXPECT_THAT(concerned,
                ElementsAre("proposer", "receiver", "receiver's supervisor", "sender", "sender's supervisor"));
}

ProposalFacts good_proposal_facts() {
    return {.responsible_organisation = {"sender"},
            .responsible_team = {"s"},
            .case_open = true,
            .handover_open = false,
            .takes_part = false,
            .team_of_organisation = true,
            .ground = access::Ground::statute,
            .today = domain::LocalDate(2026, 11, 22)};
}
Proposal const kProposal{{"receiver"}, {"r"}, "work_ended", "", domain::LocalDate(2026, 11, 22)};

std::vector<std::string> proposal_faults(Proposal const& proposal, ProposalFacts const& facts) {
    auto const checked = check_proposal(proposal, facts);
    std::vector<std::string> found;
    if (checked) return found;
    if (checked.error().faults.empty()) found.push_back(checked.error().code);
    for (auto const& fault : checked.error().faults) found.push_back(fault.pointer + " " + fault.code);
    return found;
}

TEST(ProposalRules, ToAnotherTeamWithAGround) {
    EXPECT_THAT(proposal_faults(kProposal, good_proposal_facts()), IsEmpty());
    EXPECT_THAT(proposal_faults({{"sender"}, {"other"}, "other", "", std::nullopt}, good_proposal_facts()), IsEmpty());
}

TEST(ProposalRules, OneAtATimeOnAnOpenCase) {
    auto facts = good_proposal_facts();
    facts.handover_open = true;
    EXPECT_THAT(proposal_faults(kProposal, facts), ElementsAre("handover_already_open"));
    facts.case_open = false;
    EXPECT_THAT(proposal_faults(kProposal, facts), ElementsAre("case_closed"));
}

TEST(ProposalRules, AReferralAsksWhoDoesNotTakePart) {
    auto referral = kProposal;
    referral.kind = HandoverKind::referral;
    auto facts = good_proposal_facts();
    EXPECT_THAT(proposal_faults(referral, facts), IsEmpty());
    facts.takes_part = true;
    EXPECT_THAT(proposal_faults(referral, facts), ElementsAre("/to_team party_already_in_case"));
    EXPECT_THAT(proposal_faults(kProposal, facts), IsEmpty()) << "a party may take the case";
    facts.handover_open = true;
    EXPECT_THAT(proposal_faults(referral, facts), ElementsAre("referral_already_open"));
}

TEST(RequestRules, OneAtATimeForAnOpenCase) {
    EXPECT_TRUE(check_request("moved_away", {}));
    EXPECT_EQ(check_request("because", {}).error().faults.at(0).pointer, "/reason");
    EXPECT_EQ(check_request("other", {.request_open = true}).error().code, "request_already_open");
    EXPECT_EQ(check_request("other", {.case_open = false}).error().code, "case_closed");
}

TEST(ProposalRules, EveryFaultAtOnce) {
    auto facts = good_proposal_facts();
    facts.ground = access::Ground::none;
    Proposal const bad{{"receiver"}, {"r"}, "because", "", domain::LocalDate(2026, 11, 21)};
    EXPECT_THAT(proposal_faults(bad, facts),
                ElementsAre("/to_organisation no_ground_to_share", "/reason not_a_choice", "/wished_on in_the_past"));
    facts.team_of_organisation = false;
    EXPECT_THAT(proposal_faults(kProposal, facts), ElementsAre("/to_team not_a_team_of_the_organisation"));
    EXPECT_THAT(proposal_faults({{"sender"}, {"s"}, "other", "", std::nullopt}, good_proposal_facts()),
                ElementsAre("/to_team already_responsible"));
}

}  // namespace
}  // namespace polku::casework
