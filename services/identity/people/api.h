#pragma once

#include "services/identity/people/model.h"
#include "shared/http/route.h"
#include "shared/json/reader.h"

#include <vector>

namespace polku::identity {

/// Users and their memberships for the administrator, and the names of staff for everybody.
std::vector<http::Route> people_routes();

/// The fields of POST /users, each checked alone and against the others.
NewUser read_new_user(json::Reader& r);

}  // namespace polku::identity
