#pragma once

#include "services/casework/handovers/rules.h"
#include "shared/http/route.h"

/// What the commands on a handover do, each in one transaction: load, rules, save, events, journal.
namespace polku::casework {

/// POST /cases/{case}/handovers: proposes that another team takes the responsibility.
domain::Result<http::Written> propose_handover(http::WriteCall& call, Proposal const& proposal);

/// POST /handovers/{handover}/accept: responsibility moves to the receiving team and the taker becomes the named
/// worker.
domain::Result<http::Written> accept_handover(http::WriteCall& call);

domain::Result<http::Written> decline_handover(http::WriteCall& call, DeclineWords const& words);
domain::Result<http::Written> withdraw_handover(http::WriteCall& call);

}  // namespace polku::casework
