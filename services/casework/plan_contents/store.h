#pragma once

#include "services/casework/plan_contents/model.h"
#include "shared/access/policy.h"
#include "shared/domain/date.h"
#include "shared/storage/tx.h"

#include <vector>

namespace polku::casework {

/// The contents that a plan must have on a day.
std::vector<PlanContent> required_contents(storage::Tx& tx, domain::LocalDate day);

/// What of the plan as the asker sees it is missing on that day. `shown`: what `visible` left of the plan.
std::vector<MissingContent> missing_of_case(storage::Tx& tx, access::Allowed const& allowed, PlanItems const& shown,
                                            domain::LocalDate day);

}  // namespace polku::casework
