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

/// A row as it will be written; of an unchanged one only what tells it.
struct PreparedRow {
    RowKind kind = RowKind::created;
    Referral referral;
    SealedCode code;
};

/// All that can be computed before the write transaction, and the facts that it was computed on.
struct PreparedRun {
    ReferralFacts facts;
    Preview preview;
    std::vector<PreparedRow> rows;  ///< empty when there are faults
};

/// Checks the file again, hashes and seals.
PreparedRun prepare_run(storage::Tx& tx, storage::Secrets const& secrets, domain::IdSource& ids,
                        domain::Id const& organisation, ReferralFile const& file, domain::LocalDate today,
                        Progress& progress);

/// Writes every row, or nothing: 409 import_changed when anything that the rows were checked against is another now.
/// Answers whose data was written: the new clients, also those who are known under another number. Requires: a run
/// without faults, of an import that is stored.
domain::Result<std::vector<domain::Id>> write_run(storage::Tx& tx, PreparedRun const& prepared,
                                                  domain::Id const& import, Registrar const& registrar,
                                                  Progress& progress);

/// The information categories of what an import writes, for its journal entry.
std::vector<access::Category> written_categories();

}  // namespace polku::casework::imports
