#pragma once

#include "shared/http/route.h"

#include <vector>

namespace polku::casework {

std::vector<http::Route> setting_routes();

}  // namespace polku::casework
