#pragma once

#include "services/identity/sign_in/parts.h"
#include "shared/http/route.h"

#include <vector>

namespace polku::identity {

/// All of this service but its feed of events. `parts` outlive them.
std::vector<http::Route> routes(SignInParts const& parts);

}  // namespace polku::identity
