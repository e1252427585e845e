#pragma once

#include "shared/http/route.h"
#include "shared/storage/database.h"

#include <vector>

namespace polku::identity {

/// What the gateway asks: open, resolve, switch and close a session. It fronts them as /api/v1/session. `database` is
/// where a resolved session is noted as seen.
std::vector<http::Route> session_routes(storage::Database& database);

}  // namespace polku::identity
