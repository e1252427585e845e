#pragma once

#include "services/casework/directory/names.h"
#include "shared/http/route.h"

#include <vector>

namespace polku::casework {

std::vector<http::Route> plan_print_routes(AskNames ask_names);

}  // namespace polku::casework
