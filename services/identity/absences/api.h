#pragma once

#include "shared/http/route.h"

#include <vector>

namespace polku::identity {

/// Who is away and who does their work; recording and ending it.
std::vector<http::Route> absence_routes();

}  // namespace polku::identity
