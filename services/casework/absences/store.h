#pragma once

#include "services/casework/absences/model.h"
#include "shared/access/principal.h"
#include "shared/storage/tx.h"

#include <optional>
#include <vector>

namespace polku::casework {

/// The same once more changes nothing. For the view on identity's events.
void put_absence(storage::Tx& tx, AbsenceCopy const& absence);
void remove_absence(storage::Tx& tx, domain::Id const& absence);
/// Before the view is made anew.
void forget_absences(storage::Tx& tx);

/// Nothing: the person is not away on that day.
std::optional<Away> away_on(storage::Tx& tx, domain::Id const& person, domain::Id const& team, domain::LocalDate day);

/// Whose work the principal does on that day in the team in which they act; nobody's while they are away themselves.
std::vector<Away> substituted_on(storage::Tx& tx, access::Principal const& principal, domain::LocalDate day);

}  // namespace polku::casework
