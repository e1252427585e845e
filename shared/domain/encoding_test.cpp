#include "shared/domain/encoding.h"

#include <gtest/gtest.h>

namespace polku::domain {

TEST(Encoding, Utf8WithAndWithoutMark) {
    EXPECT_EQ(to_utf8("Äiti")->text, "Äiti");
    EXPECT_EQ(to_utf8("Äiti")->seen, Encoding::utf8);
    EXPECT_EQ(to_utf8("\xEF\xBB\xBFÄiti")->text, "Äiti");
    EXPECT_EQ(to_utf8("\xEF\xBB\xBFÄiti")->seen, Encoding::utf8_with_bom);
    EXPECT_EQ(to_utf8("")->seen, Encoding::utf8);
}

TEST(Encoding, Latin1AndWindows1252AreConverted) {
    EXPECT_EQ(to_utf8("\xC4iti \xE5\xF6")->text, "Äiti åö");
    EXPECT_EQ(to_utf8("5 \x80 \x96 A\x9A\x9Aur")->text, "5 € – Aššur");
    EXPECT_EQ(to_utf8("\xC4iti")->seen, Encoding::windows_1252);
}

TEST(Encoding, OthersAreNamed) {
    EXPECT_EQ(to_utf8(std::string_view{"\xFF\xFE"
                                       "a\0",
                                       4})
                  .error(),
              Encoding::utf16);
    EXPECT_EQ(to_utf8(std::string_view{"PK\x03\x04\0", 5}).error(), Encoding::binary);
    EXPECT_EQ(to_utf8("\xC4 \x81").error(), Encoding::binary);
    EXPECT_EQ(encoding_name(Encoding::utf16), "UTF-16");
    EXPECT_EQ(encoding_name(Encoding::windows_1252), "Windows-1252");
}

}  // namespace polku::domain
