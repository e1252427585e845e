#include "tests/simulation/world.h"

#include <algorithm>
#include <array>

namespace polku::simulation {

using deploy::Part;
using Fault = SimulatedDisk::Fault;
using Kind = SimulatedDisk::Kind;

namespace {

constexpr int kMostTries = 3000;
constexpr int kMostRounds = 200;
/// Within so many operations on a disk a process that is to be killed dies, and the power fails.
constexpr std::size_t kOperationsToDeath = 60;
constexpr std::size_t kMostIllOperations = 40;
/// Whoever looks after a process starts it again once in so many steps, and waits longer after a start in vain.
constexpr std::size_t kStepsToStart = 8;
constexpr std::size_t kStepsToStartAgain = 40;
/// What found nothing the last time looks again once in so many times: otherwise that would be most of a history.
constexpr std::size_t kLooksWithoutNews = 4;

}  // namespace

Chances Chances::drawn(Random& random) {
    auto const some = [&](std::size_t often, std::size_t seldom) {
        return random.below(3) == 0 ? 0 : often + random.below(seldom - often);
    };
    Chances chances;
    chances.lose_every = some(8, 80);
    chances.repeat_every = some(8, 80);
    chances.split_every = some(150, 600);
    chances.kill_every = some(80, 600);
    chances.cut_every = some(100, 800);
    chances.ill_every = some(80, 600);
    chances.clock_every = some(80, 400);
    return chances;
}

World::World(Place& place, bool separate, domain::Instant now) : place_(place), clock_(now) {
    disk().choose_with(
        [this](std::string_view part, std::string_view file, Kind kind) { return on_disk(part, file, kind); });
    if (separate) {
        for (auto const part : deploy::every_part()) processes_.emplace_back(*this, deploy::Parts{part});
    } else {
        processes_.emplace_back(*this, deploy::every_part());
    }
    for (auto& process : processes_) {
        if (!process.open()) throw Broken{process.name() + " cannot start"};
    }
}

void World::begin(Setup const& setup) {
    setup_ = setup;
    random_ = Random(setup.seed);
    trace_ = Trace(setup.spoken);
}

World::~World() {
    end();
    place_.disk().choose_with({});
}

void World::end() {
    calm();
    for (auto& process : processes_) {
        if (process.up()) process.die();
    }
}

Process& World::process_of(Part part) {
    return *std::ranges::find_if(processes_, [&](Process const& process) { return process.has(part); });
}

bool World::sound(Process const& process) const {
    return std::ranges::none_of(process.parts(), [&](Part part) { return ill_.contains(deploy::name(part)); });
}

bool World::pass_over(std::string_view part, int operations) {
    auto const doomed = doomed_.find(part);
    auto const ill = ill_.find(part);
    if (disk().frozen(part) || (until_cut_ && *until_cut_ < operations) ||
        (doomed != doomed_.end() && doomed->second < operations) ||
        (ill != ill_.end() && ill->second.wait < operations)) {
        return false;
    }
    if (until_cut_) *until_cut_ -= operations;
    if (doomed != doomed_.end()) doomed->second -= operations;
    if (ill != ill_.end()) ill->second.wait -= operations;
    return true;
}

void World::advance(std::chrono::milliseconds by) {
    uptime_ += by.count();
    clock_.advance(by);
}

void World::poll_all() {
    for (auto& process : processes_) {
        if (process.up()) process.poll();
    }
}

void World::step() {
    trace_.next_step();
    advance(std::chrono::milliseconds(1 + random_.below(20)));
    poll_all();
    bury();
    strike();
    revive();
    choose(false);
    bury();
}

void World::step_nested() {
    advance(std::chrono::milliseconds(1 + random_.below(20)));
    poll_all();
    choose(true);
}

void World::pause(Process& process, std::chrono::milliseconds duration) {
    advance(duration * 10);
    process.let_on(false);
    for (auto steps = 0; steps < 20 && !process.dead(); ++steps) step_nested();
    process.let_on(true);
}

bool World::choose(bool nested) {
    enum : std::uint8_t { message, turn, act, task, idle, kinds };
    constexpr std::array<int, 16> kOften{message, message, message, message, message, message, turn, turn,
                                         turn,    turn,    turn,    act,     act,     task,    task, idle};
    auto const first = kOften[random_.below(kOften.size())];
    for (auto more = 0; more < kinds; ++more) {
        switch ((first + more) % kinds) {
            case message:
                if (network_.ready_to_step() > 0) return network_.step(), true;
                break;
            case turn:
                if (take_turn(nested)) return true;
                break;
            case act:
                if (!nested && act_ && act_()) return true;
                break;
            case task:
                if (begin_task()) return true;
                break;
            default:
                if (idle_turn(nested)) return true;
                break;
        }
    }
    return false;
}

bool World::take_turn(bool nested) {
    struct Waiting {
        Process* process;
        runtime::Turns::Worker* worker;
    };
    std::vector<Waiting> waiting;
    for (auto& process : processes_) {
        if (!process.up() || process.dead()) continue;
        // Nested, the pool's work is what waits.
        for (std::size_t i = nested ? 1 : 0; i < process.workers().size(); ++i) {
            if (process.workers()[i]->waiting()) waiting.push_back({&process, process.workers()[i]});
        }
    }
    if (waiting.empty()) return false;
    auto const& [process, worker] = waiting[random_.below(waiting.size())];
    process->turn(*worker);
    return true;
}

bool World::begin_task() {
    auto& process = processes_[random_.below(processes_.size())];
    if (!process.up() || process.dead() || process.tasks().empty()) return false;
    auto& task = process.tasks()[random_.below(process.tasks().size())];
    if (task.running || (!task.news && !random_.once_in(kLooksWithoutNews))) return false;
    process.begin(task);
    return true;
}

bool World::idle_turn(bool nested) {
    auto& process = processes_[random_.below(processes_.size())];
    if (!process.up() || process.dead()) return false;
    auto const first = nested ? 1U : 0U;
    if (process.workers().size() <= first) return false;
    process.turn(*process.workers()[first + random_.below(process.workers().size() - first)]);
    return true;
}

void World::strike() {
    auto const& chances = setup_.chances;
    if (split_steps_ == 1) network_.heal();
    if (split_steps_ > 0) --split_steps_;
    if (random_.once_in(chances.split_every)) {
        auto const one = random_.below(processes_.size() + 1);
        auto const* const from = one == processes_.size() ? nullptr : &processes_[one];
        auto const part = deploy::kPartNames[random_.below(std::size(deploy::kPartNames))].value;
        network_.part_from(from, part);
        split_steps_ = 1 + static_cast<int>(random_.below(100));
        trace_.note("{} does not reach {}", from != nullptr ? from->name() : "everybody", deploy::name(part));
    }
    if (random_.once_in(chances.kill_every)) kill_some();
    if (random_.once_in(chances.cut_every)) until_cut_ = static_cast<int>(random_.below(kOperationsToDeath));
    if (random_.once_in(chances.ill_every)) fall_ill();
    if (random_.once_in(chances.clock_every)) jump();
}

void World::kill_some() {
    auto& process = processes_[random_.below(processes_.size())];
    if (!process.up()) return;
    auto part = process.parts().begin();
    std::advance(part, random_.below(process.parts().size()));
    auto const after = random_.below(kOperationsToDeath);
    trace_.note("{} is killed after {} operations on the disk of {}", process.name(), after, deploy::name(*part));
    if (after == 0 || *part == Part::gateway) {
        disk().freeze(deploy::name(*part));
    } else {
        doomed_[std::string(deploy::name(*part))] = static_cast<int>(after);
    }
}

void World::fall_ill() {
    auto const part = deploy::kPartNames[random_.below(std::size(deploy::kPartNames))].value;
    constexpr std::array kFaults{Fault::before, Fault::after, Fault::partly, Fault::full};
    Illness const illness{.wait = static_cast<int>(random_.below(kOperationsToDeath)),
                          .operations = 1 + static_cast<int>(random_.below(kMostIllOperations)),
                          .fault = kFaults[random_.below(kFaults.size())]};
    ill_[std::string(deploy::name(part))] = illness;
    trace_.note("the disk of {} fails after {} operations, {} times", deploy::name(part), illness.wait,
                illness.operations);
}

void World::jump() {
    auto const by = std::chrono::minutes(random_.below(240)) * (random_.below(2) == 0 ? 1 : -1);
    clock_.advance(by);
    trace_.note("the clock jumps by {} minutes", by.count());
}

/// Asked before each operation on a disk.
Fault World::on_disk(std::string_view part, std::string_view file, Kind kind) {
    if (until_cut_ && (*until_cut_)-- <= 0) {
        until_cut_.reset();
        power_is_cut_ = true;
        trace_.note("the power is cut");
        for (auto const& one : deploy::kPartNames) disk().freeze(one.text);
        return Fault::none;
    }
    if (auto const found = doomed_.find(part); found != doomed_.end() && found->second-- <= 0) {
        doomed_.erase(found);
        disk().freeze(part);
        return Fault::none;
    }
    if (kind == Kind::syncing && lies(setup_.breakage, file)) return Fault::lie;
    auto const found = ill_.find(part);
    if (found == ill_.end() || found->second.wait-- > 0) return Fault::none;
    auto const fault = found->second.fault;
    if (--found->second.operations <= 0) ill_.erase(found);
    return fault == Fault::full && kind != Kind::writing ? Fault::none : fault;
}

void World::bury() {
    for (auto& process : processes_) {
        if (!process.up() || !process.dead()) continue;
        trace_.note("{} is dead", process.name());
        process.die();
        for (auto const part : process.parts()) doomed_.erase(std::string(deploy::name(part)));
    }
    if (!power_is_cut_) return;
    power_is_cut_ = false;
    for (auto const& one : deploy::kPartNames) {
        if (disk().frozen(one.text)) disk().thaw(one.text);
    }
    disk().lose_what_was_not_synced(random_);
}

void World::revive() {
    for (auto& process : processes_) {
        if (process.up()) continue;
        if (!random_.once_in(process.started_in_vain() ? kStepsToStartAgain : kStepsToStart)) continue;
        if (setup_.breakage == Breakage::lost_effect && process.has(Part::notices)) lose_newest_effect(place_.data());
        if (!process.open()) continue;
        trace_.note("{} has started", process.name());
        if (process.dead() || !sound(process)) continue;
        // What a start finds holds at once, before anybody has put anything right.
        auto const chances = std::exchange(setup_.chances, {});
        auto const cut = std::exchange(until_cut_, std::nullopt);
        process.check_invariants();
        setup_.chances = chances;
        until_cut_ = cut;
    }
}

void World::fall(std::uint64_t seed) {
    random_ = Random(seed);
    power_is_cut_ = random_.below(2) == 0;
    trace_.note("{}", power_is_cut_ ? "the power is cut" : "everything is killed");
    for (auto const& process : processes_) {
        if (!process.up()) continue;
        for (auto const part : process.parts()) disk().freeze(deploy::name(part));
    }
    bury();
    calm();
}

void World::calm() {
    setup_.chances = {};
    ill_.clear();
    doomed_.clear();
    until_cut_.reset();
    network_.heal();
    split_steps_ = 0;
}

void World::sweep() {
    for (auto more = true; more;) {
        more = false;
        trace_.next_step();
        advance(std::chrono::milliseconds(1));
        for (auto& process : processes_) {
            if (process.up() && process.poll() > 0) more = true;
        }
        for (; network_.ready_to_step() > 0; more = true) network_.step();
        for (auto& process : processes_) {
            for (auto* const worker : std::vector(process.workers())) {
                if (!worker->waiting()) continue;
                process.turn(*worker);
                more = true;
            }
        }
    }
}

bool World::finish_round() {
    for (auto& process : processes_) {
        for (auto& task : process.tasks()) {
            if (!task.running) process.begin(task);
        }
    }
    sweep();
    auto news = false;
    for (auto& process : processes_) {
        for (auto const& task : process.tasks()) {
            if (task.running) throw Broken{process.name() + ": work in the background does not end"};
            news = news || task.news;
        }
    }
    return !news;
}

void World::stand_up() {
    constexpr std::chrono::milliseconds kLongestRetry{6000};
    uptime_ += kLongestRetry.count();
    bury();
    revive();
    for (auto& process : processes_) {
        for (auto* const worker : std::vector(process.workers())) process.turn(*worker);
    }
}

void World::settle(std::function<bool()> const& finished) {
    auto const ready = [&] {
        return std::ranges::all_of(processes_, [](Process const& process) {
            return process.up() && !process.dead() && process.not_ready().empty();
        });
    };
    bury();
    for (auto tries = 0; !ready() || !finished() || !network_.quiet(); ++tries) {
        if (tries > kMostTries) throw Broken{"it does not come to rest"};
        if (!ready()) stand_up();
        // Who may not sign in for a while, waits.
        if (tries % 5 == 4) advance(std::chrono::minutes(1));
        while (act_ && act_()) {}
        sweep();
    }
    sweep();
    for (auto rounds = 0; !finish_round() || !finish_round(); ++rounds) {
        if (rounds > kMostRounds) throw Broken{"the readers never come to an end"};
    }
    if (!ready()) throw Broken{"not ready when all is well"};
}

http::Response World::ask(http::Request request) {
    std::optional<http::Response> got;
    auto answered = false;
    network_.ask_door(std::move(request), [&](http::Response const* answer) {
        answered = true;
        if (answer != nullptr) got = *answer;
    });
    while (!answered) step();
    if (!got) throw Broken{"no answer, although nothing fails"};
    return std::move(*got);
}

void World::check_invariants() {
    for (auto& process : processes_) process.check_invariants();
}

}  // namespace polku::simulation
