#pragma once

#include "services/casework/access/grants.h"
#include "shared/access/principal.h"
#include "shared/storage/tx.h"

#include <optional>
#include <string_view>
#include <vector>

namespace polku::casework {

/// Rewrites the grants of one case from its parties, consents and responsibility, and raises its access_version. Call
/// in every transaction that changes one of them. Grounds that begin later are written at once: each grant opens and
/// closes by itself, at its own instant.
void rewrite_grants(storage::Tx& tx, domain::Id const& case_id, domain::Instant now);

/// Leaves a team that takes no part any more what it could read until `until`: on the ground "own record", and what a
/// consent had opened on that consent, as long as it lasts. Call before its party or responsibility ends, and
/// rewrite_grants after.
void keep_as_former(storage::Tx& tx, domain::Id const& case_id, domain::Id const& organisation, domain::Id const& team,
                    domain::Instant until);

/// rewrite_grants for every case of a client (a consent changed).
void rewrite_grants_of_client(storage::Tx& tx, domain::Id const& client, domain::Instant now);

/// The grants of those who take part now, as rewrite_grants would write them at `now`: what holds, and what begins
/// later.
std::vector<GrantRow> due_grants(storage::Tx& tx, domain::Id const& case_id, domain::Instant now);

/// The relation as the grants table spells it. Requires: responsible, party, emergency or former.
std::string_view relation_name(access::Relation relation);

/// The categories of the case that a team may read at `now`.
std::vector<access::Category> open_categories(storage::Tx& tx, domain::Id const& case_id,
                                              domain::Id const& organisation, domain::Id const& team,
                                              domain::Instant now);

/// What a team would read as a part of the case: what a handover that is addressed to it shows before its answer.
std::vector<access::Grant> grants_as_part(storage::Tx& tx, domain::Id const& case_id, domain::Id const& organisation,
                                          domain::Id const& team, domain::Instant now);

/// The ground on which the law or the contract lets `organisation` know of the case at all (basic), apart from any part
/// it takes: what a handover's preview rests on. None: it may not be addressed.
access::Ground ground_of_addressee(storage::Tx& tx, domain::Id const& case_id, domain::Id const& organisation,
                                   domain::Instant now);

/// What `principal` is to the case, and its grants, at `now`; nothing when there is no such case. The facts for the
/// policy.
std::optional<access::CaseAccess> case_access(storage::Tx& tx, access::Principal const& principal,
                                              domain::Id const& case_id, domain::Instant now);

}  // namespace polku::casework
