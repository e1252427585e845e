#pragma once

#include "shared/events/check.h"
#include "shared/events/read_log.h"
#include "shared/events/reader.h"
#include "shared/http/channel.h"
#include "shared/http/router.h"
#include "shared/runtime/service.h"
#include "shared/storage/database.h"

#include <memory>
#include <vector>

namespace polku::payments {

/// Whom it reads: outcomes, for verified milestones.
struct Sources {
    http::Channel& outcomes;
};

/// Contracts, dated prices, fee lines, statements and payment files. It knows a client by a pseudonym alone.
class Service {
public:
    /// Opens `payments.db` and its read log in the data directory, and migrates. Throws StorageError.
    Service(runtime::ServiceParts const& parts, Sources sources);

    http::Router& router() { return router_; }
    /// To be run by the shell.
    std::vector<events::Reader*> readers() { return {&milestones_}; }

    /// The invariants over all its data, for `polku check`.
    std::vector<events::Finding> check();

private:
    runtime::ServiceParts parts_;
    std::unique_ptr<storage::Database> database_;
    std::unique_ptr<events::ReadLog> read_log_;
    http::Router router_;
    events::Reader milestones_;
};

}  // namespace polku::payments
