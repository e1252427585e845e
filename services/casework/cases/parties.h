#pragma once

#include "services/casework/cases/rules.h"
#include "shared/http/route.h"

namespace polku::casework {

/// POST /cases/{case}/parties: a team joins the case beside the responsible one; its grants begin at once.
domain::Result<http::Written> add_party(http::WriteCall& call, NewParty const& party);

/// POST /cases/{case}/parties/{party}/end: the team leaves; it keeps what its own people recorded until now.
domain::Result<http::Written> end_party(http::WriteCall& call);

}  // namespace polku::casework
