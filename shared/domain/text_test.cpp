#include "shared/domain/text.h"

#include <gtest/gtest.h>

namespace polku::domain {

TEST(Text, Utf8IsStrict) {
    for (auto const* text : {"", "abc", "äö€😀", "\u07ff\u0800\uffff", "\xF4\x8F\xBF\xBF", "\xEF\xBB\xBF"})
        EXPECT_TRUE(valid_utf8(text)) << text;
    for (auto const* text : {"\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xE0\x9F\xBF", "\xED\xA0\x80",
                             "\xED\xBF\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
                             "\xF5\x80\x80\x80", "\xFF", "\xC3", "\xE2\x82", "a\xC3(", "\xF0\x9F\x98"})
        EXPECT_FALSE(valid_utf8(text));
}

TEST(Text, CodePointsGoBothWays) {
    EXPECT_EQ(code_points(""), 0U);
    EXPECT_EQ(code_points("aä€😀"), 4U);
    for (char32_t const c : {U'\0', U'\x7F', U'\x80', U'\x7FF', U'\x800', U'\xFFFD', U'\x10000', U'\x10FFFF'}) {
        std::string text;
        append_utf8(text, c);
        EXPECT_TRUE(valid_utf8(text));
        std::size_t at = 0;
        EXPECT_EQ(next_code_point(text, at), c);
        EXPECT_EQ(at, text.size());
    }
}

TEST(Text, TrimKnowsUnicodeSpaces) {
    EXPECT_EQ(trim(" \t\u00a0 a b\u3000\r\n"), "a b");
    EXPECT_EQ(trim(""), "");
    EXPECT_TRUE(blank("\u2003 \u2028"));
    EXPECT_FALSE(blank("\u200b"));  // a zero-width space is no white space in Unicode
}

TEST(Text, ControlCharacters) {
    EXPECT_FALSE(has_control("Aino Esimerkki ä €"));
    for (auto const* text : {"a\tb", "a\n", "\x1B[31m", "\x7F", "\u0085", "\u009f"}) EXPECT_TRUE(has_control(text));
    EXPECT_TRUE(has_control(std::string_view{"a\0b", 3}));
}

TEST(Text, FoldFindsNamesHoweverTheyAreWritten) {
    EXPECT_EQ(fold("Åström Äijälä Öhman"), "astrom aijala ohman");
    EXPECT_EQ(fold("Élodie ØYSTEIN Aššur Žižek"), "elodie oystein assur zizek");
    EXPECT_EQ(fold("STRAẞE Straße"), "strasse strasse");
    EXPECT_EQ(fold("Łukasz Đặng Þór Æsa Nguyễn İnan ısı"), "lukasz dang thor aesa nguyen inan isi");
    EXPECT_EQ(fold("O'Sample-Näyte 3"), "o'sample-nayte 3");
    EXPECT_EQ(fold("a\u0308 e\u0301"), fold("ä é"));
    EXPECT_EQ(fold("ü×÷"), "u×÷");
}

TEST(Text, FoldKeepsOtherScripts) {
    EXPECT_EQ(fold("Иван ЁЛКА Йорк"), "иван ёлка йорк");
    EXPECT_EQ(fold("ΑΘΗΝΑ"), "αθηνα");
    EXPECT_EQ(fold("مریم 李明"), "مریم 李明");
    EXPECT_EQ(fold("и\u0306"), "и\u0306");
}

TEST(Text, FoldOfEveryCodePointIsTextAndStable) {
    for (char32_t c = 1; c < 0x3000; ++c) {
        std::string text;
        append_utf8(text, c);
        auto const key = fold(text);
        ASSERT_TRUE(valid_utf8(key));
        ASSERT_FALSE(key.empty());
        ASSERT_EQ(fold(key), key) << text;
    }
}

TEST(Text, SplitKeepsEmptyParts) {
    using Parts = std::vector<std::string_view>;
    EXPECT_EQ(split("a|b||c|", '|'), (Parts{"a", "b", "", "c", ""}));
    EXPECT_EQ(split("", '|'), (Parts{""}));
}

}  // namespace polku::domain
