#pragma once

#include "services/journal/checkpoints/note.h"
#include "shared/http/route.h"

#include <vector>

namespace polku::journal {

/// A client's receipt of one entry of the access log, and the newest checkpoint with the key that signs them. `key`
/// outlives the routes.
std::vector<http::Route> receipt_routes(VerifierKey const& key);

}  // namespace polku::journal
