#include "services/journal/tree/store.h"

#include <algorithm>
#include <span>
#include <stdexcept>

namespace polku::journal {

namespace {

using storage::Query;
using storage::Row;

constexpr Query kTreeSize{"tree.size", "SELECT coalesce(max(leaf), 0) FROM tree_leaf"};
constexpr Query kLeafHash{"tree.leaf_hash", "SELECT hash FROM tree_leaf WHERE leaf = $1"};
constexpr Query kLeafSalt{"tree.leaf_salt", "SELECT salt FROM tree_leaf WHERE leaf = $1"};
constexpr Query kNodeHash{"tree.node_hash", "SELECT hash FROM tree_node WHERE level = $1 AND position = $2"};
constexpr Query kInsertLeaf{"tree.insert_leaf", "INSERT INTO tree_leaf (leaf, salt, hash) VALUES ($1, $2, $3)"};
constexpr Query kInsertNode{"tree.insert_node", "INSERT INTO tree_node (level, position, hash) VALUES ($1, $2, $3)"};

template <class Bytes>
Bytes bytes_in(Row const& row) {
    Bytes bytes{};
    auto const stored = row.bytes(0);
    if (stored.size() != bytes.size()) throw std::logic_error("a hash or salt of the tree has another length");
    std::ranges::copy(stored, bytes.begin());
    return bytes;
}

}  // namespace

std::int64_t tree_size(storage::Tx& tx) {
    return tx.one(kTreeSize, [](Row const& row) { return row.integer(0); }).value_or(0);
}

Hash hash_of(storage::Tx& tx, Node const& node) {
    auto const found = node.level == 0 ? tx.one(kLeafHash, bytes_in<Hash>, node.position + 1)
                                       : tx.one(kNodeHash, bytes_in<Hash>, node.level, node.position);
    if (!found) throw std::logic_error("the tree has not the subtree that is asked for");
    return *found;
}

NodeHashes hashes_in(storage::Tx& tx) {
    return [&tx](Node const& node) { return hash_of(tx, node); };
}

std::optional<Salt> salt_of(storage::Tx& tx, std::int64_t leaf) {
    auto const found = tx.one(
        kLeafSalt, [](Row const& row) { return row.null(0) ? std::nullopt : std::optional(bytes_in<Salt>(row)); },
        leaf);
    if (!found) throw std::logic_error("the tree has not the leaf that is asked for");
    return *found;
}

RightEdge load_edge(storage::Tx& tx) {
    auto const size = tree_size(tx);
    std::vector<Hash> complete;
    for (auto const& node : edge_nodes(size)) complete.push_back(hash_of(tx, node));
    return {size, std::move(complete)};
}

void append_leaf(storage::Tx& tx, RightEdge& edge, Leaf const& leaf) {
    tx.run(kInsertLeaf, edge.size() + 1, std::span<std::uint8_t const>(leaf.salt),
           std::span<std::uint8_t const>(leaf.hash));
    for (auto const& [at, hash] : edge.append(leaf.hash))
        tx.run(kInsertNode, at.level, at.position, std::span<std::uint8_t const>(hash));
}

}  // namespace polku::journal
