#include "services/identity/sessions/tokens.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace polku::identity {
namespace {

TEST(Tokens, Are256BitsInBase64Url) {
    auto const token = new_token();
    EXPECT_EQ(token.size(), 43U);
    EXPECT_TRUE(std::ranges::all_of(token, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    })) << token;
}

// Uniform bytes: every character of the alphabet comes about equally often. With 63 degrees of freedom a chi-square
// above 150 has a probability below one in a hundred million.
TEST(Tokens, DoNotRepeatAndAreUniform) {
    constexpr int kTokens = 100'000;
    std::set<std::string> seen;
    std::array<double, 128> counts{};
    for (int i = 0; i < kTokens; ++i) {
        auto const token = new_token();
        // The last character carries 4 bits only.
        for (std::size_t at = 0; at + 1 < token.size(); ++at) ++counts[static_cast<unsigned char>(token[at])];
        seen.insert(token);
    }
    EXPECT_EQ(seen.size(), static_cast<std::size_t>(kTokens));
    double const expected = kTokens * 42.0 / 64.0;
    double chi_square = 0;
    int used = 0;
    for (auto const count : counts) {
        if (count == 0) continue;
        ++used;
        chi_square += (count - expected) * (count - expected) / expected;
    }
    EXPECT_EQ(used, 64);
    EXPECT_LT(chi_square, 150.0);
}

// FIPS 180-4, "abc".
TEST(Tokens, AreKeptAsTheirSha256) {
    EXPECT_EQ(token_hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace polku::identity
