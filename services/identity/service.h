#pragma once

#include "services/identity/people/bootstrap.h"
#include "services/identity/sign_in/parts.h"
#include "shared/events/check.h"
#include "shared/events/read_log.h"
#include "shared/events/reader.h"
#include "shared/http/router.h"
#include "shared/runtime/service.h"
#include "shared/storage/database.h"

#include <memory>
#include <vector>

namespace polku::identity {

/// Whom it asks.
struct Sources {
    http::Channel& casework;
};

/// Organisations, teams, consortia by name, people, memberships and sessions.
class Service {
public:
    /// Opens `identity.db` and its read log in the data directory, and migrates. Throws StorageError.
    Service(runtime::ServiceParts const& parts, Sources sources, SignInOptions options = {});

    http::Router& router() { return router_; }
    /// To be run by the shell: it reads no other service's events.
    std::vector<events::Reader*> readers() { return {}; }

    /// Makes the first user of an empty installation, for the commands that fill or begin one. 409 `users_exist` when
    /// there is a user, 422 with every fault. Hashes a password: takes tens of milliseconds, and waits for the commit.
    domain::Result<domain::Id> bootstrap_administrator(FirstAdministrator const& first);

    /// What `polku check` says of its data and its logs.
    std::vector<events::Finding> check();

private:
    runtime::ServiceParts parts_;
    std::unique_ptr<storage::Database> database_;
    std::unique_ptr<events::ReadLog> read_log_;
    SignInFigures figures_;
    SignInParts sign_in_;
    http::Router router_;
};

}  // namespace polku::identity
