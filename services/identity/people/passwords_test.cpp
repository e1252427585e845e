#include "services/identity/people/passwords.h"

#include <gtest/gtest.h>

namespace polku::identity {
namespace {

TEST(Passwords, OnlyTheRightOneMatches) {
    auto const hash = hash_password("polku-sample-2026");
    EXPECT_TRUE(verify_password(hash, "polku-sample-2026"));
    EXPECT_FALSE(verify_password(hash, "polku-sample-2027"));
    EXPECT_FALSE(verify_password(hash, ""));
}

// RFC 9106: the algorithm and its cost stand in the hash; 64 MiB (in KiB) and two passes are the least.
TEST(Passwords, AreArgon2idWithASaltOfTheirOwn) {
    auto const hash = hash_password("polku-sample-2026");
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$")) << hash;
    EXPECT_NE(hash, hash_password("polku-sample-2026"));
}

TEST(Passwords, NobodysHashMatchesNothing) {
    EXPECT_FALSE(verify_password(std::nullopt, "no user has this password"));
    EXPECT_FALSE(verify_password(std::nullopt, ""));
}

}  // namespace
}  // namespace polku::identity
