#pragma once

#include "shared/domain/ids.h"
#include "shared/http/route.h"
#include "shared/storage/secrets.h"

#include <vector>

namespace polku::outcomes {

/// PUT /milestones/{milestone}/evidence?kind= and GET /milestones/{milestone}/evidence/{evidence}. Both arguments
/// outlive the routes.
std::vector<http::Route> evidence_routes(storage::SealingKey const& key, domain::IdSource& ids);

}  // namespace polku::outcomes
