#include "shared/domain/reference.h"

#include <gtest/gtest.h>

namespace polku::domain {

TEST(Reference, CheckDigitsOfBothForms) {
    struct {
        char const* base;
        char const* reference;
        char const* rf;
    } const vectors[] = {
        {"123", "1232", "RF111232"},
        {"1234", "12344", "RF0812344"},
        {"123456", "1234561", "RF341234561"},
        {"2026110001", "20261100017", "RF4320261100017"},
        {"20261100012", "202611000129", "RF46202611000129"},
    };
    for (auto const& vector : vectors) {
        auto const made = make_reference(vector.base);
        ASSERT_TRUE(made.has_value()) << vector.base;
        EXPECT_EQ(made->text, vector.reference);
        EXPECT_EQ(rf_reference(*made), vector.rf);
        EXPECT_EQ(parse_reference(vector.reference), *made);
        EXPECT_EQ(parse_reference(vector.rf), *made);
    }
}

TEST(Reference, BasesOutOfRange) {
    for (auto const* base : {"", "12", "0123", "12345678901234567890", "12a4"})
        EXPECT_EQ(make_reference(base), std::nullopt) << base;
    EXPECT_EQ(make_reference("1234567890123456789")->text.size(), 20U);
    EXPECT_EQ(rf_reference(*make_reference("1234567890123456789")).size(), 24U);
}

TEST(Reference, IsReadAsPrinted) {
    auto const reference = *make_reference("2026110001");
    EXPECT_EQ(print_reference(reference), "20261 10001 7");
    EXPECT_EQ(print_rf_reference(reference), "RF43 2026 1100 017");
    EXPECT_EQ(parse_reference("20261 10001 7"), reference);
    EXPECT_EQ(parse_reference("RF43 2026 1100 017"), reference);
    EXPECT_EQ(parse_reference("00000000020261100017"), reference);
}

TEST(Reference, InvalidOnes) {
    EXPECT_EQ(parse_reference("1233").error(), ReferenceFault::check_digit);
    EXPECT_EQ(parse_reference("RF121232").error(), ReferenceFault::check_digit);
    for (auto const* text :
         {"", "123", "0000", "000000123", "123456789012345678901", "12-32", "RF", "RF11", "RF11123A", "rf111232"})
        EXPECT_EQ(parse_reference(text).error(), ReferenceFault::form) << text;
}

}  // namespace polku::domain
