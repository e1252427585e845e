#include "tests/simulation/history.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <stdexcept>

namespace polku::simulation {

namespace {

constexpr std::size_t kActsBefore = 40;
constexpr std::size_t kFewestActs = 10;
constexpr std::size_t kMostActs = 60;
/// Another history branches off once in so many steps.
constexpr std::size_t kStepsToABranch = 40;
/// What waits for something that never comes ends as one that went wrong. The histories of a seed take a hundredth of
/// that.
constexpr unsigned kMostSeconds = 120;

World begun(Place& place, SmallInstallation const& installation, bool separate) {
    place.seed(2);  // not that of the installation: ids would come again
    place.disk().begin(installation.contents);
    return {place, separate, installation.now};
}

struct Numbers {
    std::uint64_t hash;
    std::uint64_t steps;
    std::uint64_t acknowledged;
    std::uint64_t histories;
};

void send(int to, Outcome const& outcome) {
    Numbers const numbers{outcome.hash, outcome.steps, outcome.acknowledged, outcome.histories};
    auto const all = ::write(to, &numbers, sizeof numbers) == sizeof numbers &&
                     ::write(to, outcome.broken.data(), outcome.broken.size()) == std::ssize(outcome.broken);
    ::_exit(all ? 0 : 1);
}

Outcome receive(int from) {
    Outcome outcome;
    Numbers numbers{};
    if (::read(from, &numbers, sizeof numbers) != sizeof numbers) return outcome;
    outcome = {numbers.hash, numbers.steps, numbers.acknowledged, numbers.histories};
    std::array<char, 4096> piece{};
    for (auto got = ::read(from, piece.data(), piece.size()); got > 0; got = ::read(from, piece.data(), piece.size())) {
        outcome.broken.append(piece.data(), static_cast<std::size_t>(got));
    }
    return outcome;
}

}  // namespace

Histories::Histories(Place& place, SmallInstallation const& installation, bool separate)
    : place_(place), world_(begun(place, installation, separate)), people_(world_, installation, ledger_) {
    ledger_.begin(tests::Stored(place_.data()));
    world_.act_with([this] { return people_.act(); });
    live_through(kActsBefore, [] {});
    ready_.emplace(place.disk(), installation.contents,
                   [this](std::string_view part, int operations) { return world_.pass_over(part, operations); });
}

template <class F>
void Histories::live_through(std::size_t acts, F const& at_each_step) {
    people_.begin(acts);
    while (!people_.begun_all()) {
        world_.step();
        at_each_step();
    }
    world_.calm();
    world_.settle([this] { return people_.finished(); });
}

Outcome Histories::live(std::uint64_t seed, HistorySetup const& setup) {
    auto outcome = apart([&] { return live_here(seed, setup); });
    if (!outcome.broken.empty()) outcome.broken = fmt::format("simulation: seed {} {}", seed, outcome.broken);
    return outcome;
}

template <class F>
Outcome Histories::apart(F const& lived) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    static_cast<void>(std::fflush(nullptr));
    auto const child = ::fork();
    if (child < 0) throw std::runtime_error("no process can be forked");
    if (child == 0) {
        ::alarm(kMostSeconds);
        send(ends[1], lived());
    }
    ::close(ends[1]);
    auto outcome = receive(ends[0]);
    ::close(ends[0]);
    auto status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0) outcome.broken = fmt::format("its process ended with {}", status);
    return outcome;
}

Outcome Histories::live_here(std::uint64_t seed, HistorySetup const& setup) {
    Outcome outcome;
    outcome.broken = broken_by([&] {
        place_.seed(~seed);
        Random random(seed);
        auto const acts = kFewestActs + random.below(kMostActs - kFewestActs);
        world_.begin({.seed = random.next(),
                      .chances = Chances::drawn(random),
                      .breakage = setup.breakage,
                      .spoken = setup.spoken});
        auto const before = people_.acknowledged();
        live_through(acts, [&] {
            if (!random.once_in(kStepsToABranch)) return;
            auto const of_the_end = random.next();
            auto const end = apart([&] { return end_here(of_the_end); });
            ++outcome.histories;
            outcome.steps += end.steps;
            outcome.acknowledged += end.acknowledged;
            world_.trace().note("one that ends here: {} steps", end.steps);
            world_.trace().add(std::string_view(reinterpret_cast<char const*>(&end.hash), sizeof end.hash));
            if (!end.broken.empty()) throw Broken{"in one that ends there: " + end.broken};
        });
        outcome.acknowledged += people_.acknowledged() - before;
        check();
        ++outcome.histories;
    });
    outcome.steps += world_.trace().step();
    outcome.hash = world_.trace().hash();
    return outcome;
}

Outcome Histories::end_here(std::uint64_t seed) {
    auto const began = world_.trace().step();
    auto const before = people_.acknowledged();
    Outcome outcome;
    outcome.broken = broken_by([&] {
        world_.fall(seed);
        people_.begin(0);
        world_.settle([this] { return people_.finished(); });
        check();
    });
    outcome.steps = world_.trace().step() - began;
    outcome.acknowledged = people_.acknowledged() - before;
    outcome.hash = world_.trace().hash();
    return outcome;
}

template <class F>
std::string Histories::broken_by(F const& lived) {
    try {
        lived();
        return "";
    } catch (Broken const& broken) {
        return fmt::format("step {}: {}", world_.trace().step(), broken.what);
    } catch (std::exception const& thrown) {
        return fmt::format("step {}: {}", world_.trace().step(), thrown.what());
    }
}

void Histories::check() {
    world_.check_invariants();
    tests::Stored const stored(place_.data(), tests::Stored::Files::kept_open);
    ledger_.check(stored);
    check_effects(stored);
}

}  // namespace polku::simulation
