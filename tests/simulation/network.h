#pragma once

#include "deploy/parts.h"
#include "shared/http/channel.h"
#include "shared/http/message.h"

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <set>
#include <string>
#include <utility>

namespace polku::simulation {

class Process;
class World;

/// The way between people, the door and the parts: requests and answers lie on it until the seed has one delivered,
/// lost or brought twice.
class Network {
public:
    explicit Network(World& world) : world_(world) {}

    /// `done` hears of no answer by nullptr; never from within this call.
    using Heard = std::function<void(http::Response const*)>;
    void ask_door(http::Request request, Heard heard);
    /// Between parts.
    runtime::Awaitable<http::Response> send(Process& from, deploy::Part to, http::Request request);

    /// Nothing lies on the way, and nobody is being asked.
    [[nodiscard]] bool quiet() const { return calls_.empty(); }
    [[nodiscard]] std::size_t ready_to_step() const;
    /// Does something with one of what lies on the way. Requires: something is ready.
    void step();

    /// Nothing comes through between the two until `heal`; nullptr: the people.
    void part_from(Process const* one, deploy::Part other) { parted_.emplace(one, other); }
    void heal() { parted_.clear(); }
    /// Whether a request under that key came twice somewhere on its way: the second may do what the first was refused.
    [[nodiscard]] bool brought_twice(std::string const& key) const { return brought_twice_.contains(key); }
    /// The process hears no answer any more, and gives none.
    void forget(Process& dead);

private:
    enum class State : std::uint8_t { asked, running, answered };
    struct Call {
        Process* from = nullptr;  ///< nobody's: a person's
        deploy::Part to = deploy::Part::gateway;
        http::Request request{};
        std::function<void(http::Response const*)> done{};
        State state = State::asked;
        http::Response answer{};
        std::uint64_t number = 0;
        bool again = false;  ///< brought a second time, nobody hears the answer
    };
    using Calls = std::list<Call>;

    void add(Call call);
    void deliver(Calls::iterator call);
    void answered(std::uint64_t number, http::Response answer);
    void end(Calls::iterator call, http::Response const* answer);
    http::Response ask_now(Process& from, deploy::Part to, http::Request request);

    World& world_;
    Calls calls_;
    std::uint64_t last_ = 0;
    std::set<std::pair<Process const*, deploy::Part>> parted_;
    std::set<std::string, std::less<>> brought_twice_;
};

/// From one process to one part.
class SimulatedChannel final : public http::Channel {
public:
    SimulatedChannel(Network& network, Process& from, deploy::Part to) : network_(network), from_(from), to_(to) {}
    runtime::Awaitable<http::Response> send(http::Request request) override {
        return network_.send(from_, to_, std::move(request));
    }

private:
    Network& network_;
    Process& from_;
    deploy::Part to_;
};

}  // namespace polku::simulation
