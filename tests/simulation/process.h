#pragma once

#include "deploy/parts.h"
#include "gateway/gateway.h"
#include "shared/domain/ids.h"
#include "shared/events/check.h"
#include "shared/events/reader.h"
#include "shared/http/channel.h"
#include "shared/http/router.h"
#include "shared/runtime/background.h"
#include "shared/runtime/heavy_pool.h"
#include "shared/runtime/turns.h"

#include <boost/asio/io_context.hpp>

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace polku::identity {
class Service;
}

namespace polku::simulation {

class World;

/// One process of Polku: some of its parts on a loop of their own, which runs when it is polled. Its writers, its pool
/// and its background work get their turns one by one.
class Process final : public runtime::Turns {
public:
    Process(World& world, deploy::Parts parts) : world_(world), parts_(std::move(parts)) {}
    ~Process() override;

    [[nodiscard]] deploy::Parts const& parts() const { return parts_; }
    [[nodiscard]] bool has(deploy::Part part) const { return parts_.contains(part); }
    [[nodiscard]] bool up() const { return loop_ != nullptr; }
    /// The disk has stopped under it, or it is being ended: nobody hears anything of it.
    [[nodiscard]] bool dead() const;
    /// The last `open` was false.
    [[nodiscard]] bool started_in_vain() const { return started_in_vain_; }
    /// Rises with each start.
    [[nodiscard]] std::uint64_t life() const { return life_; }
    [[nodiscard]] std::string name() const;

    /// False when its storage cannot be opened: then it is as it was. Requires: not up.
    bool open();
    /// `kill -9`: nothing that it still holds is written or heard. Requires: up.
    void die();
    /// Ends when it has finished what it took on. Requires: up.
    void end();

    /// On its loop, when that is polled. Requires: up.
    void answer(deploy::Part part, http::Request request, std::function<void(http::Response)> done);
    /// Runs what is ready.
    std::size_t poll();

    [[nodiscard]] std::vector<Worker*> const& workers() const { return workers_; }
    void turn(Worker& worker);
    /// Whether the pool's work waits on this thread, where a real one would have another.
    [[nodiscard]] bool blocked() const { return blocked_; }
    void let_on(bool blocked) { blocked_ = blocked; }

    struct Task {
        runtime::Background* work = nullptr;
        bool blocks = false;  ///< it waits for its writes
        bool running = false;
        bool news = true;  ///< there was something the last time
    };
    [[nodiscard]] std::deque<Task>& tasks() { return tasks_; }
    void begin(Task& task);

    /// Every invariant of its parts over their data. Throws Broken.
    void check_invariants();
    /// Why it should get no traffic; empty: it is ready. Throws Broken when a reader has stopped, or
    /// the gathering of a log.
    [[nodiscard]] std::string not_ready() const;

    /// For plain code that waits for its writes.
    template <class F>
    void at_once(F const& work) {
        waited_for_ = true;
        work();
        waited_for_ = false;
    }

    void join(Worker& worker) override { workers_.push_back(&worker); }
    void leave(Worker& worker) override { std::erase(workers_, &worker); }
    [[nodiscard]] bool waited_for() const override { return waited_for_ || blocked_; }
    [[nodiscard]] Time now() const override;
    void pause(std::chrono::milliseconds duration) override;

    /// How its parts reach another.
    http::Channel& to(deploy::Part part);
    [[nodiscard]] http::Router* router(deploy::Part part) const;
    /// To make the first person of all. Requires: it is here, and up.
    [[nodiscard]] identity::Service* identity() const;

private:
    struct Service {
        http::Router* router = nullptr;
        std::function<std::vector<events::Finding>()> check{};
        std::shared_ptr<void> owner{};
    };

    void open_parts();
    template <class S, class... Rest>
    std::shared_ptr<S> make(deploy::Part part, Rest&&... rest);
    void drain();
    void close();
    void leave_behind();
    void work_with(runtime::Background& work, bool blocks = false) {
        tasks_.push_back({.work = &work, .blocks = blocks});
    }

    World& world_;
    deploy::Parts parts_;
    std::uint64_t life_ = 0;
    bool ending_ = false;
    bool started_in_vain_ = false;
    bool blocked_ = false;
    bool waited_for_ = false;
    std::vector<Worker*> workers_;
    std::map<deploy::Part, std::unique_ptr<http::Channel>> channels_;
    // Closed from the last to the first: what works on a loop ends before it.
    std::unique_ptr<boost::asio::io_context> loop_;
    std::unique_ptr<domain::RandomIds> ids_;
    std::unique_ptr<runtime::HeavyPool> heavy_;
    std::map<deploy::Part, Service> services_;
    std::vector<events::Reader*> readers_;
    std::unique_ptr<gateway::Gateway> gateway_;
    std::deque<Task> tasks_;
};

}  // namespace polku::simulation
