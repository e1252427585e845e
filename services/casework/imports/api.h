#pragma once

#include "services/casework/imports/progress.h"
#include "shared/http/route.h"
#include "shared/storage/secrets.h"

#include <vector>

namespace polku::casework::imports {

/// What the routes work with; all outlive them.
struct Parts {
    storage::Secrets const& secrets;
    domain::IdSource& ids;
    Runs& runs;
};

/// /api/v1/imports: read a file, see what it would do, run it. Only people of the importing organisation see its
/// imports.
std::vector<http::Route> routes(Parts parts);

}  // namespace polku::casework::imports
