#include "shared/http/target.h"

#include <gtest/gtest.h>

namespace polku::http {

TEST(Target, IsDecodedOnce) {
    auto const target = parse_target("/api/v1/%61%C3%A4/b?x=%20&y", "a");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/api/v1/aä/b");
    EXPECT_EQ(target->query, "x=%20&y");
    EXPECT_EQ(parse_target("/%252e%252e/a", "a")->path, "/%2e%2e/a");
    EXPECT_EQ(parse_target("/", "a")->path, "/");
    EXPECT_EQ(parse_target("/a/", "a")->path, "/a/");
    EXPECT_EQ(parse_target("/?", "a")->query, "");
}

TEST(Target, TakesAnAddressOfThisHost) {
    EXPECT_EQ(parse_target("https://Polku.example:8443/a?b", "polku.example:8443")->path, "/a");
    EXPECT_EQ(parse_target("http://a", "a")->path, "/");
    EXPECT_FALSE(parse_target("https://b/a", "a"));
    EXPECT_FALSE(parse_target("https://a.b/a", "a"));
    EXPECT_FALSE(parse_target("https://a@b/a", "b"));
    EXPECT_FALSE(parse_target("ftp://a/a", "a"));
}

TEST(Target, RefusesWhatTwoReadersReadInTwoWays) {
    for (auto const* target : {"*",
                               "a",
                               "//evil.example/a",
                               "/a//b",
                               "/../a",
                               "/a/..",
                               "/./a",
                               "/a/.",
                               "/%2e%2e/a",
                               "/a/%2E",
                               "/a%2fb",
                               "/a%2Fb",
                               "/a%5cb",
                               "/a\\b",
                               "/a%00",
                               "/a%0d%0a",
                               "/a%7f",
                               "/a%",
                               "/a%1",
                               "/a%zz",
                               "/a%c3",
                               "/%c0%ae%c0%ae/",
                               "?a=b",
                               "a:80"}) {
        auto const parsed = parse_target(target, "a");
        ASSERT_FALSE(parsed) << target;
        EXPECT_EQ(parsed.error().status, 400);
    }
}

}  // namespace polku::http
