#pragma once

#include "services/journal/tree/model.h"
#include "services/journal/tree/rules.h"
#include "shared/storage/tx.h"

#include <optional>

namespace polku::journal {

/// What to append to: the newest leaf's right edge.
RightEdge load_edge(storage::Tx& tx);

/// Appends the leaf of the record that was inserted last. Requires: `edge` is the tree's; it moves along.
void append_leaf(storage::Tx& tx, RightEdge& edge, Leaf const& leaf);

/// The hash of a complete subtree. Requires: the tree has it; otherwise std::logic_error.
Hash hash_of(storage::Tx& tx, Node const& node);

/// For the rules, in this transaction.
NodeHashes hashes_in(storage::Tx& tx);

std::int64_t tree_size(storage::Tx& tx);

/// Nothing when the record was erased. Requires: 1 <= leaf <= tree_size; otherwise std::logic_error.
std::optional<Salt> salt_of(storage::Tx& tx, std::int64_t leaf);

}  // namespace polku::journal
