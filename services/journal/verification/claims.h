#pragma once

#include "services/journal/checkpoints/folder.h"
#include "services/journal/verification/model.h"
#include "shared/storage/tx.h"

#include <span>
#include <string>
#include <vector>

namespace polku::journal {

/// What a signed checkpoint says of the tree.
struct Claim {
    TreeHead head;
    std::string place;     ///< where it was found
    bool outside = false;  ///< kept elsewhere: it proves
};

/// The checkpoints in the data directory, when none is kept outside. To be read before the journal is: beside a running
/// server the next one may be made meanwhile, and would cover more than is seen of the journal.
std::vector<CheckpointFile> own_checkpoints(VerifyRequest const& request);

/// Every checkpoint whose signature holds, the smallest first: those kept outside, those in the database, and `own`. Of
/// the others `report.faults` says why.
std::vector<Claim> read_claims(VerifyRequest const& request, std::span<CheckpointFile const> own, storage::Tx& journal,
                               Report& report);

}  // namespace polku::journal
