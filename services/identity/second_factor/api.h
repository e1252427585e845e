#pragma once

#include "services/identity/sign_in/parts.h"
#include "shared/http/route.h"

#include <vector>

namespace polku::identity {

/// A person's own second factor: how it stands, setting it up, and taking it away. The gateway fronts them as
/// /api/v1/session/second-factor.
std::vector<http::Route> second_factor_routes(SignInParts const& parts);

}  // namespace polku::identity
