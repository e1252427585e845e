#pragma once

#include "services/casework/plans/model.h"
#include "shared/http/route.h"

/// What the writes on a plan do, each in one transaction.
namespace polku::casework {

domain::Result<http::Written> add_goal(http::WriteCall& call, Goal const& written);
domain::Result<http::Written> change_goal(http::WriteCall& call, Goal const& written);
domain::Result<http::Written> add_action(http::WriteCall& call, PlanAction const& written);
domain::Result<http::Written> change_action(http::WriteCall& call, PlanAction const& written);

}  // namespace polku::casework
