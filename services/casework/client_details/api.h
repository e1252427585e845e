#pragma once

#include "shared/http/route.h"
#include "shared/storage/secrets.h"

#include <vector>

namespace polku::casework {

/// What is known of a case's client, kept up to date by who works with them; the identity code, shown as an act of its
/// own; the safety ban, by the role that may know of it. `secrets` outlives the routes.
std::vector<http::Route> client_details_routes(storage::Secrets const& secrets);

}  // namespace polku::casework
