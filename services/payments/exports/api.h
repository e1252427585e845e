#pragma once

#include "shared/http/route.h"

#include <vector>

namespace polku::payments {

/// GET /exports/{export} and GET /exports/{export}/file.
std::vector<http::Route> export_routes();

}  // namespace polku::payments
