#pragma once

#include "services/identity/sign_in/parts.h"
#include "shared/http/route.h"

#include <vector>

namespace polku::identity {

/// Opening a session with a username, a password and, from who has set it up, a one-time code. The gateway fronts it as
/// POST /api/v1/session.
std::vector<http::Route> sign_in_routes(SignInParts const& parts);

}  // namespace polku::identity
