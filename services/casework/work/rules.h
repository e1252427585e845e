#pragma once

#include "services/casework/work/model.h"
#include "shared/domain/date.h"

namespace polku::casework {

/// Late before `today`; this week until the Sunday of the week of `today`.
Urgency urgency(domain::LocalDate due, domain::LocalDate today);

}  // namespace polku::casework
