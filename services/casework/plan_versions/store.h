#pragma once

#include "services/casework/handovers/model.h"
#include "services/casework/plan_versions/model.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <optional>
#include <span>
#include <vector>

namespace polku::casework {

/// Every version of the case with its answers, newest first.
std::vector<PlanVersion> list_versions(storage::Tx& tx, access::Allowed const& allowed);
std::optional<PlanVersion> load_version(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& version);
/// By its number in the case.
std::optional<PlanVersion> find_version(storage::Tx& tx, access::Allowed const& allowed, std::int64_t number);
/// The one that waits for answers; also for an act on the case that is no act on its plan.
std::optional<PlanVersion> version_in_review(storage::Tx& tx, domain::Id const& case_id);
/// The newest agreed one: in force.
std::optional<PlanVersion> version_in_force(storage::Tx& tx, access::Allowed const& allowed);

/// What was kept of the plan. What of it is shown is for `visible` to say.
std::vector<PackagePart> load_version_parts(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& version);

std::int64_t next_version_number(storage::Tx& tx, domain::Id const& case_id);
/// The organisations that take part in the case now, the one that answers for it first.
std::vector<domain::Id> organisations_of_case(storage::Tx& tx, domain::Id const& case_id);

void insert_version(storage::Tx& tx, PlanVersion const& version, std::span<PackagePart const> parts);
/// The answers first, then what became of the version.
void save_version(storage::Tx& tx, PlanVersion const& version);
void insert_acknowledgement(storage::Tx& tx, PlanVersion const& version);

/// Versions that wait for the answer of the principal's organisation, on cases that its team takes part in and may
/// read, oldest first, at most `limit`.
struct VersionToAnswer {
    domain::Id version;
    domain::Id case_id;
    domain::Id client;
    std::string client_given_names;
    std::string client_family_name;
    std::int64_t number = 1;
    domain::Instant asked_at;
    domain::Id asked_by;
    domain::Id asked_organisation;
    access::Ground ground = access::Ground::none;
};
std::vector<VersionToAnswer> versions_to_answer(storage::Tx& tx, access::Principal const& principal,
                                                domain::Instant now, int limit);

}  // namespace polku::casework
