#pragma once

#include "services/journal/tree/model.h"

#include <functional>
#include <vector>

/// Roots and proofs of RFC 9162, 2.1, from the hashes of complete subtrees: O(log n) of them for each.
namespace polku::journal {

/// The complete subtrees whose roots make up that of a tree of `size` leaves, the largest (leftmost) first: one for
/// each bit of `size`. Requires: size >= 0.
[[nodiscard]] std::vector<Node> edge_nodes(std::int64_t size);

/// The right edge of a growing tree: all that is needed to append to it.
class RightEdge {
public:
    RightEdge() = default;
    /// `complete`: the hashes of edge_nodes(size), in that order.
    RightEdge(std::int64_t size, std::vector<Hash> complete) : size_(size), complete_(std::move(complete)) {}

    /// Appends a leaf; answers the subtrees that it completes (none of level 0), the lowest first.
    std::vector<PlacedHash> append(Hash const& leaf);

    [[nodiscard]] TreeHead head() const;
    [[nodiscard]] std::int64_t size() const { return size_; }

private:
    std::int64_t size_ = 0;
    std::vector<Hash> complete_;
};

/// The hash of a complete subtree of the tree that is asked about.
using NodeHashes = std::function<Hash(Node const&)>;

/// The root of the first `size` leaves.
[[nodiscard]] Hash root_at(std::int64_t size, NodeHashes const& hash_of);

/// RFC 9162, 2.1.3.1. Requires: 0 <= index < size.
[[nodiscard]] Proof inclusion_proof(std::int64_t index, std::int64_t size, NodeHashes const& hash_of);

/// RFC 9162, 2.1.4.1: that the first `from` leaves of a tree of `size` are a tree of their own. Requires: 0 < from <=
/// size.
[[nodiscard]] Proof consistency_proof(std::int64_t from, std::int64_t size, NodeHashes const& hash_of);

/// RFC 9162, 2.1.3.2: whether `leaf` is at `index` in the tree.
[[nodiscard]] bool proves_inclusion(Hash const& leaf, std::int64_t index, TreeHead const& tree, Proof const& proof);

/// RFC 9162, 2.1.4.2: whether the later tree is the earlier one with leaves appended. False when the earlier one is
/// empty: that proves nothing.
[[nodiscard]] bool proves_consistency(TreeHead const& earlier, TreeHead const& later, Proof const& proof);

}  // namespace polku::journal
