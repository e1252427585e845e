#include "services/journal/tree/rules.h"

#include "services/journal/tree/hashing.h"

#include <bit>

namespace polku::journal {

namespace {

std::int64_t largest_power_below(std::int64_t n) {
    return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(n - 1)));
}

bool odd(std::int64_t n) { return (n & 1) != 0; }

/// Hashes of neighbouring subtrees, the largest first, folded from the right.
Hash fold(std::vector<Hash> const& complete) {
    auto root = complete.back();
    for (auto left = complete.rbegin() + 1; left != complete.rend(); ++left) root = node_hash(*left, root);
    return root;
}

/// The subtrees over the leaves [begin, end). Requires: no larger complete subtree than its first begins at `begin`.
std::vector<Node> nodes_over(std::int64_t begin, std::int64_t end) {
    std::vector<Node> nodes;
    while (begin < end) {
        auto const level = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(end - begin))) - 1;
        nodes.push_back({level, begin >> level});
        begin += std::int64_t{1} << level;
    }
    return nodes;
}

Hash root_over(std::int64_t begin, std::int64_t end, NodeHashes const& hash_of) {
    std::vector<Hash> complete;
    for (auto const& node : nodes_over(begin, end)) complete.push_back(hash_of(node));
    return fold(complete);
}

void prove_inclusion(Proof& proof, std::int64_t index, std::int64_t begin, std::int64_t end,
                     NodeHashes const& hash_of) {
    if (end - begin == 1) return;
    auto const middle = begin + largest_power_below(end - begin);
    if (index < middle) {
        prove_inclusion(proof, index, begin, middle, hash_of);
        proof.push_back(root_over(middle, end, hash_of));
    } else {
        prove_inclusion(proof, index, middle, end, hash_of);
        proof.push_back(root_over(begin, middle, hash_of));
    }
}

/// `known`: the asker has the root of the leaves [begin, from) itself.
void prove_consistency(Proof& proof, std::int64_t from, std::int64_t begin, std::int64_t end, bool known,
                       NodeHashes const& hash_of) {
    if (from == end) {
        if (!known) proof.push_back(root_over(begin, end, hash_of));
        return;
    }
    auto const middle = begin + largest_power_below(end - begin);
    if (from <= middle) {
        prove_consistency(proof, from, begin, middle, known, hash_of);
        proof.push_back(root_over(middle, end, hash_of));
    } else {
        prove_consistency(proof, from, middle, end, false, hash_of);
        proof.push_back(root_over(begin, middle, hash_of));
    }
}

}  // namespace

std::vector<Node> edge_nodes(std::int64_t size) { return nodes_over(0, size); }

std::vector<PlacedHash> RightEdge::append(Hash const& leaf) {
    std::vector<PlacedHash> completed;
    auto hash = leaf;
    Node at{0, size_};
    while (odd(at.position)) {
        hash = node_hash(complete_.back(), hash);
        complete_.pop_back();
        at = {at.level + 1, at.position / 2};
        completed.push_back({at, hash});
    }
    complete_.push_back(hash);
    ++size_;
    return completed;
}

TreeHead RightEdge::head() const { return {size_, complete_.empty() ? empty_root() : fold(complete_)}; }

Hash root_at(std::int64_t size, NodeHashes const& hash_of) {
    return size == 0 ? empty_root() : root_over(0, size, hash_of);
}

Proof inclusion_proof(std::int64_t index, std::int64_t size, NodeHashes const& hash_of) {
    Proof proof;
    prove_inclusion(proof, index, 0, size, hash_of);
    return proof;
}

Proof consistency_proof(std::int64_t from, std::int64_t size, NodeHashes const& hash_of) {
    Proof proof;
    prove_consistency(proof, from, 0, size, true, hash_of);
    return proof;
}

bool proves_inclusion(Hash const& leaf, std::int64_t index, TreeHead const& tree, Proof const& proof) {
    if (index < 0 || index >= tree.size) return false;
    auto at = index;
    auto last = tree.size - 1;
    auto root = leaf;
    auto const rise = [&] {
        at /= 2;
        last /= 2;
    };
    for (auto const& sibling : proof) {
        if (last == 0) return false;
        if (odd(at) || at == last) {
            root = node_hash(sibling, root);
            while (!odd(at) && at != 0) rise();
        } else {
            root = node_hash(root, sibling);
        }
        rise();
    }
    return last == 0 && root == tree.root;
}

bool proves_consistency(TreeHead const& earlier, TreeHead const& later, Proof const& proof) {
    if (earlier.size <= 0 || earlier.size > later.size) return false;
    if (earlier.size == later.size) return proof.empty() && earlier.root == later.root;
    if (proof.empty()) return false;
    auto at = earlier.size - 1;
    auto last = later.size - 1;
    auto const rise = [&] {
        at /= 2;
        last /= 2;
    };
    while (odd(at)) rise();
    // A complete earlier tree is itself the first hash, and left out of the proof.
    auto const complete = std::has_single_bit(static_cast<std::uint64_t>(earlier.size));
    auto first = complete ? earlier.root : proof.front();
    auto second = first;
    for (auto next = proof.begin() + (complete ? 0 : 1); next != proof.end(); ++next) {
        if (last == 0) return false;
        if (odd(at) || at == last) {
            first = node_hash(*next, first);
            second = node_hash(*next, second);
            while (!odd(at) && at != 0) rise();
        } else {
            second = node_hash(second, *next);
        }
        rise();
    }
    return last == 0 && first == earlier.root && second == later.root;
}

}  // namespace polku::journal
