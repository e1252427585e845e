#pragma once

#include "deploy/api_client.h"
#include "deploy/demo.h"

#include <map>
#include <string>
#include <vector>

namespace polku::deploy {

/// What people write beside the plan in the sample cases: tasks, appointments, notes and a document. `ids` knows
/// organisations and people by the names of the samples; the first of `cases` is the sample client's. Requires: the
/// services know who works where.
void write_records(DemoParts const& parts, ApiClient& coach, std::map<std::string, std::string> const& ids,
                   std::vector<std::string> const& cases);

}  // namespace polku::deploy
