#include "services/journal/tree/rules.h"

#include "services/journal/tree/base64.h"
#include "services/journal/tree/hashing.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>

namespace polku::journal {
namespace {

constexpr std::int64_t kLargest = 300;

Hash leaf_at(std::int64_t index) { return leaf_hash("leaf " + std::to_string(index)); }

/// RFC 9162, 2.1.1, word for word.
Hash defined_root(std::int64_t begin, std::int64_t end) {
    if (begin == end) return empty_root();
    if (end - begin == 1) return leaf_at(begin);
    std::int64_t k = 1;
    while (k * 2 < end - begin) k *= 2;
    return node_hash(defined_root(begin, begin + k), defined_root(begin + k, end));
}

/// A complete subtree, and proof that only complete ones are asked for.
Hash defined_node(Node const& node, std::int64_t size) {
    auto const leaves = std::int64_t{1} << node.level;
    EXPECT_LE((node.position + 1) * leaves, size) << "not complete in a tree of that size";
    return defined_root(node.position * leaves, (node.position + 1) * leaves);
}

/// Every root once: the tests ask for each many times.
std::vector<Hash> const& defined_roots() {
    static std::vector<Hash> const roots = [] {
        std::vector<Hash> all;
        for (std::int64_t size = 0; size <= kLargest; ++size) all.push_back(defined_root(0, size));
        return all;
    }();
    return roots;
}
TreeHead defined_head(std::int64_t size) { return {size, defined_roots().at(static_cast<std::size_t>(size))}; }

/// All nodes of a tree of `kLargest`, as a store keeps them.
NodeHashes kept_nodes(std::int64_t size, int* asked = nullptr) {
    static std::map<std::pair<int, std::int64_t>, Hash> const nodes = [] {
        std::map<std::pair<int, std::int64_t>, Hash> all;
        RightEdge edge;
        for (std::int64_t i = 0; i < kLargest; ++i) {
            all[{0, i}] = leaf_at(i);
            for (auto const& [at, hash] : edge.append(leaf_at(i))) all[{at.level, at.position}] = hash;
        }
        return all;
    }();
    return [size, asked](Node const& node) {
        EXPECT_LE((node.position + 1) << node.level, size) << "not complete in a tree of that size";
        if (asked != nullptr) ++*asked;
        return nodes.at({node.level, node.position});
    };
}

TEST(Tree, AppendingGivesTheRootOfTheDefinitionAtEverySize) {
    RightEdge edge;
    EXPECT_EQ(edge.head(), defined_head(0));
    for (std::int64_t size = 1; size <= kLargest; ++size) {
        for (auto const& [at, hash] : edge.append(leaf_at(size - 1))) ASSERT_EQ(hash, defined_node(at, size));
        ASSERT_EQ(edge.head(), defined_head(size)) << size;
    }
}

TEST(Tree, GoesOnFromItsEdgeAlone) {
    for (std::int64_t size = 0; size < kLargest; ++size) {
        std::vector<Hash> complete;
        for (auto const& node : edge_nodes(size)) complete.push_back(kept_nodes(size)(node));
        RightEdge edge(size, complete);
        edge.append(leaf_at(size));
        ASSERT_EQ(edge.head(), defined_head(size + 1)) << size;
    }
}

TEST(Tree, GivesTheRootOfEveryEarlierSize) {
    for (std::int64_t size = 0; size <= kLargest; ++size)
        ASSERT_EQ(root_at(size, kept_nodes(size)), defined_head(size).root) << size;
}

TEST(Tree, ProvesEveryLeafOfEveryTreeAndNoOtherLeafOrPlace) {
    for (std::int64_t size = 1; size <= kLargest; ++size) {
        auto const tree = defined_head(size);
        for (std::int64_t index = 0; index < size; ++index) {
            auto const proof = inclusion_proof(index, size, kept_nodes(size));
            ASSERT_TRUE(proves_inclusion(leaf_at(index), index, tree, proof)) << index << " of " << size;
            ASSERT_FALSE(proves_inclusion(leaf_at(index + 1), index, tree, proof)) << index << " of " << size;
            ASSERT_FALSE(proves_inclusion(leaf_at(index), index ^ 1, tree, proof)) << index << " of " << size;
        }
        ASSERT_FALSE(proves_inclusion(leaf_at(0), size, tree, {}));
        ASSERT_FALSE(proves_inclusion(leaf_at(0), -1, tree, {}));
    }
}

TEST(Tree, ProvesEveryEarlierTreeAndNoOther) {
    for (std::int64_t size = 1; size <= kLargest; ++size) {
        for (std::int64_t from = 1; from <= size; ++from) {
            auto const proof = consistency_proof(from, size, kept_nodes(size));
            ASSERT_TRUE(proves_consistency(defined_head(from), defined_head(size), proof)) << from << " to " << size;
            ASSERT_FALSE(proves_consistency({from, leaf_at(0)}, defined_head(size), proof) && from > 1);
            ASSERT_FALSE(proves_consistency(defined_head(from), {size, leaf_at(1)}, proof)) << from << " to " << size;
        }
    }
}

TEST(Tree, AProofFailsWithAnyHashChangedLeftOutOrAdded) {
    auto const tree = defined_head(kLargest);
    auto const earlier = defined_head(141);
    auto const inclusion = inclusion_proof(140, kLargest, kept_nodes(kLargest));
    auto const consistency = consistency_proof(141, kLargest, kept_nodes(kLargest));
    auto const spoiled = [](Proof const& proof, auto const& holds) {
        for (std::size_t i = 0; i < proof.size(); ++i) {
            auto changed = proof;
            changed[i][31] ^= 1;
            EXPECT_FALSE(holds(changed)) << i;
            auto shorter = proof;
            shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(i));
            EXPECT_FALSE(holds(shorter)) << i;
        }
        auto longer = proof;
        longer.push_back(proof.front());
        EXPECT_FALSE(holds(longer));
        EXPECT_FALSE(holds({}));
    };
    spoiled(inclusion, [&](Proof const& proof) { return proves_inclusion(leaf_at(140), 140, tree, proof); });
    spoiled(consistency, [&](Proof const& proof) { return proves_consistency(earlier, tree, proof); });
}

TEST(Tree, AProofCostsTheLogarithmOfTheTree) {
    for (std::int64_t index = 0; index < kLargest; ++index) {
        int asked = 0;
        static_cast<void>(inclusion_proof(index, kLargest, kept_nodes(kLargest, &asked)));
        EXPECT_LE(asked, 18) << index;  // twice the height of 300 leaves
    }
    for (std::int64_t from = 1; from < kLargest; ++from) {
        int asked = 0;
        static_cast<void>(consistency_proof(from, kLargest, kept_nodes(kLargest, &asked)));
        EXPECT_LE(asked, 18) << from;
    }
}

// The vectors of github.com/transparency-dev/merkle (Apache-2.0): good proofs and damaged ones.
class TreeVectors : public ::testing::Test {
protected:
    static constexpr std::string_view kFolder = "../shared/formats/merkle/testdata/";

