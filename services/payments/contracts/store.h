#pragma once

#include "services/payments/contracts/model.h"
#include "shared/access/facts.h"
#include "shared/access/principal.h"
#include "shared/domain/instant.h"
#include "shared/storage/tx.h"

#include <optional>
#include <string_view>
#include <vector>

namespace polku::payments {

/// Everything of one contract; nothing when there is none.
std::optional<Contract> find_contract(storage::Tx& tx, domain::Id const& id);

/// The contracts that the principal may list, by code, after the code `after`: the administrator and the system all,
/// others those that they buy, or the one that their membership holds for while their organisation is a party of it on
/// `today`.
std::vector<Contract> contracts_for(storage::Tx& tx, access::Principal const& principal, domain::LocalDate today,
                                    std::string_view after, int limit);
std::optional<Contract> contract_for(storage::Tx& tx, access::Principal const& principal, domain::LocalDate today,
                                     domain::Id const& id);

bool contract_code_taken(storage::Tx& tx, std::string_view code);

void insert(storage::Tx& tx, Contract const& contract, domain::Instant now, domain::Id const& by);

/// Writes the version with its prices, activates it (from then on nothing of it can be changed), and raises the
/// contract's version.
void insert_activated(storage::Tx& tx, domain::Id const& contract, Version const& version, domain::Id const& by);

/// The facts for the policy: what the principal is to the contract at `now`; nothing when there is no such contract.
std::optional<access::ContractAccess> contract_access(storage::Tx& tx, access::Principal const& principal,
                                                      domain::Id const& contract, domain::Instant now);

}  // namespace polku::payments
