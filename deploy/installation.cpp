#include "deploy/installation.h"

#include "shared/runtime/block_on.h"
#include "shared/runtime/logging.h"

#include <boost/asio/co_spawn.hpp>
#include <fmt/format.h>

#include <utility>

namespace polku::deploy {

namespace {

/// Events cause events (a contract, the copy of a lot; a milestone, a fee line, a notice): as many rounds as the
/// longest chain of parts.
constexpr int kRounds = 4;

void append(std::vector<events::Reader*>& all, std::vector<events::Reader*> const& some) {
    all.insert(all.end(), some.begin(), some.end());
}

}  // namespace

Installation::Installation(InstallationOptions const& options)
    : directory_(options.data, options.holder), secrets_(storage::Secrets::open(directory_)) {
    runtime::ServiceParts const parts{.data = directory_.path(),
                                      .clock = clock_,
                                      .ids = ids_,
                                      .heavy = heavy_,
                                      .secrets = secrets_,
                                      .metrics = &metrics_};
    identity_ = std::make_unique<identity::Service>(
        parts, identity::SignInOptions{.second_factor = options.second_factor, .installation = options.name});
    to_identity_.connect(identity_->router());
    payments_ = std::make_unique<payments::Service>(parts, payments::Sources{.outcomes = to_outcomes_});
    to_payments_.connect(payments_->router());
    casework_ = std::make_unique<casework::Service>(
        parts, casework::Sources{.identity = to_identity_, .payments = to_payments_});
    to_casework_.connect(casework_->router());
    outcomes_ = std::make_unique<outcomes::Service>(
        parts, outcomes::Sources{.casework = to_casework_, .identity = to_identity_, .payments = to_payments_});
    to_outcomes_.connect(outcomes_->router());
    notices_ =
        std::make_unique<notices::Service>(parts, notices::Sources{.casework = to_casework_, .outcomes = to_outcomes_});
    to_notices_.connect(notices_->router());
    journal_ = std::make_unique<journal::Service>(
        parts,
        journal::Sources{.identity = to_identity_,
                         .casework = to_casework_,
                         .outcomes = to_outcomes_,
                         .payments = to_payments_,
                         .notices = to_notices_},
        options.checkpoint_to.value_or(storage::checkpoints_folder(directory_.path())));
    to_journal_.connect(journal_->router());
    append(readers_, casework_->readers());
    append(readers_, outcomes_->readers());
    append(readers_, payments_->readers());
    append(readers_, notices_->readers());
    append(readers_, journal_->readers());
    jobs_ = casework_->jobs();
    gateway_ = std::make_unique<gateway::Gateway>(gateway::GatewayParts{.identity = to_identity_,
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

Installation::~Installation() { stop(); }

std::vector<gateway::ServiceRoute> Installation::service_routes() {
    return {
        {"/api/v1/organisations", &to_identity_},
        {"/api/v1/consortia", &to_identity_},
        {"/api/v1/people", &to_identity_},
        {"/api/v1/users", &to_identity_},
        {"/api/v1/imports", &to_casework_},
        {"/api/v1/clients", &to_casework_},
        {"/api/v1/cases", &to_casework_},
        {"/api/v1/handovers", &to_casework_},
        {"/api/v1/work", &to_casework_},
        {"/api/v1/milestones", &to_outcomes_},
        {"/api/v1/cases/{}/milestones", &to_outcomes_},
        {"/api/v1/contracts", &to_payments_},
        {"/api/v1/fee-lines", &to_payments_},
        {"/api/v1/statements", &to_payments_},
        {"/api/v1/exports", &to_payments_},
        {"/api/v1/clients/{}/access-log", &to_journal_},
        {"/api/v1/journal", &to_journal_},
        {"/api/v1/notices", &to_notices_},
    };
}

void Installation::start() {
    background_ = std::make_unique<runtime::Loops>(1);
    auto const run = [&](runtime::Awaitable<void> work) {
        boost::asio::co_spawn(background_->executor(0), std::move(work), [](std::exception_ptr fault) {
            if (fault) runtime::log(runtime::LogLevel::error, "background_failed");
        });
    };
    for (auto* const reader : readers_) run(reader->run());
    for (auto* const jobs : jobs_) run(jobs->run());
    for (auto* const gatherer : journal_->gatherers()) run(gatherer->run());
    run(journal_->checkpointer().run());
}

void Installation::stop() {
    if (!background_) return;
    for (auto* const reader : readers_) reader->stop();
    for (auto* const jobs : jobs_) jobs->stop();
    for (auto* const gatherer : journal_->gatherers()) gatherer->stop();
    journal_->checkpointer().stop();
    background_->stop();
    background_.reset();
    journal_->checkpointer().finish();
}

void Installation::catch_up() {
    for (auto round = 0; round < kRounds; ++round) {
        for (auto* const jobs : jobs_) runtime::block_on(jobs->catch_up());
        for (auto* const reader : readers_) runtime::block_on(reader->catch_up());
    }
    for (auto* const gatherer : journal_->gatherers()) runtime::block_on(gatherer->catch_up());
}

std::vector<events::Reader::Reconciled> Installation::reconcile() {
    std::vector<events::Reader::Reconciled> all;
    for (auto* const reader : readers_) {
        if (auto done = runtime::block_on(reader->reconcile())) all.push_back(std::move(*done));
    }
    return all;
}

std::vector<std::pair<std::string_view, std::vector<events::Finding>>> Installation::check() {
    return {{"identity", identity_->check()}, {"casework", casework_->check()}, {"outcomes", outcomes_->check()},
            {"payments", payments_->check()}, {"notices", notices_->check()},   {"journal", journal_->check()}};
}

std::vector<std::pair<std::string_view, http::Router*>> Installation::routers() {
    return {{"identity", &identity_->router()}, {"casework", &casework_->router()}, {"outcomes", &outcomes_->router()},
            {"payments", &payments_->router()}, {"journal", &journal_->router()},   {"notices", &notices_->router()}};
}

std::string Installation::not_ready() const {
    std::string faults;
    for (auto const* const reader : readers_) {
        auto const figures = reader->figures();
        if (figures.stopped)
            faults += fmt::format("the reader of {} has stopped: {}\n", figures.source, figures.reason);
    }
    for (auto const* const gatherer : journal_->gatherers()) {
        auto const figures = gatherer->figures();
        if (figures.stopped)
            faults += fmt::format("the journal of {} is not gathered: {}\n", figures.source, figures.reason);
    }
    if (auto const forked = journal_->checkpointer().figures().forked; !forked.empty())
        faults += fmt::format("the journal is not signed any more: {}\n", forked);
    return faults;
}

http::Response Installation::send(http::Request request) {
    return runtime::block_on(gateway_->handle(std::move(request)));
}

}  // namespace polku::deploy
