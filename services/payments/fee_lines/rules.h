#pragma once

#include "services/payments/fee_lines/model.h"
#include "shared/domain/problem.h"

#include <span>
#include <vector>

namespace polku::payments {

/// The line of a verified, payable milestone: the price of its version, split among the parties of the day it happened
/// by largest remainder (to the cent; ties go to the lead, then members, then subcontractors, each by id). A problem
/// means that the event does not fit this contract: the reader stops rather than guess (409 unknown_version,
/// unknown_type, version_not_valid, no_party).
domain::Result<FeeLine> price(VerifiedMilestone const& milestone, Contract const& contract, domain::Id const& id);

/// Whether the line was kept out at that instant.
bool held_at(std::span<Hold const> holds, domain::Instant instant);

}  // namespace polku::payments
