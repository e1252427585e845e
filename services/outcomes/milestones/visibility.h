#pragma once

#include "services/outcomes/milestones/model.h"
#include "shared/access/policy.h"
#include "shared/domain/problem.h"
#include "shared/http/channel.h"

#include <functional>
#include <optional>
#include <string>

namespace polku::outcomes {

/// Whether a claim on a case that the principal may know of is shown to them: they have a ground for its category at
/// the time it was recorded, and a provider's people see the claims of their own contract alone.
bool shown_to(Milestone const& milestone, access::Allowed const& allowed);

/// Whether the claim is the principal's firm's, to be changed and proved by its people: 403 not_your_claim for others
/// to whom it is shown, 404 for anybody else.
domain::Result<void> check_claimant(Milestone const& milestone, access::Allowed const& allowed);

/// What a person is to a case, today; nothing = the case is not for them. 503 when casework is away.
using AskAccess = std::function<domain::Result<std::optional<access::CaseAccess>>(
    access::Principal const& person, domain::Id const& case_id, std::string const& request_id)>;

/// Asks casework and waits: for routes of cost heavy, that show many cases.
AskAccess ask_casework(http::Channel& casework);

}  // namespace polku::outcomes
