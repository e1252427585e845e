#pragma once

#include "services/casework/handovers/model.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace polku::casework {

void insert_handover(storage::Tx& tx, Handover const& handover, std::span<PackagePart const> package);

/// The decision of a handover that was proposed. Requires: it still is (the schema refuses otherwise).
void save_decision(storage::Tx& tx, Handover const& handover);

/// handover -> case, for the route's scope.
std::optional<domain::Id> case_of_handover(storage::Tx& tx, domain::Id const& handover);

/// Requires: `allowed` is about the handover's case.
std::optional<Handover> load_handover(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& handover);

/// For the job that reminds of it or ends it: nobody is shown it.
std::optional<Handover> load_handover_for_job(storage::Tx& tx, access::Allowed const& allowed,
                                              domain::Id const& handover);

/// A part of a package and the ground on which it is shown today. What has lost its ground is left out; the hash of the
/// whole still verifies.
struct ShownPart {
    PackagePart part;
    access::Ground ground;
};
/// On the reader's own grounds. A former party reads what was packed before it left.
std::vector<ShownPart> load_package(storage::Tx& tx, access::Allowed const& allowed, Handover const& handover);
/// On `grants`.
std::vector<ShownPart> load_package(storage::Tx& tx, Handover const& handover, std::span<access::Grant const> grants);

/// Every handover of the case, newest first.
std::vector<Handover> handovers_of_case(storage::Tx& tx, access::Allowed const& allowed);
/// Those of the case that wait for their answer, newest first.
std::vector<Handover> open_handovers(storage::Tx& tx, access::Allowed const& allowed);
/// Of responsibility: a transfer or a return.
bool has_open_handover(storage::Tx& tx, domain::Id const& case_id);
bool has_open_referral(storage::Tx& tx, domain::Id const& case_id, domain::Id const& team);
bool has_open_request(storage::Tx& tx, domain::Id const& case_id, domain::Id const& from_team);

enum class Box : std::uint8_t { in, out };
inline constexpr domain::Name<Box> kBoxNames[] = {{"in", Box::in}, {"out", Box::out}};

/// Whose boxes: team '' = the whole organisation; contract '' = any. Nothing = the principal has no boxes.
struct BoxKey {
    std::string team;
    std::string contract;
};
std::optional<BoxKey> box_key(access::Principal const& principal);

struct HandoverPage {
    domain::Instant proposed_at;
    std::string id;
};

/// Which of a box's handovers.
struct BoxFilter {
    Box box = Box::in;
    bool open = true;
    /// Of the open ones: only those proposed before this instant.
    std::optional<domain::Instant> proposed_before{};
};
/// The principal's team's inbox (or outgoing list), oldest first for open ones and newest first for closed ones.
/// Narrowed in SQL by the principal's organisation, team and contract.
std::vector<HandoverRow> list_handovers(storage::Tx& tx, access::Principal const& principal, BoxFilter const& filter,
                                        std::optional<HandoverPage> const& after, domain::LocalDate today, int limit);

/// How many open handovers wait in the principal's inbox: the figure beside the page's name equals its rows.
std::int64_t count_open_in(storage::Tx& tx, access::Principal const& principal, domain::LocalDate today);

}  // namespace polku::casework
