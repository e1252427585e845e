#pragma once

#include "services/outcomes/copies/model.h"
#include "shared/storage/tx.h"

#include <optional>
#include <vector>

namespace polku::outcomes {

std::optional<Lot> find_lot(storage::Tx& tx, domain::Id const& contract);

/// Writes the contract as `lot` has it, and its one version in `lot.versions`; the versions that came before stay.
void keep(storage::Tx& tx, Lot const& lot);

/// All copies of one kind go, before a view is made anew.
void forget_lots(storage::Tx& tx);
void forget_memberships(storage::Tx& tx);

/// Who a client is now, when casework has merged their record into another.
domain::Id canonical_client(storage::Tx& tx, domain::Id const& client);
void keep_merged(storage::Tx& tx, domain::Id const& retired, domain::Id const& surviving);
void forget_merged(storage::Tx& tx, domain::Id const& retired);

/// Of one person, ended ones too.
std::vector<Membership> memberships_of(storage::Tx& tx, domain::Id const& person);
void keep(storage::Tx& tx, Membership const& membership);
void end_membership(storage::Tx& tx, domain::Id const& membership, domain::Instant at);

}  // namespace polku::outcomes
