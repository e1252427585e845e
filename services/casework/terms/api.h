#pragma once

#include "shared/http/route.h"

#include <vector>

namespace polku::casework {

/// What kinds of organisation and types of plan are called, for every page; and of which type a case's plan is.
std::vector<http::Route> term_routes();

}  // namespace polku::casework
