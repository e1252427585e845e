#pragma once

#include "services/casework/imports/model.h"
#include "services/casework/imports/progress.h"
#include "services/casework/imports/rules.h"
#include "shared/domain/problem.h"
#include "shared/storage/secrets.h"
#include "shared/storage/tx.h"

#include <vector>

namespace polku::casework::imports {

/// Checks a file against what is stored now.
Preview check_stored(storage::Tx& tx, storage::Secrets const& secrets, domain::Id const& organisation,
                     ReferralFile const& file, domain::LocalDate today, RowSink const& sink);

/// A file, and all that was found of it before the write transaction.
struct CheckedFile {
    ReferralFile file;
    ReferralFacts facts;
    Preview preview;
};

/// Checks a file that is to be run.
CheckedFile check_to_run(storage::Tx& tx, storage::Secrets const& secrets, domain::Id const& organisation,
                         ReferralFile file, domain::LocalDate today, Progress& progress);

/// Reads the file again and writes each row as it comes, so that memory does not grow with the rows, or writes nothing:
/// 409 import_changed when anything that the rows were checked against is another now. Answers whose data was written:
/// the new clients, also those who are known under another number. Requires: a file without faults, of an import that
/// is stored.
domain::Result<std::vector<domain::Id>> write_run(storage::Tx& tx, storage::Secrets const& secrets,
                                                  CheckedFile const& checked, domain::Id const& import,
                                                  Registrar const& registrar, Progress& progress);

/// The information categories of what an import writes, for its journal entry.
std::vector<access::Category> written_categories();

}  // namespace polku::casework::imports
