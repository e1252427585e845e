#pragma once

#include "services/casework/consents/model.h"
#include "shared/access/policy.h"
#include "shared/storage/tx.h"

#include <optional>
#include <vector>

namespace polku::casework {

void insert_consent(storage::Tx& tx, Consent const& consent);
void save_withdrawal(storage::Tx& tx, Consent const& consent);

/// The consents of the case's client under the case's contract, newest first.
std::vector<Consent> consents_of_case(storage::Tx& tx, access::Allowed const& allowed);

/// Requires: `allowed` is about a case of the consent's client.
std::optional<Consent> load_consent(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& id);

}  // namespace polku::casework
