#pragma once

#include "services/payments/contracts/model.h"
#include "shared/json/reader.h"

namespace polku::payments {

/// The bodies of POST /contracts and POST /contracts/{contract}/versions. Faults stay in the reader.
ContractTerms read_contract_terms(json::Reader& r);
NewVersion read_new_version(json::Reader& r);

}  // namespace polku::payments
