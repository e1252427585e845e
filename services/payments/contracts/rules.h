#pragma once

#include "services/payments/contracts/model.h"
#include "shared/access/facts.h"
#include "shared/access/principal.h"
#include "shared/domain/problem.h"
#include "shared/events/log.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace polku::payments {

/// Everything that is wrong with the terms, each with its field; empty = they can be registered.
/// The lead is a party for the whole contract, the buyer is not, nobody has two parts on one day, and the shares add up
/// to 100 % on every day of the contract.
std::vector<domain::FieldFault> faults_of(ContractTerms const& terms);

/// The same for a new price version of `contract`. A version takes effect after the one before it and within the
/// contract.
std::vector<domain::FieldFault> faults_of(NewVersion const& version, Contract const& contract);

/// The version that is valid on that day; null before the first.
Version const* version_on(std::span<Version const> versions, domain::LocalDate day);

/// The last day of a version, the day before the next one's; nothing for the last version.
std::optional<domain::LocalDate> last_day_of(std::span<Version const> versions, Version const& version);

MilestoneType const* type_of(Version const& version, std::string_view code);

/// The parties of that day in the order in which cents are split: the lead, members, subcontractors, each by id.
std::vector<Party> parties_on(std::span<Party const> parties, domain::LocalDate day);

/// What the principal is to the contract today. The buyer's people are its buyer; a provider's role holds for one
/// contract, so its people are nothing to another contract even when their firm is a party there.
access::ContractRelation relation_of(access::Principal const& principal, Contract const& contract,
                                     domain::LocalDate today);

/// The contract, or 422 with every fault. `code_taken`: another contract has the code.
domain::Result<Contract> register_contract(ContractTerms terms, bool code_taken, domain::Id const& id);

/// The activated version, or 422 with every fault, or 409 already_priced when a fee line rests on the price of a day
/// from which the new version would hold (`last_priced`: the latest day on which a priced milestone happened).
domain::Result<Version> activate(NewVersion wanted, Contract const& contract,
                                 std::optional<domain::LocalDate> last_priced, domain::Id const& id,
                                 domain::Instant now);

/// polku.contract.version-activated.v1: the whole contract at that version, for the copies of casework and outcomes.
events::Event activated(Contract const& contract, Version const& version);

}  // namespace polku::payments
