#pragma once

#include "services/casework/plans/model.h"
#include "shared/access/policy.h"
#include "shared/domain/problem.h"

#include <optional>
#include <span>

namespace polku::casework {

struct PlanFacts {
    bool case_open = true;
    bool organisation_in_case = false;  ///< answers for the case or takes part in it now
    bool may_record = false;            ///< the writer may see the item's category, or records for its own organisation
    bool team_of_organisation = true;   ///< the team, if one is named, is the accountable organisation's
    bool person_of_team = true;         ///< the person, if one is named, works there now, in that team if one is named
};

/// Whether the item may be recorded so; every fault at once.
domain::Result<void> check_goal(Goal const& goal, PlanFacts const& facts);
domain::Result<void> check_action(PlanAction const& action, PlanFacts const& facts);

/// Whether a change made on `shown` may be stored over `present`: 412 when somebody was first. Only the accountable
/// organisation and the one that answers for the case change an item.
domain::Result<void> check_change(std::int64_t present, std::optional<std::int64_t> shown,
                                  domain::Id const& accountable, access::Allowed const& allowed);

/// Whether the reader may change an item that this organisation is accountable for: as in `check_change`.
bool may_change(domain::Id const& accountable, access::Allowed const& allowed);

/// The end has passed and it is neither done nor cancelled.
bool late(PlanAction const& action, domain::LocalDate today);

/// What the reader may see, each item on its own ground; the rest leaves no trace. An action is shown only under a goal
/// that is shown.
PlanItems visible(PlanItems items, access::Allowed const& allowed);

}  // namespace polku::casework
