#pragma once

#include "shared/http/route.h"
#include "shared/storage/secrets.h"

#include <vector>

namespace polku::casework {

/// POST /api/v1/clients/find: whose access log is asked for. `secrets` outlives the routes.
std::vector<http::Route> lookup_routes(storage::Secrets const& secrets);

}  // namespace polku::casework
