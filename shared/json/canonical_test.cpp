#include "shared/json/canonical.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <stdexcept>

namespace polku::json {

TEST(JsonCanonical, MembersAreSortedByUtf16CodeUnits) {
    // RFC 8785, 3.2.3: the example of sorting.
    auto const text =
        canonical_text(R"({"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",
        "1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"})");
    ASSERT_TRUE(text.has_value());
    EXPECT_EQ(*text,
              "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
              "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\","
              "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
}

TEST(JsonCanonical, PrefixesAndSharedSurrogates) {
    EXPECT_EQ(canonical_text(R"({"ab":1,"a":2,"":3})"), R"({"":3,"a":2,"ab":1})");
    EXPECT_EQ(canonical_text(R"({"\ud83d\ude01":1,"\ud83d\ude00":2})"), "{\"😀\":2,\"😁\":1}");
}

TEST(JsonCanonical, EscapesAreTheShortest) {
    EXPECT_EQ(canonical_text(R"("\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/\b\t\f\r\u007f")"),
              "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\t\\f\\r\x7F\"");
}

TEST(JsonCanonical, WhiteSpaceGoesAndArraysKeepTheirOrder) {
    EXPECT_EQ(canonical_text(" [ 56 , { \"d\" : true , \"10\" : null , \"1\" : [ ] } , -0 , { } ] "),
              R"([56,{"1":[],"10":null,"d":true},0,{}])");
}

TEST(JsonCanonical, IsItsOwnCanonicalForm) {
    auto const once = canonical_text(R"({"z":[1,{"y":"\u0001","x":-9007199254740991}],"a":{}})");
    ASSERT_TRUE(once.has_value());
    EXPECT_EQ(canonical_text(*once), *once);
}

TEST(JsonCanonical, RecordsHoldNoInexactNumbers) {
    EXPECT_THROW((void)canonical(1.5), std::invalid_argument);
    EXPECT_THROW((void)canonical(9'007'199'254'740'992), std::invalid_argument);
    EXPECT_THROW((void)canonical(-9'007'199'254'740'992), std::invalid_argument);
    EXPECT_THROW((void)canonical("\xC3\x28"), std::invalid_argument);
    EXPECT_THROW((void)canonical({{"\xFF", 1}}), std::invalid_argument);
    EXPECT_EQ(canonical(9'007'199'254'740'991U), "9007199254740991");
    EXPECT_EQ(canonical_text("[1.0]").error().code, "not_canonical");
    EXPECT_EQ(canonical_text("[1").error().code, "malformed_json");
}

}  // namespace polku::json
