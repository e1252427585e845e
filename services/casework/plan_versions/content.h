#pragma once

#include "services/casework/handovers/model.h"
#include "services/casework/plans/model.h"

#include <span>
#include <vector>

namespace polku::casework {

/// What a version keeps of the plan: every item, by category, each part canonical JSON with its SHA-256. Pure.
std::vector<PackagePart> version_parts(PlanItems const& items);

/// The items of parts as they were kept. Parts of before organisations agreed for themselves do not tell who recorded
/// an item: theirs are shown by category alone. Throws std::runtime_error when a part is not what version_parts()
/// writes.
PlanItems items_of(std::span<PackagePart const> parts);

}  // namespace polku::casework
