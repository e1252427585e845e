#pragma once

#include "services/casework/handovers/rules.h"
#include "services/casework/handovers/taking.h"
#include "shared/http/route.h"

/// What the commands on a handover do, each in one transaction: load, rules, save, events, journal.
namespace polku::casework {

/// POST /handovers/{handover}/accept: responsibility moves to the receiving team and the taker becomes the named
/// worker, unless another of the team is named; of a referral, the team joins.
domain::Result<http::Written> accept_handover(http::WriteCall& call, Taking const& taking);

/// POST /handovers/{handover}/decline: the case stays as it was. A declined return is a disagreement, which the leads
/// of both teams hear of.
domain::Result<http::Written> decline_handover(http::WriteCall& call, DeclineWords const& words);
domain::Result<http::Written> withdraw_handover(http::WriteCall& call);

/// POST /handovers/{handover}/settle: the team that has the case keeps it, and the disagreement about its declined
/// return is over.
domain::Result<http::Written> settle_disagreement(http::WriteCall& call, std::string const& note);

}  // namespace polku::casework
