#pragma once

#include "shared/http/route.h"

#include <vector>

namespace polku::casework {

std::vector<http::Route> client_routes();

}  // namespace polku::casework
