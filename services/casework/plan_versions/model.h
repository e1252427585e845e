#pragma once

#include "shared/access/vocabulary.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace polku::casework {

/// An agreed version that a later one has followed is superseded: told by the numbers, not stored.
enum class VersionState : std::uint8_t { in_review, agreed, returned, withdrawn };
inline constexpr domain::Name<VersionState> kVersionStateNames[] = {{"in_review", VersionState::in_review},
                                                                    {"agreed", VersionState::agreed},
                                                                    {"returned", VersionState::returned},
                                                                    {"withdrawn", VersionState::withdrawn}};

/// What one organisation answered, for itself.
struct Agreement {
    domain::Id organisation;
    std::optional<domain::Instant> agreed_at;
    std::optional<domain::Id> agreed_by;
    std::vector<access::Category> categories{};  ///< what it could read then: it agreed on nothing else
};

/// Who ended the review, and when: the last to agree, who gave it back, or who withdrew it.
struct Settled {
    domain::Instant at;
    domain::Id by;
    domain::Id organisation;
};

struct Acknowledgement {
    domain::Instant at;
    domain::Id by;
};

/// A copy of the joint plan that the organisations are asked to agree on. Its content is kept apart, by category.
struct PlanVersion {
    domain::Id id;
    domain::Id case_id;
    std::int64_t number = 1;   ///< in its case, from 1
    std::int64_t version = 1;  ///< of this record, for If-Match
    VersionState state = VersionState::in_review;
    domain::Instant asked_at;
    domain::Id asked_by;
    domain::Id asked_organisation;
    std::optional<Settled> settled;
    std::string reason;  ///< why it was given back
    std::vector<Agreement> agreements;
    std::optional<Acknowledgement> acknowledged;  ///< by the client
    std::string plan_type;                        ///< a code of the settings; of the plan when it was asked for
};

}  // namespace polku::casework
