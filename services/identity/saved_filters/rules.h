#pragma once

#include "services/identity/saved_filters/model.h"
#include "shared/domain/problem.h"

namespace polku::identity {

/// 422 with every fault: a query that is none of an address; more than 30 on the page. `others`: how many the person
/// has there under other names.
domain::Result<void> check_saved_filter(SavedFilter const& filter, int others);

}  // namespace polku::identity
