#pragma once

#include "services/casework/plan_versions/model.h"
#include "shared/http/route.h"

#include <string_view>
#include <vector>

namespace polku::casework {

std::vector<http::Route> plan_version_routes();

/// What the reader may do with the version: the same answers that the acts themselves would give.
std::vector<std::string_view> acts_on_version(http::ReadCall const& call, PlanVersion const& version);

}  // namespace polku::casework
