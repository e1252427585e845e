#pragma once

#include "shared/events/job_runner.h"

namespace polku::casework {

/// What casework does by itself, when it is due.
void add_jobs(events::JobRunner& runner);

}  // namespace polku::casework
