#pragma once

#include "services/casework/plan_versions/changes.h"
#include "services/casework/plan_versions/model.h"
#include "shared/json/writer.h"

#include <span>
#include <string_view>
#include <vector>

namespace polku::casework {

/// The fields of a version, within an open object: state, who asked, who answered. `newest_agreed`: an agreed version
/// with a smaller number is superseded.
void write_version(json::Writer& writer, PlanVersion const& version, std::int64_t newest_agreed,
                   std::vector<std::string_view> const& acts);

/// "goals": what was kept of the plan, as far as it is shown.
void write_kept_plan(json::Writer& writer, PlanItems const& shown);

/// "changes": goals and actions in their order.
void write_changes(json::Writer& writer, std::span<ItemChange const> changes);

}  // namespace polku::casework
