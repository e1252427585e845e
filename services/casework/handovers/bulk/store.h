#pragma once

#include "services/casework/handovers/bulk/model.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <optional>
#include <vector>

namespace polku::casework {

/// The open cases that the team answers for, of that contract or of all.
std::vector<domain::Id> open_cases_of_team(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& team,
                                           std::optional<domain::Id> const& contract);

/// With its cases, all waiting.
void insert_bulk(storage::Tx& tx, BulkHandover const& bulk, std::vector<domain::Id> const& cases);
void save_bulk_case(storage::Tx& tx, domain::Id const& bulk, BulkCase const& of, domain::Instant now);

/// For the job that goes on with it.
std::optional<BulkHandover> load_bulk_for_job(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& bulk);
std::optional<domain::Id> next_waiting_case(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& bulk);

/// Of the principal's own team; a supervisor reads those of the organisation.
std::optional<BulkHandover> load_bulk(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& bulk);
/// After `after`, newest first.
std::vector<ListedBulk> list_bulks(storage::Tx& tx, access::Allowed const& allowed,
                                   std::optional<BulkPlace> const& after, int limit);
BulkCounts count_bulk(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& bulk);
bool is_case_of_bulk(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& bulk,
                     domain::Id const& case_id);
/// Refused ones first, then those that wait, each by name; after that of `after`, which is one of its cases.
std::vector<BulkReportLine> bulk_report(storage::Tx& tx, access::Allowed const& allowed, BulkHandover const& bulk,
                                        std::optional<domain::Id> const& after, domain::Instant now, int limit);

}  // namespace polku::casework
