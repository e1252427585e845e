#pragma once

#include "services/outcomes/copies/model.h"

#include <string_view>

namespace polku::outcomes {

bool contract_runs_on(Lot const& lot, domain::LocalDate day);

/// Whether the organisation is a party of the contract on that day.
bool party_on(Lot const& lot, domain::Id const& organisation, domain::LocalDate day);

/// Whether the organisation is or was paid under the contract at any time.
bool paid_under(Lot const& lot, domain::Id const& organisation);

/// The version that is valid on that day; null before the first.
LotVersion const* version_on(Lot const& lot, domain::LocalDate day);
LotType const* type_of(LotVersion const& version, std::string_view code);

}  // namespace polku::outcomes
