#include "shared/domain/business_id.h"

#include <gtest/gtest.h>

namespace polku::domain {

TEST(BusinessId, ValidOnes) {
    for (auto const* text :
         {"0166906-4", "1046216-1", "1474763-1", "1572860-0", "0737546-2", "0201256-6", "2617416-4", "0245437-2"}) {
        ASSERT_TRUE(parse_business_id(text).has_value()) << text;
        EXPECT_EQ(parse_business_id(text)->text, text);
    }
    EXPECT_EQ(parse_business_id("166906-4")->text, "0166906-4");
}

TEST(BusinessId, InvalidOnes) {
    EXPECT_EQ(parse_business_id("0166906-5").error(), BusinessIdFault::check_digit);
    EXPECT_EQ(parse_business_id("0166960-4").error(), BusinessIdFault::check_digit);
    // 2 * 6 = 12, remainder 1: no digit makes it valid.
    for (char digit = '0'; digit <= '9'; ++digit)
        EXPECT_EQ(parse_business_id(std::string{"0000006-"} + digit).error(), BusinessIdFault::check_digit);
    for (auto const* text :
         {"", "01669064", "0166906-", "0166906-44", "016690A-4", "0166906–4", " 0166906-4", "66906-4"})
        EXPECT_EQ(parse_business_id(text).error(), BusinessIdFault::form) << text;
}

TEST(BusinessId, VatNumber) {
    auto const id = *parse_business_id("0166906-4");
    EXPECT_EQ(vat_number(id), "FI01669064");
    EXPECT_EQ(parse_vat_number("FI01669064"), id);
    EXPECT_EQ(parse_vat_number("SE01669064").error(), BusinessIdFault::form);
    EXPECT_EQ(parse_vat_number("FI0166906").error(), BusinessIdFault::form);
    EXPECT_EQ(parse_vat_number("FI01669065").error(), BusinessIdFault::check_digit);
}

TEST(BusinessId, Ovt) {
    auto const id = *parse_business_id("0166906-4");
    EXPECT_EQ(ovt(id), "003701669064");
    EXPECT_EQ(ovt(id, "AB123"), "003701669064AB123");
    EXPECT_EQ(ovt(id, "AB1234"), std::nullopt);
    EXPECT_EQ(ovt(id, "a"), std::nullopt);
    EXPECT_EQ(parse_ovt("003701669064"), id);
    EXPECT_EQ(parse_ovt("003701669064AB123"), id);
    EXPECT_EQ(parse_ovt("00370166906").error(), BusinessIdFault::form);
    EXPECT_EQ(parse_ovt("003801669064").error(), BusinessIdFault::form);
    EXPECT_EQ(parse_ovt("003701669065").error(), BusinessIdFault::check_digit);
}

}  // namespace polku::domain
