#pragma once

#include "shared/access/vocabulary.h"

#include <cstdint>

/// The first of the grounds that let somebody see a row, in the order of the policy: statute, commission, consent, the
/// own record; an emergency last. For queries that join `grants g` and group by the row.
#define POLKU_FIRST_GROUND                                                             \
    "MIN(CASE g.ground WHEN 'statute' THEN 1 WHEN 'commission' THEN 2 WHEN 'consent' " \
    "THEN 3 WHEN 'own_record' THEN 4 ELSE 5 END)"

namespace polku::casework {

/// What POLKU_FIRST_GROUND found.
inline access::Ground first_ground(std::int64_t found) {
    switch (found) {
        case 1: return access::Ground::statute;
        case 2: return access::Ground::commission;
        case 3: return access::Ground::consent;
        case 4: return access::Ground::own_record;
        default: return access::Ground::emergency;
    }
}

}  // namespace polku::casework
