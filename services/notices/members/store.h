#pragma once

#include "services/notices/inbox/model.h"
#include "shared/domain/date.h"
#include "shared/storage/tx.h"

#include <optional>

namespace polku::notices {

/// Of the copy of identity's memberships: one that has begun, as the reader it makes; the same once more changes
/// nothing.
void keep_member(storage::Tx& tx, domain::Id const& membership, Reader const& member);
void end_member(storage::Tx& tx, domain::Id const& membership, domain::Instant now);
void forget_members(storage::Tx& tx);

/// Of the copy of identity's absences.
struct AbsenceCopy {
    domain::Id id;
    domain::Id person;
    std::optional<domain::Id> substitute;
    domain::LocalDate first_day;
    domain::LocalDate last_day;  ///< included
};
void keep_absence(storage::Tx& tx, AbsenceCopy const& absence);
void end_absence(storage::Tx& tx, domain::Id const& absence);
void forget_absences(storage::Tx& tx);
/// Who does the person's work that day: works in a team of that organisation with them, and is not away; nothing:
/// nobody, or the person is there.
std::optional<domain::Id> substitute_of(storage::Tx& tx, domain::Id const& person, domain::Id const& organisation,
                                        domain::LocalDate day);

}  // namespace polku::notices
