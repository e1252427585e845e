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

namespace polku::outcomes {

/// Whom it asks and reads: casework for who may see what of a case, and for who is one client, identity and payments
/// for its copies of memberships and contracts.
struct Sources {
    http::Channel& casework;
    http::Channel& identity;
    http::Channel& payments;
};

/// Milestones, their evidence and their verification.
class Service {
public:
    /// Opens `outcomes.db` and its read log in the data directory, and migrates. Throws StorageError.
    Service(runtime::ServiceParts const& parts, Sources sources);

    http::Router& router() { return router_; }
    /// To be run by the shell.
    std::vector<events::Reader*> readers() { return {&memberships_, &contracts_, &merges_}; }

    /// The invariants over all its data, for `polku check`.
    std::vector<events::Finding> check();

private:
    runtime::ServiceParts parts_;
    std::unique_ptr<storage::Database> database_;
    std::unique_ptr<events::ReadLog> read_log_;
    http::Router router_;
    events::Reader memberships_;
    events::Reader contracts_;
    events::Reader merges_;
};

}  // namespace polku::outcomes
