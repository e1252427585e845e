#pragma once

#include "services/identity/sessions/model.h"
#include "services/identity/sign_in/parts.h"
#include "shared/http/route.h"
#include "shared/json/writer.h"

#include <vector>

namespace polku::identity {

/// A person's own sessions: where, since when, last used; ending one, and ending all others. Never a token. The gateway
/// fronts them as /api/v1/sessions.
std::vector<http::Route> own_sessions_routes(SignInParts const& parts);

/// The members "id", "device", "source", "opened_at" and "seen_at" of the object that is open.
void write_listed(json::Writer& w, Session const& session);

}  // namespace polku::identity
