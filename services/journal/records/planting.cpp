#include "services/journal/records/planting.h"

#include "services/journal/records/leaf.h"
#include "services/journal/records/rules.h"
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
            for (std::size_t i = 0; i < bare.size(); ++i) {
                append_leaf(tx, edge, leaves[i]);
                if (auto const entry = parse_entry(bare[i].canonical)) note_case(tx, bare[i].leaf, *entry);
            }
        });
    }
}

}  // namespace polku::journal
