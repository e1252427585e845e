#pragma once

#include "services/identity/sign_in/parts.h"
#include "shared/http/route.h"

#include <vector>

namespace polku::identity {

/// Changing one's own password, and choosing a new one by the link that an administrator gave. The gateway fronts them
/// as /api/v1/session/password and /api/v1/session/password-reset.
std::vector<http::Route> password_routes(SignInParts const& parts);

}  // namespace polku::identity
