#pragma once

#include "shared/http/route.h"
#include "shared/storage/secrets.h"

#include <vector>

namespace polku::casework::imports {

/// /api/v1/imports/{import}/undo: what stands against undoing an import, and the act. `secrets` outlive them.
std::vector<http::Route> undo_routes(storage::Secrets const& secrets);

}  // namespace polku::casework::imports
