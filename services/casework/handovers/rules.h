#pragma once

#include "services/casework/handovers/model.h"
#include "shared/access/policy.h"
#include "shared/access/principal.h"
#include "shared/domain/problem.h"

#include <optional>
#include <span>
#include <string>

namespace polku::casework {

/// fulfil: a request, by proposing the case to who asked.
enum class HandoverCommand : std::uint8_t { accept, decline, withdraw, fulfil, expire };

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
    access::Ground ground_today = access::Ground::none;  ///< of the addressee to know of the case at all
    bool consent_ended = false;  ///< a consent on which a part of the package was proposed does not hold any more
    domain::Instant now{};
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

/// Blocked by consent: the receiver may not know of the case any more, or not what was proposed. It can still be
/// declined, withdrawn and expire.
bool blocked(HandoverFacts const& facts);

/// The categories of `packed` that are open on consent alone in `grants`.
std::vector<access::Category> consented_only(std::span<access::Grant const> grants,
                                             std::span<access::Category const> packed);

/// Whether a category of `consented` is not open in `grants`.
bool consent_ended(std::span<access::Category const> consented, std::span<access::Grant const> grants);

/// Whether the principal's own team sent the handover or is addressed by it (a supervisor: any team of the
/// organisation).
bool concerns(Handover const& handover, access::Principal const& principal);

/// Who takes part in the case reads of every handover of it; a team that was only asked, or took part before, of its
/// own.
bool may_know(access::Allowed const& allowed, Handover const& handover);

/// Whether `answer` would let the principal give the command, apart from the version: what a page shows.
bool may_answer(Handover const& handover, HandoverCommand command, access::Principal const& principal);

/// Whether the principal's team may give the case back that it took by this handover: while the responsibility rests on
/// it. What a page shows; `check_return` says why not.
bool may_return(Handover const& taken, access::Principal const& principal);
domain::Result<void> check_return(Handover const& taken, access::Principal const& principal);

/// From when a proposal without an answer expires: the day after the one to answer by, in Helsinki. Until the expiry
/// has been stored it can still be answered.
domain::Instant expires_at(Handover const& handover);

/// Codes as a list to read: "one, two".
std::string joined(std::span<std::string_view const> codes);

/// What may be proposed with words of one's own; a return and a request have their own beginnings.
inline constexpr std::string_view kProposedKinds[] = {"responsibility", "referral"};

struct ProposalFacts {
    domain::Id responsible_organisation;
    domain::Id responsible_team;
    bool case_open = true;
    bool handover_open = false;         ///< another one that would collide waits for its answer
    bool takes_part = false;            ///< the addressed team does already
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
    HandoverKind kind = HandoverKind::responsibility;
};
/// Whether the proposal may be made; every fault at once.
domain::Result<void> check_proposal(Proposal const& proposal, ProposalFacts const& facts);

/// Whether the case may be asked for.
struct RequestFacts {
    bool case_open = true;
    bool request_open = false;  ///< the asking team's own
};
domain::Result<void> check_request(std::string_view reason, RequestFacts const& facts);

}  // namespace polku::casework
