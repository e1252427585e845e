#pragma once

#include "services/casework/plan_contents/model.h"
#include "shared/domain/problem.h"

#include <span>
#include <vector>

namespace polku::casework {

/// Everything of `required` that is missing, in the order of the plan: goals that are still open each need how one
/// knows that they are reached, and a service that was agreed on and not cancelled. Pure.
std::vector<MissingContent> missing_contents(PlanContentFacts const& facts, std::span<PlanContent const> required);

/// The same as faults of a request, each with its field.
std::vector<domain::FieldFault> content_faults(std::span<MissingContent const> missing);

}  // namespace polku::casework
