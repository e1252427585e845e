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
/// A history that waits for what never comes ends as one that went wrong. Others take a thousandth of that.
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
};

void send(int to, Outcome const& outcome) {
    Numbers const numbers{outcome.hash, outcome.steps, outcome.acknowledged};
    auto const all = ::write(to, &numbers, sizeof numbers) == sizeof numbers &&
                     ::write(to, outcome.broken.data(), outcome.broken.size()) == std::ssize(outcome.broken);
    ::_exit(all ? 0 : 1);
}

Outcome receive(int from) {
    Outcome outcome;
    Numbers numbers{};
    if (::read(from, &numbers, sizeof numbers) != sizeof numbers) return outcome;
    outcome = {numbers.hash, numbers.steps, numbers.acknowledged};
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
    live_through(kActsBefore);
    ready_.emplace(place.disk(), installation.contents,
                   [this](std::string_view part, int operations) { return world_.pass_over(part, operations); });
}

void Histories::live_through(std::size_t acts) {
    people_.begin(acts);
    while (!people_.begun_all()) world_.step();
    world_.calm();
    world_.settle([this] { return people_.finished(); });
}

Outcome Histories::live(std::uint64_t seed, HistorySetup const& setup) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    std::fflush(nullptr);
    auto const child = ::fork();
    if (child < 0) throw std::runtime_error("no process can be forked");
    if (child == 0) {
        ::alarm(kMostSeconds);
        send(ends[1], live_here(seed, setup));
    }
    ::close(ends[1]);
    auto outcome = receive(ends[0]);
    ::close(ends[0]);
    auto status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0) outcome.broken = fmt::format("simulation: seed {}: its process ended with {}", seed, status);
    return outcome;
}

Outcome Histories::live_here(std::uint64_t seed, HistorySetup const& setup) {
    Outcome outcome;
    try {
        place_.seed(~seed);
        Random random(seed);
        auto const acts = kFewestActs + random.below(kMostActs - kFewestActs);
        world_.begin({.seed = random.next(),
                      .chances = Chances::drawn(random),
                      .breakage = setup.breakage,
                      .spoken = setup.spoken});
        auto const before = people_.acknowledged();
        live_through(acts);
        outcome.acknowledged = people_.acknowledged() - before;
        world_.check_invariants();
        tests::Stored const stored(place_.data(), tests::Stored::Files::kept_open);
        ledger_.check(stored);
        check_effects(stored);
    } catch (Broken const& broken) {
        outcome.broken = fmt::format("simulation: seed {} step {}: {}", seed, world_.trace().step(), broken.what);
    } catch (std::exception const& thrown) {
        outcome.broken = fmt::format("simulation: seed {} step {}: {}", seed, world_.trace().step(), thrown.what());
    }
    outcome.steps = world_.trace().step();
    outcome.hash = world_.trace().hash();
    return outcome;
}

}  // namespace polku::simulation
