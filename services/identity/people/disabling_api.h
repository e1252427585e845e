#pragma once

#include "shared/http/route.h"

#include <vector>

namespace polku::identity {

/// Somebody who has gone signs in no more; and again.
std::vector<http::Route> disabling_routes();

}  // namespace polku::identity
