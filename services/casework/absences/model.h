#pragma once

#include "shared/domain/date.h"
#include "shared/domain/ids.h"

#include <optional>

namespace polku::casework {

/// As identity told it: away from `first_day` to `last_day`, both included.
struct AbsenceCopy {
    domain::Id id;
    domain::Id person;
    std::optional<domain::Id> substitute;
    domain::LocalDate first_day;
    domain::LocalDate last_day;
};

/// Who is away today, seen from one team. The substitute works in it too and is there; otherwise there is none: who
/// does the work of a substitute is not asked.
struct Away {
    domain::Id person;
    domain::LocalDate until;  ///< the last day of the absence
    std::optional<domain::Id> substitute;
};

}  // namespace polku::casework