    /// Some vectors have other bytes for a hash ("don't care 1"), which only have to be told apart.
    static std::optional<Hash> hash_in(nlohmann::json const& vector, char const* name) {
        auto const bytes = from_base64(vector.at(name).get<std::string>());
        if (!bytes || bytes->empty() || bytes->size() > 32) return std::nullopt;
        Hash hash{};
        std::ranges::copy(*bytes, hash.begin());
        return hash;
    }
    /// Nothing when a hash of it has another length.
    static std::optional<Proof> proof_in(nlohmann::json const& vector) {
        Proof proof;
        if (vector.at("proof").is_null()) return proof;
        for (auto const& text : vector.at("proof")) {
            auto const hash = array_from_base64<32>(text.get<std::string>());
            if (!hash) return std::nullopt;
            proof.push_back(*hash);
        }
        return proof;
    }
    static int each(std::string_view kind, std::function<bool(nlohmann::json const&)> const& holds) {
        auto tried = 0;
        for (auto const& entry : std::filesystem::recursive_directory_iterator(std::string(kFolder) += kind)) {
            if (entry.path().extension() != ".json") continue;
            std::ifstream file(entry.path());
            auto const vector = nlohmann::json::parse(file);
            EXPECT_EQ(holds(vector), !vector.at("wantErr").get<bool>()) << entry.path();
            ++tried;
        }
        return tried;
    }
    void SetUp() override {
        if (!std::filesystem::exists(kFolder)) GTEST_SKIP() << kFolder << " is not here";
    }
};

TEST_F(TreeVectors, Inclusion) {
    EXPECT_GT(each("inclusion",
                   [](nlohmann::json const& v) {
                       auto const proof = proof_in(v);
                       auto const leaf = hash_in(v, "leafHash");
                       auto const root = hash_in(v, "root");
                       return proof && leaf && root &&
                              proves_inclusion(*leaf, v.at("leafIdx").get<std::int64_t>(),
                                               {v.at("treeSize").get<std::int64_t>(), *root}, *proof);
                   }),
              90);
}

TEST_F(TreeVectors, Consistency) {
    EXPECT_GT(each("consistency",
                   [](nlohmann::json const& v) {
                       auto const proof = proof_in(v);
                       auto const first = hash_in(v, "root1");
                       auto const second = hash_in(v, "root2");
                       return proof && first && second &&
                              proves_consistency({v.at("size1").get<std::int64_t>(), *first},
                                                 {v.at("size2").get<std::int64_t>(), *second}, *proof);
                   }),
              90);
}

}  // namespace
}  // namespace polku::journal
