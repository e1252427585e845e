#pragma once

#include "services/outcomes/milestones/visibility.h"
#include "shared/http/route.h"

#include <vector>

namespace polku::outcomes {

/// GET /milestones, GET and POST /cases/{case}/milestones, GET and PUT /milestones/{milestone}, POST .../withdraw |
/// verify | refuse, and POST /internal/log-mark.
std::vector<http::Route> milestone_routes(AskAccess ask);

}  // namespace polku::outcomes
