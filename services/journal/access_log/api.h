#pragma once

#include "services/journal/records/gatherer.h"
#include "shared/http/route.h"

#include <functional>
#include <vector>

namespace polku::journal {

/// How far each source has been gathered, at the moment of asking.
using Gathering = std::function<std::vector<Gatherer::Figures>()>;

/// The client's access log. It answers from what has been gathered, at most a second old while every part is there.
std::vector<http::Route> access_log_routes(Gathering gathering);

}  // namespace polku::journal
