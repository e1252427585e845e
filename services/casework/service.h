#pragma once

#include "services/casework/imports/command.h"
#include "services/casework/imports/progress.h"
#include "shared/events/check.h"
#include "shared/events/job_runner.h"
#include "shared/events/read_log.h"
#include "shared/events/reader.h"
#include "shared/http/channel.h"
#include "shared/http/router.h"
#include "shared/runtime/service.h"
#include "shared/storage/database.h"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace polku::casework {

/// Whom it reads: identity and payments for its copies of organisations, teams and lots; outcomes for the claims on a
/// case that is handed over.
struct Sources {
    http::Channel& identity;
    http::Channel& payments;
    http::Channel& outcomes;
};

/// Clients, consents, cases, parties, joint plans, handovers and imports: what must change together.
class Service {
public:
    /// Opens `casework.db` and its read log in the data directory, and migrates. Throws StorageError.
    Service(runtime::ServiceParts const& parts, Sources sources);

    http::Router& router() { return router_; }
    /// To be run by the shell.
    std::vector<events::Reader*> readers() { return {&organisations_, &lots_}; }
    /// To be run by the shell.
    std::vector<events::JobRunner*> jobs() { return {&jobs_}; }

    /// Every invariant over the data, for `polku check`.
    std::vector<events::Finding> check();

    /// `polku import referrals FILE`: all or nothing. Waits for the commit.
    imports::ImportReport import_referrals(std::optional<domain::Id> const& organisation, std::string_view file_name,
                                           std::string_view bytes);

private:
    runtime::ServiceParts parts_;
    std::unique_ptr<storage::Database> database_;
    std::unique_ptr<events::ReadLog> read_log_;
    imports::Runs runs_;
    http::Router router_;
    events::Reader organisations_;
    events::Reader lots_;
    events::JobRunner jobs_;
};

}  // namespace polku::casework
