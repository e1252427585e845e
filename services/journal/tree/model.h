#pragma once

#include "shared/domain/sha256.h"

#include <array>
#include <cstdint>
#include <vector>

/// The Merkle tree over everything that was gathered (RFC 9162, 2.1): leaf 0 is the record with `leaf` 1.
namespace polku::journal {

using Hash = domain::Sha256;

/// 32 random bytes of one record's own. Erased with the record, so that its leaf says nothing of it any more.
using Salt = std::array<std::uint8_t, 32>;

/// What the tree holds of one record.
struct Leaf {
    Salt salt{};
    Hash hash{};
};

/// A complete subtree: the one at `position` (from 0) among those of 2^level leaves. Level 0 is a leaf.
struct Node {
    int level = 0;
    std::int64_t position = 0;

    bool operator==(Node const&) const = default;
};

struct PlacedHash {
    Node at;
    Hash hash{};
};

/// How many leaves, and the hash over all of them.
struct TreeHead {
    std::int64_t size = 0;
    Hash root{};

    bool operator==(TreeHead const&) const = default;
};

/// Hashes from the leaf upwards, in the order of RFC 9162.
using Proof = std::vector<Hash>;

}  // namespace polku::journal
