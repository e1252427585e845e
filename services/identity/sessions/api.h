#pragma once

#include "services/identity/sign_in/parts.h"
#include "shared/http/route.h"

#include <vector>

namespace polku::identity {

/// What the gateway asks about one session by its token: resolve, continue, switch and close. It fronts them as
/// /api/v1/session. A resolved session is noted as seen.
std::vector<http::Route> session_routes(SignInParts const& parts);

}  // namespace polku::identity
