#pragma once

#include "services/journal/verification/model.h"
#include "shared/storage/tx.h"

#include <string>
#include <vector>

namespace polku::journal {

/// What a signed checkpoint says of the tree.
struct Claim {
    TreeHead head;
    std::string place;     ///< where it was found
    bool outside = false;  ///< kept elsewhere: it proves
};

/// Every checkpoint whose signature holds, the smallest first: those kept outside, those in the database, and with none
/// outside those in the data directory. Of the others `report.faults` says why.
std::vector<Claim> read_claims(VerifyRequest const& request, storage::Tx& journal, Report& report);

}  // namespace polku::journal
