#pragma once

#include "services/payments/statements/acts.h"
#include "shared/http/route.h"

#include <vector>

namespace polku::payments {

/// GET /statements, GET /statements/{statement}, POST .../freeze | approve | refuse | export.
std::vector<http::Route> statement_routes(CatchUp catch_up);

}  // namespace polku::payments
