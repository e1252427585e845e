#pragma once

#include "services/casework/handovers/rules.h"
#include "shared/http/route.h"

#include <vector>

/// Whether the client still consents to what was proposed.
namespace polku::casework {

/// What decides on an answer to the handover at `now`.
HandoverFacts facts_today(storage::Tx& tx, Handover const& handover, domain::Instant now);

/// A part of that: whether something was proposed on a consent that is no more.
bool consent_ended_today(storage::Tx& tx, Handover const& handover, domain::Instant now);

/// Those of the case's open handovers that are blocked now. Call before a consent changes, and `tell_blocked` after.
std::vector<domain::Id> blocked_handovers(http::WriteCall& call);

/// Tells both sides of each handover that has become blocked, or free again, since `before`.
void tell_blocked(http::WriteCall& call, std::vector<domain::Id> const& before);

}  // namespace polku::casework
