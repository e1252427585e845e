#pragma once

#include "shared/domain/instant.h"
#include "tests/simulation/breakage.h"
#include "tests/simulation/network.h"
#include "tests/simulation/place.h"
#include "tests/simulation/process.h"
#include "tests/simulation/random.h"
#include "tests/simulation/trace.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace polku::simulation {

/// How often each kind of fault comes, once in so many occasions; 0: never.
struct Chances {
    std::size_t lose_every = 0;    ///< of requests and answers on the way
    std::size_t repeat_every = 0;  ///< of requests
    std::size_t split_every = 0;   ///< of steps: two that do not reach each other for a while
    std::size_t kill_every = 0;    ///< of steps: a process, at once or within some operations on its disk
    std::size_t cut_every = 0;     ///< of steps: the power
    std::size_t ill_every = 0;     ///< of steps: a part whose disk fails for some operations
    std::size_t clock_every = 0;   ///< of steps: the clock jumps

    /// Some kinds of faults in this history, some not.
    static Chances drawn(Random& random);
};

/// All of Polku on one thread: processes, what lies between them, their disks and their clock. What happens next, and
/// what fails, the seed says.
class World {
public:
    struct Setup {
        std::uint64_t seed = 1;
        Chances chances{};
        Breakage breakage = Breakage::none;
        bool spoken = false;  ///< the trace is written to stderr
    };
    /// All of it stands, and nothing fails yet. `separate`: each part by itself; otherwise in one process. The place
    /// has begun.
    World(Place& place, bool separate, domain::Instant now);
    ~World();
    World(World const&) = delete;
    World& operator=(World const&) = delete;

    /// From now on the seed decides.
    void begin(Setup const& setup);
    /// What people do: one of them does something; false when nobody can now.
    void act_with(std::function<bool()> act) { act_ = std::move(act); }
    void step();
    /// While some work holds the thread and waits: others go on. Nothing is killed meanwhile.
    void step_nested();
    void pause(Process& process, std::chrono::milliseconds duration);

    /// The power fails now, or every process is killed, as the seed says; then nothing fails any more.
    void fall(std::uint64_t seed);
    /// From now on nothing fails any more.
    void calm();
    /// Until everything has stood up, everybody has been heard and every reader has read everything. `finished`: of
    /// people. Requires: calm. Throws Broken when it does not come to that.
    void settle(std::function<bool()> const& finished);
    /// A question and its answer, everything else standing by. Requires: calm.
    http::Response ask(http::Request request);

    void check_invariants();
    void end();

    Random& random() { return random_; }
    Trace& trace() { return trace_; }
    domain::FakeClock& clock() { return clock_; }
    [[nodiscard]] std::int64_t uptime() const { return uptime_; }
    Network& network() { return network_; }
    SimulatedDisk& disk() { return place_.disk(); }
    [[nodiscard]] std::filesystem::path const& data() const { return place_.data(); }
    [[nodiscard]] std::filesystem::path checkpoints() const { return place_.checkpoints(); }
    [[nodiscard]] storage::Secrets const& secrets() const { return place_.secrets(); }
    [[nodiscard]] Chances const& chances() const { return setup_.chances; }
    [[nodiscard]] Breakage breakage() const { return setup_.breakage; }
    std::deque<Process>& processes() { return processes_; }
    Process& process_of(deploy::Part part);
    /// No part of it has a disk that fails now.
    [[nodiscard]] bool sound(Process const& process) const;
    /// Whether nothing befalls the disk of the part within so many operations. Then they count as done.
    bool pass_over(std::string_view part, int operations);

private:
    /// A disk that fails for some operations.
    struct Illness {
        int wait = 0;
        int operations = 0;
        SimulatedDisk::Fault fault = SimulatedDisk::Fault::before;
    };

    void advance(std::chrono::milliseconds by);
    void poll_all();
    bool choose(bool nested);
    bool take_turn(bool nested);
    bool begin_task();
    bool idle_turn(bool nested);
    void strike();
    void kill_some();
    void fall_ill();
    void jump();
    void bury();
    void revive();
    /// All that is ready, until nothing is.
    void sweep();
    bool finish_round();
    void stand_up();
    SimulatedDisk::Fault on_disk(std::string_view part, std::string_view file, SimulatedDisk::Kind kind);

    Place& place_;
    Setup setup_{};
    Random random_{1};
    Trace trace_{false};
    domain::FakeClock clock_;
    std::int64_t uptime_ = 0;  ///< milliseconds
    Network network_{*this};
    std::deque<Process> processes_;
    std::function<bool()> act_;
    std::map<std::string, Illness, std::less<>> ill_;
    std::map<std::string, int, std::less<>> doomed_;  ///< operations until the part is killed
    std::optional<int> until_cut_;                    ///< operations until the power is cut
    bool power_is_cut_ = false;
    int split_steps_ = 0;
};

}  // namespace polku::simulation
