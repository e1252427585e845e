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

namespace polku::notices {

/// Whose events make notices.
struct Sources {
    http::Channel& casework;
    http::Channel& outcomes;
};

/// The inboxes of teams, organisations and people.
class Service {
public:
    /// Opens `notices.db` and its read log in the data directory, and migrates. Throws StorageError.
    Service(runtime::ServiceParts const& parts, Sources sources);

    http::Router& router() { return router_; }
    /// To be run by the shell.
    std::vector<events::Reader*> readers() { return {&casework_, &outcomes_}; }

    /// What `polku check` says of its logs.
    std::vector<events::Finding> check();

private:
    events::Reader::Options reactor(std::string source, http::Channel& channel);

    runtime::ServiceParts parts_;
    std::unique_ptr<storage::Database> database_;
    std::unique_ptr<events::ReadLog> read_log_;
    http::Router router_;
    events::Reader casework_;
    events::Reader outcomes_;
};

}  // namespace polku::notices
