#pragma once

#include "services/casework/imports/model.h"
#include "shared/domain/ids.h"
#include "shared/domain/instant.h"
#include "shared/domain/problem.h"
#include "shared/storage/database.h"
#include "shared/storage/secrets.h"

#include <optional>
#include <string>
#include <string_view>

namespace polku::casework::imports {

/// What became of a file given on the command line.
struct ImportReport {
    Preview preview;                         ///< with every fault; with any fault nothing was written
    std::optional<domain::Problem> problem;  ///< the file was not read at all
    [[nodiscard]] bool done() const { return !problem && preview.faults.total() == 0; }
};

/// Reads and runs a file at once as system:import, with its journal entry and a line in the history. `organisation` may
/// be left out when there is exactly one employment authority. Problems: 404 unknown_authority, 422 several_authorities
/// (fact "organisations"), 413, 409.
ImportReport import_referrals(storage::Database& database, storage::Secrets const& secrets, domain::Clock const& clock,
                              domain::IdSource& ids, std::optional<domain::Id> organisation, std::string_view file_name,
                              std::string_view bytes);

/// The report in English, for a terminal: a line for each fault, and what came of it last
/// ("400 rows: 400 created, 0 unchanged").
std::string report_text(ImportReport const& report);

}  // namespace polku::casework::imports
