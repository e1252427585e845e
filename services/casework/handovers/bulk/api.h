#pragma once

#include "shared/http/route.h"

#include <vector>

namespace polku::casework {

std::vector<http::Route> bulk_handover_routes();

}  // namespace polku::casework
