#pragma once

#include "shared/http/route.h"

#include <vector>

namespace polku::identity {

/// How the person who asks narrows lists: kept, listed and forgotten by its owner alone.
std::vector<http::Route> saved_filter_routes();

}  // namespace polku::identity
