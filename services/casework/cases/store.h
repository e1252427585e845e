#pragma once

#include "services/casework/cases/model.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <optional>
#include <vector>

namespace polku::casework {

/// Writes the case and, by the schema's trigger, its first period of responsibility.
void insert_case(storage::Tx& tx, Case const& opened);

/// Moves responsibility; the schema's trigger writes the period. Requires: `since` is later than the present period's
/// beginning.
void move_responsibility(storage::Tx& tx, domain::Id const& case_id, domain::Id const& organisation,
                         domain::Id const& team, std::optional<domain::Id> const& person, domain::Instant since,
                         domain::Id const& handover);

/// Requires: `allowed` is about a case.
std::optional<Case> load_case(storage::Tx& tx, access::Allowed const& allowed);
std::vector<Party> open_parties(storage::Tx& tx, access::Allowed const& allowed);
std::vector<ResponsibilityPeriod> responsibility_periods(storage::Tx& tx, access::Allowed const& allowed);

void insert_party(storage::Tx& tx, Party const& party);
bool takes_part(storage::Tx& tx, domain::Id const& case_id, domain::Id const& organisation, domain::Id const& team);
/// Whether the organisation answers for the case or takes part in it now.
bool organisation_in_case(storage::Tx& tx, domain::Id const& case_id, domain::Id const& organisation);
/// Ends the open parties of a team; answers how many.
std::int64_t end_parties(storage::Tx& tx, domain::Id const& case_id, domain::Id const& organisation,
                         domain::Id const& team, domain::Instant now);

std::optional<Lot> find_lot(storage::Tx& tx, domain::Id const& contract);
/// The organisations named for the lot on that day, the lead among them.
std::vector<domain::Id> lot_organisations(storage::Tx& tx, domain::Id const& contract, domain::LocalDate day);
bool is_team_of(storage::Tx& tx, domain::Id const& team, domain::Id const& organisation);

}  // namespace polku::casework
