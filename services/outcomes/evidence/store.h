#pragma once

#include "services/outcomes/evidence/model.h"
#include "services/outcomes/milestones/rules.h"
#include "shared/access/policy.h"
#include "shared/storage/secrets.h"
#include "shared/storage/tx.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polku::outcomes {

/// Cuts and seals a file for the row `id`: before the transaction, as it takes milliseconds.
SealedFile seal_file(storage::SealingKey const& key, domain::Id const& id, std::string_view media_type,
                     std::string_view bytes);

std::vector<Evidence> evidence_of(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& milestone);
std::optional<Evidence> find_evidence(storage::Tx& tx, access::Allowed const& allowed, domain::Id const& milestone,
                                      domain::Id const& id);
/// The file itself. Throws StorageError when a piece was altered.
std::string open_file(storage::Tx& tx, storage::SealingKey const& key, access::Allowed const& allowed,
                      Evidence const& evidence);

/// Whether the file opens and is the one that was uploaded: for checks, without showing anything of it.
bool file_is_whole(storage::Tx& tx, storage::SealingKey const& key, domain::Id const& id);

/// The latest evidence, for a decision.
std::optional<Proof> latest_proof(storage::Tx& tx, domain::Id const& milestone);

/// Under the next number. Requires: the milestone is recorded or contested (the schema says so).
void insert(storage::Tx& tx, domain::Id const& id, domain::Id const& milestone, std::string_view kind,
            SealedFile const& file, domain::Instant now, domain::Id const& by);

}  // namespace polku::outcomes
