#pragma once

#include "services/identity/sign_in/parts.h"
#include "shared/http/route.h"

#include <vector>

namespace polku::identity {

/// What an administrator sees of how a person signs in, and does about it: ends their sessions, gives a link for a new
/// password, takes a lost second factor away.
std::vector<http::Route> user_sign_in_routes(SignInParts const& parts);

}  // namespace polku::identity
