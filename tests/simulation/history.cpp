#include "tests/simulation/history.h"

#include "tests/simulation/people.h"
#include "tests/simulation/seeded_randomness.h"

#include <optional>

namespace polku::simulation {

namespace {

constexpr std::size_t kFewestActs = 10;
constexpr std::size_t kMostActs = 60;

}  // namespace

Outcome live(Place& place, SmallInstallation const& installation, std::uint64_t seed, HistorySetup const& setup) {
    seed_randomness(seed);
    place.begin(installation.contents, seed);
    tests::Stored const stored(place.data());
    Ledger ledger;
    ledger.begin(stored);
    Random random(seed);
    World::Setup const drawn{.seed = random.next(),
                             .separate = random.below(3) != 0,
                             .chances = Chances::drawn(random),
                             .breakage = setup.breakage,
                             .spoken = setup.spoken};
    auto const acts = kFewestActs + random.below(kMostActs - kFewestActs);
    Outcome outcome;
    std::optional<World> world;
    try {
        world.emplace(place, drawn, installation.now);
        People people(*world, installation, ledger, acts);
        world->act_with([&] { return people.act(); });
        while (!people.begun_all()) world->step();
        world->calm();
        world->settle([&] { return people.finished(); });
        world->check_invariants();
        outcome.acknowledged = people.acknowledged();
        ledger.check(stored);
        check_effects(stored);
    } catch (Broken const& broken) {
        outcome.broken =
            fmt::format("simulation: seed {} step {}: {}", seed, world ? world->trace().step() : 0, broken.what);
    }
    if (world) {
        outcome.steps = world->trace().step();
        outcome.hash = world->trace().hash();
    }
    return outcome;
}

}  // namespace polku::simulation
