#pragma once

#include "services/outcomes/copies/model.h"
#include "services/outcomes/milestones/model.h"
#include "shared/access/facts.h"
#include "shared/access/principal.h"
#include "shared/domain/problem.h"

#include <optional>
#include <span>
#include <vector>

/// The life of a milestone:
///
///     from        command                  to          who                            guard
///     -           record                   recorded    the claiming firm's people     nobody else holds the result
///     -           record                   contested   the claiming firm's people     another claim holds the result
///     recorded,   correct                  recorded,   the claiming firm's people     never verified
///     contested                            contested
///     recorded,   withdraw                 withdrawn   the claiming firm's people     never verified
///     contested
///     recorded    verify                   verified    the authority, four eyes       evidence of an accepted kind
///     recorded    refuse                   refused     the authority, four eyes       a reason
///     verified    supersede the evidence   recorded    the claiming firm's people     -
///     contested   (settle)                 recorded    the system                     the claim that held the result
///     has gone
namespace polku::outcomes {

/// The version and type that a claim falls under, or every fault: 422 with /contract, /type, /happened_on.
struct Terms {
    std::int64_t contract_version = 0;
    LotType type;
};
domain::Result<Terms> check_claim(Claim const& claim, Lot const& lot, domain::Id const& organisation,
                                  domain::LocalDate today);

/// A new milestone. `lot`: null when this contract is not known here; `result_taken`: another claim holds the result.
/// Problems: 422 with every fault (a provider's role holds for one contract: /contract not_your_contract).
struct RecordFacts {
    access::CaseAccess const& about;
    domain::Id canonical_client;  ///< who the client of the case is now
    Lot const* lot = nullptr;
    domain::LocalDate today;
};
domain::Result<Milestone> record(NewClaim const& wanted, access::Principal const& by, RecordFacts const& facts,
                                 domain::Id const& id, domain::Instant now);

/// Whether the principal may change the claim at all: 404 for other firms and contracts (their claims are kept apart),
/// 409 with the state when it is past changing, then 412.
domain::Result<void> may_change(Milestone const& milestone, access::Principal const& by,
                                std::optional<std::int64_t> if_match);

domain::Result<Milestone> correct(Milestone milestone, Claim const& claim, Lot const& lot, domain::LocalDate today);

/// What four eyes need to know of who wants to decide.
struct DeciderFacts {
    std::vector<domain::Id> touched_by;   ///< who recorded, corrected or proved the claim
    std::vector<Membership> memberships;  ///< of the decider, ended ones too
};
/// 403 own_claim, 403 paid_organisation; 503 when nothing is known of the decider's memberships here. The schema says
/// the same.
domain::Result<void> four_eyes(Milestone const& milestone, Lot const& lot, access::Principal const& by,
                               DeciderFacts const& facts);

/// The decision, or: 409 (not in state recorded: what it is), 412, four_eyes, 409 evidence_missing or evidence_kind
/// (verifying), 409 type_not_valid (the contract has no such type on the day it happened).
struct Proof {
    domain::Id evidence;
    std::string kind;
    std::string sha256;
};
struct DecisionFacts {
    Lot const& lot;
    DeciderFacts decider;
    std::optional<Proof> latest;
    std::int64_t decisions = 0;  ///< so far
};
domain::Result<Verification> decide(Milestone const& milestone, Decision decision, std::string reason,
                                    access::Principal const& by, std::optional<std::int64_t> if_match,
                                    DecisionFacts const& facts, domain::Instant now);

/// The milestone after the decision.
Milestone decided(Milestone milestone, Verification const& verification);

/// A claim for one result, among all that are alive.
struct LiveClaim {
    domain::Id id;
    bool payable = false;  ///< holds the result
    bool held = false;
};
/// What must change so that one claim holds the result, and is held back exactly while others claim it too. `claims` in
/// the order in which they were recorded: when the holder has gone, the oldest takes its place.
struct Settlement {
    std::optional<domain::Id> promote;
    std::optional<domain::Id> hold;
    std::optional<domain::Id> release;
};
Settlement settle(std::span<LiveClaim const> claims);

/// Of two claims that each held a result until their clients became one: whether the first one holds it from now on. A
/// verified one before one that is not; otherwise the one that was recorded first.
bool holds_before(Milestone const& first, Milestone const& second);

}  // namespace polku::outcomes
