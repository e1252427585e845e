#pragma once

#include "services/casework/handovers/rules.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The handover of one case as a model: two people of the sending team and two of the receiving one, over the rules
/// that the service runs. What stands in for the store is its transaction boundary: an act works on a copy, statement
/// by statement, and the copy replaces what is stored all at once.
namespace polku::casework::protocol {

inline constexpr int kPeople = 4;  ///< 0 and 1 of the sending team, 2 and 3 of the receiving one
inline constexpr std::size_t kHandovers = 2;
inline constexpr int kActs = 1;  ///< of each person
inline constexpr int kNobody = -1;
inline constexpr int kShell = kPeople;

enum class Act : std::uint8_t { none, propose, refer, give_back, ask, accept, decline, withdraw };
inline constexpr Act kBeginnings[] = {Act::propose, Act::refer, Act::give_back, Act::ask};
inline constexpr bool begins(Act act) { return std::ranges::find(kBeginnings, act) != std::end(kBeginnings); }

struct Row {
    HandoverKind kind = HandoverKind::responsibility;
    HandoverState state = HandoverState::proposed;
    int version = 1;
    int from = 0;  ///< 0 the sending team, 1 the receiving one
    int proposer = 0;
    int decided_by = kNobody;
    int day = 0;  ///< on which it was proposed
    bool operator==(Row const&) const = default;
};

/// What a power cut leaves.
struct Store {
    std::vector<Row> handovers;
    std::vector<int> responsible{0};  ///< the teams that answer for the case
    int moves = 0;
    int rests_on = kNobody;  ///< the handover that moved the case last
    int joins = 0;
    int disputes = 0;  ///< disagreements about declined returns
    bool consent = true;
    std::array<bool, kPeople> done{};  ///< the result of the person's present request is stored
};

/// A request that a person has sent and not yet had the answer of.
struct Request {
    Act act = Act::none;
    std::size_t handover = 0;
    int shown = 0;
};

struct Person {
    int acts_left = kActs;
    int proposals = 0;  ///< that the person was told of
    Request request;
};

/// The one transaction of the writer that is under way.
struct Running {
    int who = 0;
    std::size_t handover = 0;
    std::size_t step = 0;
    Store work;
};

struct World {
    Store stored;
    std::array<Person, kPeople> people{};
    std::optional<Running> running;
    int day = 0;
    int consent_changes_left = 2;
    std::vector<HandoverState> acknowledged{kHandovers, HandoverState::draft};  ///< draft: nothing yet
};

/// The rules and the promises of the store; a test breaks one to see that the explorer finds it.
struct Protocol {
    decltype(&answer) answers = &answer;
    decltype(&check_proposal) checks_proposal = &check_proposal;
    bool one_transaction = true;  ///< otherwise each statement is committed by itself
    bool keeps_results = true;    ///< a repeat is answered with the stored result
    std::vector<Act> beginnings{Act::propose};
    int consent_changes = 2;
};

inline int team_of(int person) { return person < 2 ? 0 : 1; }

inline access::Principal principal_of(int person) {
    if (person == kShell) return access::system_principal("casework");
    access::Principal principal;
    principal.person = {std::to_string(person)};
    principal.organisation = {team_of(person) == 0 ? "sender" : "receiver"};
    principal.team = principal.organisation;
    principal.role = access::Role::coach;
    return principal;
}

inline access::Ground ground_in(Store const& store) {
    return store.consent ? access::Ground::consent : access::Ground::none;
}

inline HandoverKind kind_of(Act act) {
    if (act == Act::refer) return HandoverKind::referral;
    if (act == Act::give_back) return HandoverKind::give_back;
    return act == Act::ask ? HandoverKind::request : HandoverKind::responsibility;
}
inline bool of_responsibility(Row const& row) {
    return row.kind == HandoverKind::responsibility || row.kind == HandoverKind::give_back;
}

inline HandoverCommand command_of(Act act) {
    if (act == Act::accept) return HandoverCommand::accept;
    return act == Act::decline ? HandoverCommand::decline : HandoverCommand::withdraw;
}

inline Handover handover_of(Row const& row) {
    Handover handover;
    handover.kind = row.kind;
    handover.state = row.state;
    handover.version = row.version;
    handover.from_organisation = {row.from == 0 ? "sender" : "receiver"};
    handover.from_team = handover.from_organisation;
    handover.from_person = domain::Id{std::to_string(row.proposer)};
    handover.to_organisation = {row.from == 0 ? "receiver" : "sender"};
    handover.to_team = handover.to_organisation;
    return handover;
}

/// Whether the row may be decided so, by the real rule; the row is changed when it may.
inline bool decide(Protocol const& protocol, Store& store, std::size_t index, int who, HandoverCommand command,
                   std::optional<std::int64_t> shown) {
    auto& row = store.handovers[index];
    auto const handover = handover_of(row);
    auto const decided = protocol.answers(handover, command, principal_of(who), shown, DeclineWords{"no_capacity", ""},
                                          {.ground_today = ground_in(store)});
    if (!decided) return false;
    row.state = decided->state;
    row.version = static_cast<int>(decided->version);
    row.decided_by = who;
    return true;
}

/// Only the responsible team proposes, and another asks: the policy says so before the rule is asked.
inline bool begin(Protocol const& protocol, Store& store, Act act, int who, int day) {
    auto const team = team_of(who);
    auto const answers_for_it = std::ranges::find(store.responsible, team) != store.responsible.end();
    if (answers_for_it == (act == Act::ask) || store.handovers.size() == kHandovers) return false;
    auto const open = [&](auto const& which) {
        return std::ranges::any_of(store.handovers,
                                   [&](Row const& row) { return row.state == HandoverState::proposed && which(row); });
    };
    auto const of_kind = [&](Row const& row) { return row.kind == kind_of(act); };
    if (act == Act::ask) {
        if (!check_request("other", {.request_open = open(of_kind)})) return false;
    } else {
        if (act == Act::give_back) {
            if (store.rests_on == kNobody) return false;
            auto taken = handover_of(store.handovers[static_cast<std::size_t>(store.rests_on)]);
            taken.rests = true;
            if (!check_return(taken, principal_of(who))) return false;
        }
        ProposalFacts facts;
        facts.responsible_organisation = principal_of(who).organisation;
        facts.responsible_team = facts.responsible_organisation;
        facts.handover_open = act == Act::refer ? open(of_kind) : open(of_responsibility);
        facts.takes_part = store.joins > 0;
        facts.team_of_organisation = true;
        facts.ground = ground_in(store);
        Proposal proposal;
        proposal.to_organisation = {team == 0 ? "receiver" : "sender"};
        proposal.to_team = proposal.to_organisation;
        proposal.reason = "other";
        proposal.kind = kind_of(act);
        if (!protocol.checks_proposal(proposal, facts)) return false;
    }
    store.handovers.push_back({.kind = kind_of(act), .from = team, .proposer = who, .day = day});
    return true;
}

/// What else a beginning does: a proposal of the case is the answer to a request.
inline void fulfil_requests(Protocol const& protocol, Store& store, Act act, int who) {
    if (act != Act::propose) return;
    for (std::size_t i = 0; i < store.handovers.size(); ++i) {
        auto const& row = store.handovers[i];
        if (row.kind == HandoverKind::request && row.state == HandoverState::proposed)
            decide(protocol, store, i, who, HandoverCommand::fulfil, std::nullopt);
    }
}

/// The requests of a case that has moved end without an answer.
inline void end_requests(Protocol const& protocol, Store& store) {
    for (std::size_t i = 0; i < store.handovers.size(); ++i) {
        auto const& row = store.handovers[i];
        if (row.kind == HandoverKind::request && row.state == HandoverState::proposed)
            decide(protocol, store, i, kShell, HandoverCommand::expire, std::nullopt);
    }
}

}  // namespace polku::casework::protocol
