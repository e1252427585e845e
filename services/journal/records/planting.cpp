#include "services/journal/records/planting.h"

#include "services/journal/records/leaf.h"
#include "services/journal/records/store.h"
#include "services/journal/tree/store.h"

namespace polku::journal {

namespace {

constexpr int kPlantedAtOnce = 1000;

}  // namespace

void plant(storage::Database& database) {
    while (true) {
        auto const bare =
            database.read([](storage::Tx& tx) { return records_after(tx, tree_size(tx), kPlantedAtOnce); });
        if (bare.empty()) return;
        std::vector<Leaf> leaves;
        for (auto const& record : bare)
            leaves.push_back(new_leaf({.log = record.log,
                                       .number = record.number,
                                       .canonical = record.canonical,
                                       .gathered_at = record.gathered_at}));
        database.write_now([&](storage::Tx& tx) {
            auto edge = load_edge(tx);
            for (auto const& leaf : leaves) append_leaf(tx, edge, leaf);
        });
    }
}

}  // namespace polku::journal
