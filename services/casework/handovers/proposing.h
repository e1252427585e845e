#pragma once

#include "services/casework/handovers/rules.h"
#include "shared/http/route.h"

#include <string>

/// How a handover begins, each way in one transaction: load, rules, package, save, events, journal.
namespace polku::casework {

/// POST /cases/{case}/handovers: proposes that another team takes the responsibility, or (a referral) that it joins.
/// A team that had asked for the case has its answer so.
domain::Result<http::Written> propose_handover(http::WriteCall& call, Proposal const& proposal);

/// Why the case is given back, or asked for.
struct Asking {
    std::string reason;  ///< one of kHandoverReasons
    std::string note;    ///< in one's own words, not empty
};
/// POST /handovers/{handover}/return: proposes that who handed the case over takes it back. Until they do, the
/// responsibility stays where it is.
domain::Result<http::Written> return_handover(http::WriteCall& call, Asking const& asking);

/// POST /cases/{case}/handover-requests: a team that takes or took part asks for the case. The team that answers for it
/// answers by proposing it, or declines.
domain::Result<http::Written> request_case(http::WriteCall& call, Asking const& asking);

}  // namespace polku::casework
