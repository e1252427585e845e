#pragma once

#include "services/casework/handovers/model.h"
#include "shared/access/principal.h"
#include "shared/domain/problem.h"

#include <optional>
#include <span>
#include <string>

namespace polku::casework {

enum class HandoverCommand : std::uint8_t { accept, decline, withdraw, expire };

/// A line of the state machine as a domain expert reads it. Every command on every other state is an illegal transition
/// (409).
struct HandoverTransition {
    HandoverState from;
    HandoverCommand command;
    HandoverState to;
    std::string_view who;  ///< for the reader of the table; `answer` enforces it
    std::string_view guard;
};
std::span<HandoverTransition const> handover_transitions();

/// What is known at the moment of the answer, read in its transaction.
struct HandoverFacts {
    access::Ground ground_today = access::Ground::none;  ///< of the addressee; none = blocked by consent
    domain::Instant now;
};

struct DeclineWords {
    std::string reason;  ///< one of kDeclineReasons
    std::string note;
};

/// The handover after the command, or why not: 409 with who decided what and when, 403 for one who may not, 409
/// blocked_by_consent. The state is judged before the version: the loser of a race learns who won.
domain::Result<Handover> answer(Handover handover, HandoverCommand command, access::Principal const& principal,
                                std::optional<std::int64_t> shown_version, std::optional<DeclineWords> const& words,
                                HandoverFacts const& facts);

/// Whether the principal's own team sent the handover or is addressed by it (a supervisor: any team of the
/// organisation).
bool concerns(Handover const& handover, access::Principal const& principal);

/// Whether `answer` would let the principal give the command, apart from the version: what a page shows.
bool may_answer(Handover const& handover, HandoverCommand command, access::Principal const& principal);

/// The day by which the receiver answers: ten Finnish working days after the proposal.
domain::LocalDate answer_by(domain::Instant proposed_at);

/// From when a proposal without an answer expires: the day after the one to answer by, in Helsinki. Until the expiry
/// has been stored it can still be answered.
domain::Instant expires_at(Handover const& handover);

/// Codes as a list to read: "one, two".
std::string joined(std::span<std::string_view const> codes);

struct ProposalFacts {
    domain::Id responsible_organisation;
    domain::Id responsible_team;
    bool case_open = true;
    bool handover_open = false;         ///< another proposal for this case waits for its answer
    bool team_of_organisation = false;  ///< the addressed team exists and is the organisation's
    access::Ground ground = access::Ground::none;
    domain::LocalDate today;
};
struct Proposal {
    domain::Id to_organisation;
    domain::Id to_team;
    std::string reason;
    std::string note;
    std::optional<domain::LocalDate> wished_on;
};
/// Whether the proposal may be made; every fault at once.
domain::Result<void> check_proposal(Proposal const& proposal, ProposalFacts const& facts);

}  // namespace polku::casework
