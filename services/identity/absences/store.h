#pragma once

#include "services/identity/absences/model.h"
#include "services/identity/absences/rules.h"
#include "shared/access/principal.h"
#include "shared/storage/tx.h"

#include <optional>
#include <vector>

namespace polku::identity {

void insert(storage::Tx& tx, Absence const& absence);
/// Writes the end and the version.
void save_end(storage::Tx& tx, Absence const& absence);
std::optional<Absence> find_absence(storage::Tx& tx, domain::Id const& id);

AbsenceFacts absence_facts(storage::Tx& tx, NewAbsence const& wanted, domain::Instant now);

/// Where a page goes on.
struct AfterAbsence {
    domain::LocalDate first_day{};
    domain::Id id{};
};
/// Those of today and to come that the principal may know of, the earliest first: their own, their team's; a
/// supervisor's organisation's; the administrator's all. A substitute who works in no team of the person's any more is
/// not named.
std::vector<Absence> current_absences(storage::Tx& tx, access::Principal const& principal, AfterAbsence const& after,
                                      domain::Instant now, int limit);

/// The people of the principal's team (a supervisor: of the organisation's teams), with the teams in which they work;
/// by name.
std::vector<Colleague> colleagues_of(storage::Tx& tx, access::Principal const& principal, domain::Instant now);
/// A person, and who works in a team of theirs; by name.
std::vector<Colleague> team_mates_of(storage::Tx& tx, domain::Id const& person, domain::Instant now);

}  // namespace polku::identity
