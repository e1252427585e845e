#pragma once

#include "services/notices/mail/options.h"
#include "shared/events/check.h"
#include "shared/events/read_log.h"
#include "shared/events/reader.h"
#include "shared/http/channel.h"
#include "shared/http/router.h"
#include "shared/runtime/background.h"
#include "shared/runtime/service.h"
#include "shared/storage/database.h"

#include <memory>
#include <optional>
#include <vector>

namespace polku::notices {

class Post;

/// Whose events make notices, and whose say who works where.
struct Sources {
    http::Channel& casework;
    http::Channel& outcomes;
    http::Channel& identity;
};

/// The inboxes of teams, organisations and people.
class Service {
public:
    /// Opens `notices.db` and its read log in the data directory, and migrates. Throws StorageError.
    /// With `mail`, std::runtime_error when its password cannot be read; without, no e-mail is sent.
    Service(runtime::ServiceParts const& parts, Sources sources, std::optional<MailOptions> const& mail = {});
    ~Service();

    http::Router& router() { return router_; }
    /// To be run by the shell.
    std::vector<events::Reader*> readers() { return {&casework_, &outcomes_, &identity_}; }
    /// To be run by the shell too: the post, where there is a mail server.
    std::vector<runtime::Background*> background();

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
    events::Reader identity_;
    std::unique_ptr<Post> post_;                       ///< nothing: no mail server is set up
    std::unique_ptr<runtime::BackgroundThread> mail_;  ///< in which the post works
};

}  // namespace polku::notices
