#pragma once

#include "services/casework/handovers/model.h"
#include "services/casework/plans/model.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <optional>
#include <span>
#include <vector>

namespace polku::casework {

/// Every item of the case's plan: goals by the time they were recorded, actions by start. What of it is shown is for
/// `visible` to say.
PlanItems load_plan(storage::Tx& tx, access::Allowed const& allowed);
std::optional<Goal> load_goal(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& goal);
std::optional<PlanAction> load_action(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& action);

void insert_goal(storage::Tx& tx, Goal const& goal);
void save_goal(storage::Tx& tx, Goal const& goal);
void insert_action(storage::Tx& tx, PlanAction const& action);
void save_action(storage::Tx& tx, PlanAction const& action);

/// What a team could read when it left the case.
void insert_snapshot(storage::Tx& tx, domain::Id const& case_id, domain::Id const& organisation, domain::Id const& team,
                     domain::Instant at, std::span<PackagePart const> parts);
struct Snapshot {
    domain::Instant made_at;
    std::vector<PackagePart> parts;
};
/// The newest closing snapshot of the reader's team; nothing when it never left.
std::optional<Snapshot> load_snapshot(storage::Tx& tx, access::Allowed const& allowed);

}  // namespace polku::casework
