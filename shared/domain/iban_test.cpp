#include "shared/domain/iban.h"

#include "shared/domain/check_digits.h"

#include <gtest/gtest.h>

namespace polku::domain {

TEST(Iban, ValidOnes) {
    for (auto const* text : {"FI2112345600000785", "FI5542345670000081", "FI1410093000123458", "FI4950009420028730"})
        EXPECT_EQ(parse_iban(text).value_or(Iban{}).text, text);
    EXPECT_EQ(parse_iban("fi21 1234 5600 0007 85")->text, "FI2112345600000785");
    EXPECT_EQ(print_iban(*parse_iban("FI2112345600000785")), "FI21 1234 5600 0007 85");
}

TEST(Iban, InvalidOnes) {
    EXPECT_EQ(parse_iban("FI2112345600000786").error(), IbanFault::check_digits);
    EXPECT_EQ(parse_iban("FI2212345600000785").error(), IbanFault::check_digits);
    for (auto const* text : {"", "FI21123456000007850", "FI211234560000078", "SE4550000000058398257466",
                             "FI21-1234-5600-0007-85", "2112345600000785", "FI211234560000078O"})
        EXPECT_EQ(parse_iban(text).error(), IbanFault::form) << text;
}

TEST(Iban, TheAccountHasACheckDigitOfItsOwn) {
    std::string const account = "12345600000786";  // the right one ends in 5
    auto const check = std::to_string(98 - mod97(account + "FI00"));
    EXPECT_EQ(parse_iban("FI" + check + account).error(), IbanFault::account);
}

}  // namespace polku::domain
