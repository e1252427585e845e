#pragma once

#include "shared/http/route_table.h"

namespace polku::deploy {

/// The routes of all parts whose cost is heavy (http::Cost): whoever asks for one in another process waits longer.
/// tests/faults/long_routes_test.cpp holds them against the routes themselves.
http::RouteTable const& long_routes();

}  // namespace polku::deploy
