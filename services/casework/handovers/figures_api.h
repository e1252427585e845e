#pragma once

#include "shared/http/route.h"

namespace polku::casework {

/// GET /handovers/figures?from=&until=: how long the handovers waited that were decided on those days (Helsinki), by
/// pair of organisations of which the reader's own is one; the last twelve months unless told.
domain::Result<http::Response> read_figures_route(http::ReadCall& call);

}  // namespace polku::casework
