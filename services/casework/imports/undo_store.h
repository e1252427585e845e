#pragma once

#include "services/casework/handovers/model.h"
#include "services/casework/imports/model.h"
#include "shared/storage/secrets.h"
#include "shared/storage/tx.h"

#include <cstdint>
#include <string>
#include <vector>

namespace polku::casework::imports {

/// That a row of the import made the case, with its client.
void insert_imported_case(storage::Tx& tx, domain::Id const& import, domain::Id const& client,
                          domain::Id const& case_id, std::string_view number);

/// The cases of the import that somebody has acted on, by the number of their row; the first `most`.
std::vector<ActedCase> acted_cases(storage::Tx& tx, domain::Id const& import, int most);
std::int64_t count_acted_cases(storage::Tx& tx, domain::Id const& import);

struct ImportedCase {
    domain::Id case_id;
    domain::Id client;
};
std::vector<ImportedCase> imported_cases(storage::Tx& tx, domain::Id const& import);
/// The handovers of the import's cases that wait for their answer, as they are now.
std::vector<Handover> waiting_handovers(storage::Tx& tx, domain::Id const& import);

/// Undoes the import (the schema's trigger ends its cases, handovers, consents and grants, and frees numbers and
/// codes). A record of somebody who came under another number meanwhile, and stayed without the code that this import
/// had brought, gets it: it is the only one with it now, and nobody is told. Requires: done, and nobody has acted on a
/// case of it (the schema refuses otherwise).
void undo_import(storage::Tx& tx, storage::Secrets const& secrets, domain::Id const& import, domain::Instant at,
                 std::string_view by);

}  // namespace polku::casework::imports
