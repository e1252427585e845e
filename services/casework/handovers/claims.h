#pragma once

#include "services/casework/handovers/items.h"
#include "shared/http/channel.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace polku::casework {

/// The claims on a case that are not settled; nothing when outcomes is away.
using AskClaims =
    std::function<std::optional<std::vector<HandoverItem>>(domain::Id const& case_id, std::string const& request_id)>;

/// Asks outcomes and waits: for a route of cost heavy.
AskClaims ask_outcomes(http::Channel& outcomes);

}  // namespace polku::casework
