#pragma once

#include "services/casework/plan_contents/model.h"
#include "services/casework/plan_versions/model.h"
#include "shared/access/policy.h"
#include "shared/domain/problem.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace polku::casework {

enum class VersionCommand : std::uint8_t { agree, give_back, withdraw };

/// A line of the state machine as a domain expert reads it. Every command on every other state is an illegal transition
/// (409).
struct VersionTransition {
    VersionState from;
    VersionCommand command;
    VersionState to;
    std::string_view who;  ///< for the reader of the table; `answer_version` enforces it
    std::string_view guard;
};
std::span<VersionTransition const> version_transitions();

struct AskFacts {
    bool case_open = true;
    bool responsible = false;  ///< the asker's organisation answers for the case
    std::optional<PlanVersion> in_review;
    std::vector<MissingContent> missing{};  ///< of what a plan must hold
};
/// Whether the plan as it stands may be put to the organisations: 422 with every content that is missing, each with its
/// field. What is put to them is a copy, so an agreed version has them all.
domain::Result<void> check_ask(AskFacts const& facts);

/// What is known at the moment of the answer, read in its transaction.
struct VersionFacts {
    std::vector<domain::Id> taking_part;  ///< the organisations that take part in the case now
    std::vector<access::Category> shown;  ///< what of the version the answerer can read
    domain::Instant now;
};

/// The version after the command, or why not: 403 for an organisation that was not asked, 409 with who settled it and
/// when, 409 when the organisation has agreed already, 422 without a reason to give it back. Agreed by the last
/// organisation that still takes part, it is agreed. Answers of several organisations do not exclude each other, and
/// what they answer about never changes: so no version of the record is asked for.
domain::Result<PlanVersion> answer_version(PlanVersion version, VersionCommand command, access::Allowed const& allowed,
                                           std::string const& reason, VersionFacts const& facts);

/// Whether `answer_version` would let the principal give the command: what a page shows.
bool may_answer_version(PlanVersion const& version, VersionCommand command, access::Allowed const& allowed);

/// The version after an organisation has left the case: agreed when nobody is left who has yet to answer; otherwise
/// nothing.
std::optional<PlanVersion> after_leaving(PlanVersion version, access::Principal const& principal,
                                         VersionFacts const& facts);

/// The client has read an agreed version: 409 when it is not agreed, or was acknowledged before.
domain::Result<PlanVersion> acknowledge(PlanVersion version, access::Principal const& principal, domain::Instant now);

}  // namespace polku::casework
