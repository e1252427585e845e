#include "deploy/installation.h"

#include "shared/http/body_stream.h"
#include "shared/http/whole_answer.h"
#include "shared/runtime/block_on.h"
#include "shared/runtime/logging.h"
#include "shared/runtime/step_back.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <fmt/format.h>

#include <utility>

namespace polku::deploy {

namespace {

/// Events cause events (a contract, the copy of a lot; a milestone, a fee line, a notice): as many rounds as the
/// longest chain of parts.
constexpr int kRounds = 4;

std::vector<std::string> lock_names(Parts const& here) {
    std::vector<std::string> names;
    if (here == every_part()) return names;
    for (auto const part : here) names.emplace_back(name(part));
    return names;
}

/// Nobody here reads on: a stream of events ends where it begins, and within the loop that it lives on.
runtime::Awaitable<http::Response> answer_at_once(gateway::Gateway& gateway, http::Request request) {
    auto response = co_await http::whole(gateway.handle(std::move(request)));
    if (response.stream) response.stream->end(http::StreamEnd::reader_gone);
    response.stream.reset();
    co_return response;
}

constexpr std::string_view kPrivateKey = "person-token.pem";
constexpr std::string_view kPublicKey = "person-token.pub.pem";

}  // namespace

Installation::Installation(InstallationOptions const& options)
    : here_(options.here),
      directory_(options.data, options.holder, lock_names(options.here)),
      secrets_(storage::Secrets::open(directory_)),
      clock_(options.clock != nullptr ? *options.clock : system_clock_),
      signer_(make_signer(options)),
      persons_(options.person_public_key.value_or(storage::keys_folder(directory_.path()) / kPublicKey)),
      addresses_(part_addresses(options)),
      ways_(here_, addresses_, signer_.get(), clock_) {
    ways_.measure(metrics_);
    metrics_.gauge("polku_heavy_waiting", "Pieces of long work that wait for the heavy pool.", "process",
                   [this] { return static_cast<double>(heavy_.waiting()); });
    make_services(options);
    if (has(Part::gateway)) make_gateway(options);
}

PartAddresses Installation::part_addresses(InstallationOptions const& options) const {
    return {.named = options.addresses,
            .usual = storage::run_folder(directory_.path()),
            .certificates = options.certificates};
}

std::unique_ptr<http::PersonSigner> Installation::make_signer(InstallationOptions const& options) const {
    if (whole() || !has(Part::gateway)) return nullptr;
    auto const keys = storage::keys_folder(directory_.path());
    if (!options.person_private_key) http::ensure_person_keys(keys / kPrivateKey, keys / kPublicKey);
    return std::make_unique<http::PersonSigner>(options.person_private_key.value_or(keys / kPrivateKey));
}

void Installation::make_services(InstallationOptions const& options) {
    runtime::ServiceParts const parts{.data = directory_.path(),
                                      .clock = clock_,
                                      .ids = ids_,
                                      .heavy = heavy_,
                                      .secrets = secrets_,
                                      .metrics = &metrics_};
    auto const take_in = [&](Part part, auto& service) {
        ways_.connect(part, service->router());
        for (auto* const reader : service->readers()) {
            readers_.push_back(reader);
            measure(part, *reader);
        }
    };
    if (has(Part::identity)) {
        identity_ = std::make_unique<identity::Service>(
            parts, identity::Sources{.casework = ways_.to(Part::casework)},
            identity::SignInOptions{.second_factor = options.second_factor, .installation = options.name});
        take_in(Part::identity, identity_);
    }
    if (has(Part::casework)) {
        casework_ = std::make_unique<casework::Service>(parts, casework::Sources{.identity = ways_.to(Part::identity),
                                                                                 .payments = ways_.to(Part::payments),
                                                                                 .outcomes = ways_.to(Part::outcomes)});
        take_in(Part::casework, casework_);
        jobs_ = casework_->jobs();
    }
    if (has(Part::outcomes)) {
        outcomes_ = std::make_unique<outcomes::Service>(parts, outcomes::Sources{.casework = ways_.to(Part::casework),
                                                                                 .identity = ways_.to(Part::identity),
                                                                                 .payments = ways_.to(Part::payments)});
        take_in(Part::outcomes, outcomes_);
    }
    if (has(Part::payments)) {
        payments_ = std::make_unique<payments::Service>(parts, payments::Sources{.outcomes = ways_.to(Part::outcomes)});
        take_in(Part::payments, payments_);
    }
    if (has(Part::notices)) {
        notices_ = std::make_unique<notices::Service>(parts,
                                                      notices::Sources{.casework = ways_.to(Part::casework),
                                                                       .outcomes = ways_.to(Part::outcomes),
                                                                       .identity = ways_.to(Part::identity)},
                                                      options.mail);
        take_in(Part::notices, notices_);
        post_ = notices_->background();
    }
    if (has(Part::journal)) {
        journal_ = std::make_unique<journal::Service>(
            parts,
            journal::Sources{.identity = ways_.to(Part::identity),
                             .casework = ways_.to(Part::casework),
                             .outcomes = ways_.to(Part::outcomes),
                             .payments = ways_.to(Part::payments),
                             .notices = ways_.to(Part::notices)},
            options.checkpoint_to.value_or(storage::checkpoints_folder(directory_.path())));
        take_in(Part::journal, journal_);
        entry_readers_ = journal_->entry_readers();
    }
    background_work_.insert(background_work_.end(), readers_.begin(), readers_.end());
    background_work_.insert(background_work_.end(), jobs_.begin(), jobs_.end());
    background_work_.insert(background_work_.end(), entry_readers_.begin(), entry_readers_.end());
    background_work_.insert(background_work_.end(), post_.begin(), post_.end());
    if (journal_) background_work_.push_back(&journal_->signing());
}

void Installation::measure(Part part, events::Reader const& reader) {
    auto const who = fmt::format("{}/{}", name(part), reader.figures().source);
    metrics_.gauge("polku_reader_lag", "Events not looked at yet; the label says who reads whom.", who,
                   [&reader] { return static_cast<double>(reader.figures().lag); });
    metrics_.gauge("polku_reader_stopped", "1: it met what it cannot apply, or another log than it knew.", who,
                   [&reader] { return reader.figures().stopped ? 1.0 : 0.0; });
}

void Installation::make_gateway(InstallationOptions const& options) {
    gateway_ = std::make_unique<gateway::Gateway>(gateway::GatewayParts{.identity = ways_.to(Part::identity),
                                                                        .services = service_routes(),
                                                                        .clock = clock_,
                                                                        .ids = ids_,
                                                                        .web_root = options.web,
                                                                        .hosts = options.hosts,
                                                                        .installation = options.name,
                                                                        .metrics = &metrics_,
                                                                        .limits = options.limits,
                                                                        .behind_proxy = options.behind_proxy});
}

Installation::~Installation() {
    stop();
    close_doors();
}

std::vector<gateway::ServiceRoute> Installation::service_routes() {
    return {
        {"/api/v1/organisations", &ways_.to(Part::identity)},
        {"/api/v1/consortia", &ways_.to(Part::identity)},
        {"/api/v1/people", &ways_.to(Part::identity)},
        {"/api/v1/users", &ways_.to(Part::identity)},
        {"/api/v1/absences", &ways_.to(Part::identity)},
        {"/api/v1/saved-filters", &ways_.to(Part::identity)},
        {"/api/v1/imports", &ways_.to(Part::casework)},
        {"/api/v1/settings", &ways_.to(Part::casework)},
        {"/api/v1/terms", &ways_.to(Part::casework)},
        {"/api/v1/clients", &ways_.to(Part::casework)},
        {"/api/v1/cases", &ways_.to(Part::casework)},
        {"/api/v1/emergency-accesses", &ways_.to(Part::casework)},
        {"/api/v1/handovers", &ways_.to(Part::casework)},
        {"/api/v1/bulk-handovers", &ways_.to(Part::casework)},
        {"/api/v1/merges", &ways_.to(Part::casework)},
        {"/api/v1/identity-matches", &ways_.to(Part::casework)},
        {"/api/v1/work", &ways_.to(Part::casework)},
        {"/api/v1/milestones", &ways_.to(Part::outcomes)},
        {"/api/v1/cases/{}/milestones", &ways_.to(Part::outcomes)},
        {"/api/v1/contracts", &ways_.to(Part::payments)},
        {"/api/v1/fee-lines", &ways_.to(Part::payments)},
        {"/api/v1/statements", &ways_.to(Part::payments)},
        {"/api/v1/exports", &ways_.to(Part::payments)},
        {"/api/v1/clients/{}/access-log", &ways_.to(Part::journal)},
        {"/api/v1/journal", &ways_.to(Part::journal)},
        {"/api/v1/live", &ways_.to(Part::notices)},
        {"/api/v1/notices", &ways_.to(Part::notices)},
    };
}

void Installation::open_doors() {
    if (whole()) return;
    for (auto const& [part_name, router] : routers()) {
        auto const part = parse_part(part_name).value();
        auto const address = addresses_.of(part);
        http::ServerOptions options;
        options.limits = http::inside_limits();
        options.asked_by = http::AskedBy::parts;
        auto const* const network = std::get_if<http::NetworkAddress>(&address);
        if (network != nullptr) {
            options.address = network->host;
            options.port = network->port;
            options.tls = addresses_.certificates;
        } else {
            options.path = std::get<http::UnixAddress>(address).path;
        }
        auto& door = *part_doors_.emplace_back(std::make_unique<http::PartDoor>(http::PartDoor::Parts{
            .router = *router, .persons = persons_, .clock = clock_, .by_certificate = network != nullptr}));
        auto& server = *part_servers_.emplace_back(std::make_unique<http::Server>(
            std::move(options), [&door](http::Request request) { return door.handle(std::move(request)); }));
        server.start();
        runtime::log(runtime::LogLevel::info, "part_answers",
                     {{"part", part_name}, {"address", http::address_text(address)}});
    }
}

void Installation::close_doors() {
    for (auto const& server : part_servers_) server->stop();
    part_servers_.clear();
    part_doors_.clear();
}

void Installation::start() {
    background_ = std::make_unique<runtime::Loops>(1);
    boost::asio::post(background_->executor(0), [] { runtime::step_back(); });
    auto const run = [&](runtime::Awaitable<void> work) {
        boost::asio::co_spawn(background_->executor(0), std::move(work), [](std::exception_ptr fault) {
            if (fault) runtime::log(runtime::LogLevel::error, "background_failed");
        });
    };
    for (auto* const work : background_work_) run(work->run());
}

void Installation::stop() {
    if (!background_) return;
    for (auto* const work : background_work_) work->stop();
    background_->stop();
    background_.reset();
    if (journal_) journal_->checkpointer().finish();
}

void Installation::catch_up() {
    for (auto round = 0; round < kRounds; ++round) {
        for (auto* const jobs : jobs_) runtime::block_on(jobs->catch_up());
        for (auto* const reader : readers_) runtime::block_on(reader->catch_up());
    }
    for (auto* const post : post_) runtime::block_on(post->catch_up());
    for (auto* const reader : entry_readers_) runtime::block_on(reader->catch_up());
}

std::vector<events::Reader::Reconciled> Installation::reconcile() {
    std::vector<events::Reader::Reconciled> all;
    for (auto* const reader : readers_) {
        if (auto done = runtime::block_on(reader->reconcile())) all.push_back(std::move(*done));
    }
    return all;
}

std::vector<std::pair<std::string_view, std::vector<events::Finding>>> Installation::check() {
    std::vector<std::pair<std::string_view, std::vector<events::Finding>>> findings;
    auto const ask = [&](Part part, auto& service) {
        if (service) findings.emplace_back(name(part), service->check());
    };
    ask(Part::identity, identity_);
    ask(Part::casework, casework_);
    ask(Part::outcomes, outcomes_);
    ask(Part::payments, payments_);
    ask(Part::notices, notices_);
    ask(Part::journal, journal_);
    return findings;
}

std::vector<std::pair<std::string_view, http::Router*>> Installation::routers() const {
    std::vector<std::pair<std::string_view, http::Router*>> found;
    auto const add = [&](Part part, auto& service) {
        if (service) found.emplace_back(name(part), &service->router());
    };
    add(Part::identity, identity_);
    add(Part::casework, casework_);
    add(Part::outcomes, outcomes_);
    add(Part::payments, payments_);
    add(Part::journal, journal_);
    add(Part::notices, notices_);
    return found;
}

std::string Installation::not_ready() const {
    std::string faults;
    for (auto const& [part, router] : routers()) faults += router->not_ready();
    for (auto const* const reader : readers_) {
        auto const figures = reader->figures();
        if (figures.stopped)
            faults += fmt::format("the reader of {} has stopped: {}\n", figures.source, figures.reason);
    }
    if (!journal_) return faults;
    for (auto const& source : journal_->gathered()) {
        if (source.stopped)
            faults += fmt::format("the journal of {} is not gathered: {}\n", source.source, source.reason);
    }
    auto const forked = journal_->checkpointer().figures().forked;
    if (!forked.empty()) faults += fmt::format("the journal is not signed any more: {}\n", forked);
    return faults;
}

http::Response Installation::send(http::Request request) {
    return runtime::block_on(answer_at_once(*gateway_, std::move(request)));
}

}  // namespace polku::deploy
