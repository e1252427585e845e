#pragma once

#include "shared/access/vocabulary.h"
#include "shared/domain/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace polku::casework {

enum class DeadlineKind : std::uint8_t { first_interview, review, stagnation };
inline constexpr domain::Name<DeadlineKind> kDeadlineKindNames[] = {{"first_interview", DeadlineKind::first_interview},
                                                                    {"review", DeadlineKind::review},
                                                                    {"stagnation", DeadlineKind::stagnation}};

enum class DeadlineUnit : std::uint8_t { working_days, months, days };
inline constexpr domain::Name<DeadlineUnit> kDeadlineUnitNames[] = {
    {"working_days", DeadlineUnit::working_days}, {"months", DeadlineUnit::months}, {"days", DeadlineUnit::days}};

/// A setting with its dates. What begins on a day of its period is counted by it to the end.
struct DeadlineRule {
    DeadlineKind kind = DeadlineKind::review;
    domain::LocalDate valid_from;
    std::optional<domain::LocalDate> valid_until;  ///< its last day
    int amount = 0;
    DeadlineUnit unit = DeadlineUnit::days;
};

/// By when something is to be held.
struct Deadline {
    DeadlineKind kind = DeadlineKind::review;
    domain::LocalDate due_on;

    bool operator==(Deadline const&) const = default;
};

/// What the next deadline of a case is counted from.
struct DeadlineFacts {
    domain::LocalDate opened_on;
    std::optional<domain::LocalDate> last_held;  ///< the last first interview or review at which the client was
};

/// The state of a case in time.
struct CaseTime {
    std::optional<Deadline> next;
    domain::Instant last_act_at;
};

/// A case of the principal's own that is due, or that stands still, with whose it is.
struct WaitingCase {
    domain::Id case_id;
    domain::Id client;
    std::string client_given_names;
    std::string client_family_name;
    domain::Id organisation;
    Deadline due;  ///< of kind stagnation: since when it stands still
    access::Ground ground = access::Ground::none;
};

}  // namespace polku::casework
