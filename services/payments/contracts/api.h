#pragma once

#include "shared/http/route.h"

#include <vector>

namespace polku::payments {

/// GET and POST /contracts, GET /contracts/{contract}, POST /contracts/{contract}/versions.
std::vector<http::Route> contract_routes();

}  // namespace polku::payments
