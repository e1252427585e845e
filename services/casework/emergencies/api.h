#pragma once

#include "shared/http/route.h"
#include "shared/storage/secrets.h"

#include <vector>

namespace polku::casework {

/// `secrets` outlives the routes.
std::vector<http::Route> emergency_routes(storage::Secrets const& secrets);

}  // namespace polku::casework
