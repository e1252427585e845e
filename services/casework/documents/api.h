#pragma once

#include "shared/http/route.h"
#include "shared/storage/secrets.h"

#include <vector>

namespace polku::casework {

/// `key` outlives the routes.
std::vector<http::Route> document_routes(storage::SealingKey const& key);

}  // namespace polku::casework
