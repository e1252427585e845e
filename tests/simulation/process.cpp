#include "tests/simulation/process.h"

#include "services/casework/service.h"
#include "services/identity/service.h"
#include "services/journal/service.h"
#include "services/notices/service.h"
#include "services/outcomes/service.h"
#include "services/payments/service.h"
#include "shared/http/whole_answer.h"
#include "tests/simulation/world.h"

#include <boost/algorithm/string/replace.hpp>
#include <boost/asio/co_spawn.hpp>

#include <algorithm>
#include <exception>
#include <tuple>
#include <type_traits>
#include <utility>

namespace polku::simulation {

using deploy::Part;

namespace {

constexpr std::size_t kHeavyWaiting = 16;

/// Which part answers which addresses, as the installation wires it.
std::vector<gateway::ServiceRoute> door_routes(Process& process) {
    return {
        {"/api/v1/organisations", &process.to(Part::identity)},
        {"/api/v1/consortia", &process.to(Part::identity)},
        {"/api/v1/users", &process.to(Part::identity)},
        {"/api/v1/imports", &process.to(Part::casework)},
        {"/api/v1/clients", &process.to(Part::casework)},
        {"/api/v1/clients/{}/access-log", &process.to(Part::journal)},
        {"/api/v1/cases", &process.to(Part::casework)},
        {"/api/v1/handovers", &process.to(Part::casework)},
        {"/api/v1/bulk-handovers", &process.to(Part::casework)},
        {"/api/v1/merges", &process.to(Part::casework)},
        {"/api/v1/identity-matches", &process.to(Part::casework)},
        {"/api/v1/work", &process.to(Part::casework)},
        {"/api/v1/milestones", &process.to(Part::outcomes)},
        {"/api/v1/cases/{}/milestones", &process.to(Part::outcomes)},
        {"/api/v1/contracts", &process.to(Part::payments)},
        {"/api/v1/statements", &process.to(Part::payments)},
        {"/api/v1/exports", &process.to(Part::payments)},
        {"/api/v1/notices", &process.to(Part::notices)},
    };
}

}  // namespace

Process::~Process() {
    if (up()) end();
}

std::string Process::name() const { return parts_.size() == 1 ? std::string(deploy::name(*parts_.begin())) : "polku"; }

bool Process::dead() const {
    return ending_ || std::ranges::any_of(parts_, [&](Part part) { return world_.disk().frozen(deploy::name(part)); });
}

http::Channel& Process::to(Part part) {
    auto& channel = channels_[part];
    if (!channel) channel = std::make_unique<SimulatedChannel>(world_.network(), *this, part);
    return *channel;
}

http::Router* Process::router(Part part) const {
    auto const found = services_.find(part);
    return found == services_.end() ? nullptr : found->second.router;
}

identity::Service* Process::identity() const {
    return static_cast<identity::Service*>(services_.at(Part::identity).owner.get());
}

template <class S, class... Rest>
std::shared_ptr<S> Process::make(Part part, Rest&&... rest) {
    runtime::ServiceParts const given{.data = world_.data(),
                                      .clock = world_.clock(),
                                      .ids = *ids_,
                                      .heavy = *heavy_,
                                      .secrets = world_.secrets(),
                                      .metrics = nullptr};
    auto const service = std::make_shared<S>(given, std::forward<Rest>(rest)...);
    for (auto* const reader : service->readers()) {
        readers_.push_back(reader);
        work_with(*reader);
    }
    services_[part] = {&service->router(), [&made = *service] { return made.check(); }, service};
    return service;
}

void Process::open_parts() {
    if (has(Part::identity)) make<identity::Service>(Part::identity, identity::Sources{.casework = to(Part::casework)});
    if (has(Part::casework)) {
        casework::Sources const sources{
            .identity = to(Part::identity), .payments = to(Part::payments), .outcomes = to(Part::outcomes)};
        for (auto* const jobs : make<casework::Service>(Part::casework, sources)->jobs()) work_with(*jobs);
    }
    if (has(Part::outcomes)) {
        outcomes::Sources const sources{
            .casework = to(Part::casework), .identity = to(Part::identity), .payments = to(Part::payments)};
        make<outcomes::Service>(Part::outcomes, sources);
    }
    if (has(Part::payments)) make<payments::Service>(Part::payments, payments::Sources{.outcomes = to(Part::outcomes)});
    if (has(Part::notices)) {
        notices::Sources const sources{
            .casework = to(Part::casework), .outcomes = to(Part::outcomes), .identity = to(Part::identity)};
        make<notices::Service>(Part::notices, sources);
    }
    if (has(Part::journal)) {
        journal::Sources const sources{.identity = to(Part::identity),
                                       .casework = to(Part::casework),
                                       .outcomes = to(Part::outcomes),
                                       .payments = to(Part::payments),
                                       .notices = to(Part::notices)};
        auto const journal = make<journal::Service>(Part::journal, sources, world_.checkpoints());
        for (auto* const reader : journal->entry_readers()) work_with(*reader);
        work_with(journal->signing(), true);
    }
    if (has(Part::gateway)) {
        gateway_ = std::make_unique<gateway::Gateway>(gateway::GatewayParts{
            .identity = to(Part::identity), .services = door_routes(*this), .clock = world_.clock(), .ids = *ids_});
    }
}

bool Process::open() {
    runtime::Turns::Scope const scope(*this);
    waited_for_ = true;
    ++life_;
    loop_ = std::make_unique<boost::asio::io_context>(1);
    ids_ = std::make_unique<domain::RandomIds>(world_.clock());
    heavy_ = std::make_unique<runtime::HeavyPool>(1, kHeavyWaiting);
    try {
        open_parts();
        waited_for_ = started_in_vain_ = false;
        return true;
    } catch (storage::StorageError const& fault) {
        // Not where: another run of the seed has its files elsewhere.
        auto said = std::string(fault.what());
        boost::replace_all(said, world_.data().string(), "");
        world_.trace().note("{} cannot start: {}", name(), said);
    } catch (std::exception const& fault) {
        // Under a fault anything may be in the way of a start; nothing may be without one.
        if (!dead() && world_.sound(*this)) throw Broken{name() + " cannot start: " + fault.what()};
    }
    close();
    waited_for_ = false;
    started_in_vain_ = true;
    return false;
}

void Process::answer(Part part, http::Request request, std::function<void(http::Response)> done) {
    auto answering =
        part == Part::gateway ? gateway_->handle(std::move(request)) : router(part)->handle(std::move(request));
    boost::asio::co_spawn(loop_->get_executor(), http::whole(std::move(answering)),
                          [done = std::move(done)](std::exception_ptr thrown, http::Response response) {
                              if (thrown) throw Broken{"a router or the door threw"};
                              done(std::move(response));
                          });
}

std::size_t Process::poll() {
    loop_->restart();
    return loop_->poll();
}

void Process::turn(Worker& worker) {
    // The pool joined first. What it does may wait for others, on a thread that has to go on meanwhile.
    blocked_ = &worker == workers_.front();
    worker.turn();
    blocked_ = false;
}

void Process::begin(Task& task) {
    task.running = true;
    waited_for_ = task.blocks;
    boost::asio::co_spawn(loop_->get_executor(), task.work->step(),
                          [this, &task](std::exception_ptr thrown, bool more) {
                              task.running = false;
                              task.news = more;
                              if (!thrown) return;
                              try {
                                  std::rethrow_exception(thrown);
                              } catch (storage::StorageError const&) {
                                  task.news = true;  // it is tried again
                              } catch (std::exception const& fault) {
                                  throw Broken{name() + ": work in the background threw " + fault.what()};
                              }
                          });
    if (task.blocks) poll();
    waited_for_ = false;
}

void Process::drain() {
    for (auto more = true; more;) {
        more = poll() > 0;
        for (auto* const worker : std::vector(workers_)) {
            if (!worker->waiting()) continue;
            turn(*worker);  // the pool's work may wait for a write still
            more = true;
        }
    }
}

void Process::close() {
    gateway_.reset();
    tasks_.clear();
    readers_.clear();
    services_.clear();
    heavy_.reset();
    ids_.reset();
    loop_.reset();
    workers_.clear();
}

void Process::die() {
    for (auto const part : parts_) world_.disk().freeze(deploy::name(part));
    ending_ = true;
    world_.network().forget(*this);
    leave_behind();
    for (auto const part : parts_) {
        world_.disk().let_go(deploy::name(part));
        world_.disk().thaw(deploy::name(part));
    }
    ending_ = false;
}

void Process::leave_behind() {
    // Whose memory goes with it, nobody tidies up: that would cost as much as a start, and a history's process ends
    // soon.
    new auto(std::move(services_));
    services_.clear();
    std::ignore = gateway_.release();
    std::ignore = heavy_.release();
    std::ignore = ids_.release();
    std::ignore = loop_.release();
    tasks_.clear();
    readers_.clear();
    workers_.clear();
}

void Process::end() {
    ending_ = true;
    world_.network().forget(*this);
    drain();
    close();
    ending_ = false;
}

void Process::check_invariants() {
    for (auto const& [part, service] : services_) {
        for (auto const& finding : service.check()) {
            if (finding.holds()) continue;
            throw Broken{fmt::format("{}: invariant {} does not hold: {} ({})", deploy::name(part), finding.invariant,
                                     finding.what, finding.broken.empty() ? "" : finding.broken.front())};
        }
    }
}

std::string Process::not_ready() const {
    std::string faults;
    for (auto const& [part, service] : services_) faults += service.router->not_ready();
    for (auto const* const reader : readers_) {
        auto const figures = reader->figures();
        if (figures.stopped) {
            throw Broken{fmt::format("{}: the reader of {} has stopped: {}", name(), figures.source, figures.reason)};
        }
    }
    if (has(Part::journal)) {
        auto const& journal = *static_cast<journal::Service*>(services_.at(Part::journal).owner.get());
        for (auto const& source : journal.gathered()) {
            if (source.stopped) {
                throw Broken{
                    fmt::format("{}: gathering from {} has stopped: {}", name(), source.source, source.reason)};
            }
        }
    }
    return faults;
}

runtime::Turns::Time Process::now() const { return Time(std::chrono::milliseconds(world_.uptime())); }

void Process::pause(std::chrono::milliseconds duration) { world_.pause(*this, duration); }

}  // namespace polku::simulation
