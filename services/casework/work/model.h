#pragma once

#include "shared/domain/names.h"

#include <cstdint>

namespace polku::casework {

/// How soon something must be done: the groups of the one list.
enum class Urgency : std::uint8_t { late, today, this_week, later };
inline constexpr domain::Name<Urgency> kUrgencyNames[] = {
    {"late", Urgency::late}, {"today", Urgency::today}, {"this_week", Urgency::this_week}, {"later", Urgency::later}};

}  // namespace polku::casework
