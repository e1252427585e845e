#pragma once

#include "shared/http/route.h"

namespace polku::outcomes {

/// GET /internal/cases/{case}/open-claims, for casework alone: the claims on a case that are not settled, oldest first.
/// Whom of them it shows what is casework's to say, and to journal.
http::Route open_claims_route();

}  // namespace polku::outcomes
