#pragma once

#include "services/outcomes/evidence/model.h"
#include "services/outcomes/milestones/model.h"
#include "shared/access/principal.h"
#include "shared/domain/problem.h"

#include <optional>
#include <string_view>

namespace polku::outcomes {

/// What the bytes are, by their first bytes (plain text: UTF-8 without control characters); empty = none of the
/// accepted kinds.
std::string_view media_type_of(std::string_view bytes);

/// The type of the file, or: 413 too_large, 422 empty_file, 422 file_type when the bytes are not what `declared` says
/// (or nothing that is accepted).
domain::Result<std::string_view> check_file(std::string_view bytes, std::string_view declared);

/// What taking this evidence does to the milestone. A verified one goes back to recorded: its verification is opened
/// again. Problems: 404 for other firms and contracts, 409 when refused or withdrawn, 412.
struct EvidenceEffect {
    Milestone milestone;
    bool reopened = false;
};
domain::Result<EvidenceEffect> take_evidence(Milestone milestone, access::Principal const& by,
                                             std::optional<std::int64_t> if_match);

}  // namespace polku::outcomes
