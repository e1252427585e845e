#pragma once

#include "services/casework/handovers/model.h"
#include "shared/domain/date.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>

namespace polku::casework {

/// How soon something must be done: the groups of the one list.
enum class Urgency : std::uint8_t { late, today, this_week, later };
inline constexpr domain::Name<Urgency> kUrgencyNames[] = {
    {"late", Urgency::late}, {"today", Urgency::today}, {"this_week", Urgency::this_week}, {"later", Urgency::later}};

/// A person whom a file named under another number than before: the authority finds out whether they are one. Whose the
/// person is, it does not say.
struct IdentityMatch {
    domain::Id id;
    std::int64_t version = 1;
    domain::Id import;
    std::string number;  ///< in the file
    domain::Instant found_at;
};

}  // namespace polku::casework
