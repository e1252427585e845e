#pragma once

#include "deploy/parts.h"
#include "deploy/ways.h"
#include "gateway/gateway.h"
#include "services/casework/service.h"
#include "services/identity/service.h"
#include "services/journal/service.h"
#include "services/notices/service.h"
#include "services/outcomes/service.h"
#include "services/payments/service.h"
#include "shared/events/check.h"
#include "shared/http/part_door.h"
#include "shared/http/person_token.h"
#include "shared/http/server.h"
#include "shared/runtime/heavy_pool.h"
#include "shared/runtime/loops.h"
#include "shared/runtime/metrics.h"
#include "shared/storage/data_directory.h"
#include "shared/storage/secrets.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polku::deploy {

struct InstallationOptions {
    std::filesystem::path data = "data";
    std::optional<std::filesystem::path> web;                         ///< the built web application
    std::vector<std::string> hosts{"localhost", "127.0.0.1", "::1"};  ///< the Host names that are answered
    std::string name = "Polku";
    identity::SecondFactorPolicy second_factor = identity::SecondFactorPolicy::offered;
    gateway::Limits limits{};
    bool behind_proxy = false;                             ///< on this machine, over plain HTTP
    std::optional<std::filesystem::path> checkpoint_to{};  ///< of the journal; nothing: in the data directory
    std::optional<notices::MailOptions> mail{};            ///< nothing: no e-mail is sent
    domain::Clock const* clock = nullptr;                  ///< the system's, unless told; outlives the installation
    std::string_view holder = "polku";                     ///< what others are told who find the data directory in use
    /// What is in this process. All: nothing is asked over a socket, and the data directory is this process's alone.
    Parts here = every_part();
    /// Where parts in processes of their own answer; not named: at data/run/PART.sock.
    std::map<Part, http::Address> addresses{};
    std::optional<http::TlsFiles> certificates{};  ///< for addresses over the network
    /// The keys of persons' tokens; not named: in the data directory, made by the gateway.
    std::optional<std::filesystem::path> person_private_key{};
    std::optional<std::filesystem::path> person_public_key{};
};

/// The parts of Polku that are in this process, wired to each other by values and to the others over channels. Opening
/// takes the lock of the data directory (or of these parts of it) and migrates; nothing is answered before
/// `open_doors`, and nothing runs in the background until `start`. Throws StorageError, and std::runtime_error when a
/// key or a certificate cannot be used.
class Installation {
public:
    explicit Installation(InstallationOptions const& options);
    ~Installation();
    Installation(Installation const&) = delete;
    Installation& operator=(Installation const&) = delete;

    /// Answers the parts in other processes, when there are any, on threads of its own. Throws std::system_error when
    /// an address is taken.
    void open_doors();
    /// Finishes what was taken on.
    void close_doors();

    /// Runs the readers, the jobs and the gatherers of the journal on a thread of their own.
    void start();
    void stop();

    /// On this thread: every reader up to the newest event, the jobs and the digests that are due, and the journal up
    /// to the newest entry. Not while started.
    void catch_up();

    /// Has every reader go on whose source is another log since a restore. Not while started.
    std::vector<events::Reader::Reconciled> reconcile();

    /// What each service says of its invariants. Not while started.
    std::vector<std::pair<std::string_view, std::vector<events::Finding>>> check();

    /// Why the installation should get no traffic, a line each; empty = ready.
    [[nodiscard]] std::string not_ready() const;

    /// Parts elsewhere that do not answer.
    runtime::Awaitable<std::vector<Part>> away() { return ways_.away(); }

    /// The public API on this thread, for the commands; of a stream the head alone. Requires: the gateway is here.
    http::Response send(http::Request request);

    /// Every service's router by name: for the test of every route as every role.
    std::vector<std::pair<std::string_view, http::Router*>> routers() const;

    [[nodiscard]] bool has(Part part) const { return here_.contains(part); }
    /// Requires: that part is here.
    gateway::Gateway& door() { return *gateway_; }
    casework::Service& casework() { return *casework_; }
    identity::Service& identity() { return *identity_; }
    runtime::Metrics& metrics() { return metrics_; }
    runtime::HeavyPool& heavy() { return heavy_; }
    domain::Clock const& clock() const { return clock_; }
    std::filesystem::path const& data() const { return directory_.path(); }
    /// Whether the data directory held nothing when it was opened.
    [[nodiscard]] bool fresh() const { return directory_.fresh(); }

private:
    [[nodiscard]] bool whole() const { return here_ == every_part(); }
    [[nodiscard]] PartAddresses part_addresses(InstallationOptions const& options) const;
    std::unique_ptr<http::PersonSigner> make_signer(InstallationOptions const& options) const;
    void make_services(InstallationOptions const& options);
    void measure(Part part, events::Reader const& reader);
    void make_gateway(InstallationOptions const& options);
    std::vector<gateway::ServiceRoute> service_routes();

    Parts here_;
    storage::DataDirectory directory_;
    storage::Secrets secrets_;
    domain::SystemClock system_clock_;
    domain::Clock const& clock_;
    domain::RandomIds ids_{clock_};
    runtime::Metrics metrics_;
    runtime::HeavyPool heavy_{2, 64};
    std::unique_ptr<http::PersonSigner> signer_;  ///< nothing: all are here, or the gateway is not
    http::PersonVerifier persons_;
    PartAddresses addresses_;
    // Before the parts, which know each other in circles.
    Ways ways_;
    std::unique_ptr<identity::Service> identity_;
    std::unique_ptr<payments::Service> payments_;
    std::unique_ptr<outcomes::Service> outcomes_;
    std::unique_ptr<casework::Service> casework_;
    std::unique_ptr<notices::Service> notices_;
    std::unique_ptr<journal::Service> journal_;
    std::unique_ptr<gateway::Gateway> gateway_;
    std::vector<events::Reader*> readers_;
    std::vector<events::JobRunner*> jobs_;
    std::vector<http::EntryReader*> entry_readers_;
    std::vector<runtime::Background*> post_;
    std::vector<runtime::Background*> background_work_;  ///< all of it
    std::vector<std::unique_ptr<http::PartDoor>> part_doors_;
    std::vector<std::unique_ptr<http::Server>> part_servers_;
    std::unique_ptr<runtime::Loops> background_;
};

}  // namespace polku::deploy
