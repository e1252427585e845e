#pragma once

#include "shared/http/route.h"

#include <vector>

namespace polku::casework {

/// The work of a team: who has how much, which cases, and who of the team has which.
std::vector<http::Route> team_routes();

}  // namespace polku::casework
