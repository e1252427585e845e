#include "shared/events/check.h"

#include <gtest/gtest.h>

namespace polku::events {
namespace {

TEST(IdentityCodeScanTest, FindsACodeInText) {
    EXPECT_TRUE(holds_identity_code(R"({"seen":"010594Y9021"})"));
    EXPECT_TRUE(holds_identity_code("131052-308T"));
    EXPECT_TRUE(holds_identity_code("code 020516C903K."));
}

TEST(IdentityCodeScanTest, PassesMaskedCodesIdsAndHashes) {
    EXPECT_FALSE(holds_identity_code("010594-****"));
    EXPECT_FALSE(holds_identity_code("131052-308U"));  // check character wrong: not a code
    EXPECT_FALSE(holds_identity_code("01a203bc-71e6-7000-8953-81a5f8b3caff"));
    EXPECT_FALSE(holds_identity_code("2026-11-22T14:50:11.301Z"));
    EXPECT_FALSE(holds_identity_code(""));
}

}  // namespace
}  // namespace polku::events
