#pragma once

#include "shared/http/route.h"
#include "shared/storage/secrets.h"

#include <vector>

namespace polku::notices {

/// A person shows that they read what is sent to the address of their setting. The key outlives the routes.
std::vector<http::Route> confirmation_routes(storage::LookupKey const& key);

}  // namespace polku::notices
