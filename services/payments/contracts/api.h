#pragma once

#include "shared/http/route.h"

#include <vector>

namespace polku::payments::contracts {

/// GET and POST /contracts, GET /contracts/{contract}, POST /contracts/{contract}/versions.
std::vector<http::Route> routes();

}  // namespace polku::payments::contracts
