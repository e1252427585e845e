#pragma once

#include "services/journal/checkpoints/checkpointer.h"
#include "services/journal/records/gatherer.h"
#include "shared/events/check.h"
#include "shared/events/read_log.h"
#include "shared/events/reader.h"
#include "shared/http/channel.h"
#include "shared/http/entry_reader.h"
#include "shared/http/router.h"
#include "shared/runtime/background.h"
#include "shared/runtime/service.h"
#include "shared/storage/database.h"

#include <deque>
#include <filesystem>
#include <memory>
#include <vector>

namespace polku::journal {

/// Whose journals and read logs it gathers, beside its own.
struct Sources {
    http::Channel& identity;
    http::Channel& casework;
    http::Channel& outcomes;
    http::Channel& payments;
    http::Channel& notices;
};

/// Who did what, and who saw whose data: the audit trail of all services in one place.
class Service {
public:
    /// Opens `journal.db`, its read log and its signing key in the data directory, and migrates. `checkpoint_to`: the
    /// folder that checkpoints are given to (`journal.checkpoint_to`). Throws StorageError.
    Service(runtime::ServiceParts const& parts, Sources sources, std::filesystem::path checkpoint_to);

    http::Router& router() { return router_; }
    /// Casework's merges: whose logs are one person's.
    std::vector<events::Reader*> readers() { return {&casework_}; }
    /// To be run by the shell, one for each source.
    std::vector<http::EntryReader*> entry_readers();
    /// What they have gathered.
    [[nodiscard]] std::vector<Gatherer::Figures> gathered() const;
    /// To be run by the shell: signs checkpoints.
    runtime::Background& signing() { return signing_; }
    /// To be finished when all else has stopped.
    Checkpointer& checkpointer() { return checkpointer_; }

    /// What `polku check` says of its logs.
    std::vector<events::Finding> check();

private:
    void measure();

    runtime::ServiceParts parts_;
    std::unique_ptr<storage::Database> database_;
    std::unique_ptr<NoteSigner> signer_;
    Checkpointer checkpointer_;
    std::unique_ptr<events::ReadLog> read_log_;
    http::Router router_;
    http::LocalChannel own_;
    events::Reader casework_;
    std::deque<Gatherer> gatherers_;
    std::deque<http::EntryReader> entry_readers_;
    runtime::BackgroundFunction signing_;
};

}  // namespace polku::journal
