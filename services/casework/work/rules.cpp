#include "services/casework/work/rules.h"

namespace polku::casework {

Urgency urgency(domain::LocalDate due, domain::LocalDate today) {
    if (due < today) return Urgency::late;
    if (due == today) return Urgency::today;
    auto const sunday = domain::add_days(today, 7 - domain::iso_weekday(today));
    return due <= sunday ? Urgency::this_week : Urgency::later;
}

}  // namespace polku::casework
