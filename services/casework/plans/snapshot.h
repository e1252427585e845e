#pragma once

#include "services/casework/cases/model.h"
#include "shared/http/route.h"

namespace polku::casework {

struct LeavingTeam {
    domain::Id organisation;
    domain::Id team;
};

/// Keeps what `leaving` can read of the case at this instant, by category: afterwards it reads this, never live rows.
/// Call before its grants are rewritten.
void take_snapshot(http::WriteCall& call, Case const& the_case, LeavingTeam const& leaving);

}  // namespace polku::casework
