#pragma once

#include "services/identity/absences/model.h"
#include "services/identity/people/model.h"
#include "shared/access/principal.h"
#include "shared/domain/problem.h"
#include "shared/events/log.h"

#include <vector>

namespace polku::identity {

/// Whether `by` may record and end absences of `person`, whose memberships are `theirs`: their own, those of the team
/// that they lead, of the organisation that they supervise, or, as the administrator, everybody's.
bool may_record(access::Principal const& by, domain::Id const& person, std::vector<Membership> const& theirs);

/// What the database says about a wanted absence.
struct AbsenceFacts {
    bool staff = true;               ///< the person has an open membership that is no client's
    bool substitute_in_team = true;  ///< works now in a team of the person's; true also when no substitute is wanted
    bool substitute_away = false;    ///< on one of the days
    bool overlaps = false;           ///< another absence of the person
};

/// The new absence, or 422 with every field that is wrong: `not_staff`, `in_the_past`, `ends_before_it_begins`,
/// `absence_too_long` (more than a year), `substitute_is_absent_one`, `substitute_not_in_team`, `substitute_away`; 409
/// `absence_overlaps`.
domain::Result<Absence> record_absence(NewAbsence const& wanted, AbsenceFacts const& facts, domain::Id const& by,
                                       domain::Id const& id, domain::Instant now);

/// Ended at once: the person is back, or does not go. 409 `absence_ended`, `absence_over` when its last day has passed;
/// 412.
domain::Result<Absence> end_absence(Absence absence, std::int64_t if_match, domain::Id const& by, domain::Instant now);

/// polku.absence.recorded.v1 and polku.absence.ended.v1.
events::Event recorded(Absence const& absence);
events::Event ended(Absence const& absence);

}  // namespace polku::identity
