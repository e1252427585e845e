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

/// Whose time may be over, for the job that says so: nobody is shown it.
std::optional<Handover> load_handover_to_expire(storage::Tx& tx, access::Allowed const& allowed,
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
bool has_open_handover(storage::Tx& tx, domain::Id const& case_id);

enum class Box : std::uint8_t { in, out };
inline constexpr domain::Name<Box> kBoxNames[] = {{"in", Box::in}, {"out", Box::out}};

struct HandoverPage {
    domain::Instant proposed_at;
    std::string id;
};

/// The principal's team's inbox (or outgoing list), by the day to answer by for open ones and newest first for closed
/// ones. Narrowed in SQL by the principal's organisation, team and contract.
std::vector<HandoverRow> list_handovers(storage::Tx& tx, access::Principal const& principal, Box box, bool open,
                                        std::optional<HandoverPage> const& after, domain::LocalDate today, int limit);

/// How many open handovers wait in the principal's inbox: the figure beside the page's name equals its rows.
std::int64_t count_open_in(storage::Tx& tx, access::Principal const& principal, domain::LocalDate today);

}  // namespace polku::casework
