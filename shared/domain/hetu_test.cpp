#include "shared/domain/hetu.h"

#include <gtest/gtest.h>

namespace polku::domain {

TEST(Hetu, ValidCodesOfEveryCentury) {
    struct {
        char const* code;
        LocalDate birth;
    } const codes[] = {
        {"131052-308T", {1952, 10, 13}}, {"010594Y9021", {1994, 5, 1}}, {"020594X903P", {1994, 5, 2}},
        {"030594W903B", {1994, 5, 3}},   {"040594V9030", {1994, 5, 4}}, {"050594U903M", {1994, 5, 5}},
        {"010516B903X", {2016, 5, 1}},   {"020516C903K", {2016, 5, 2}}, {"030516D9037", {2016, 5, 3}},
        {"010501E9032", {2001, 5, 1}},   {"020503F9037", {2003, 5, 2}}, {"020504A902E", {2004, 5, 2}},
        {"131052+308T", {1852, 10, 13}},
    };
    for (auto const& valid : codes) {
        auto const hetu = parse_hetu(valid.code);
        ASSERT_TRUE(hetu.has_value()) << valid.code;
        EXPECT_EQ(hetu->text(), valid.code);
        EXPECT_EQ(hetu->birth_date(), valid.birth);
    }
}

TEST(Hetu, FaultsAreDistinct) {
    EXPECT_EQ(parse_hetu("131052-308U").error(), HetuFault::check_character);
    EXPECT_EQ(parse_hetu("131052-308G").error(), HetuFault::check_character);
    EXPECT_EQ(parse_hetu("310299-1234").error(), HetuFault::no_such_date);
    EXPECT_EQ(parse_hetu("290295-1234").error(), HetuFault::no_such_date);
    EXPECT_EQ(parse_hetu("131052G308T").error(), HetuFault::separator);
    EXPECT_EQ(parse_hetu("131052/308T").error(), HetuFault::separator);
    EXPECT_EQ(parse_hetu("131052-001W").error(), HetuFault::individual_number);
    for (auto const* text :
         {"", "131052-308", "131052-308TT", "13105A-308T", "131052-3O8T", "131052-308-", " 131052-308T", "131052308T"})
        EXPECT_EQ(parse_hetu(text).error(), HetuFault::form) << text;
}

TEST(Hetu, LowerCaseIsNormalised) {
    EXPECT_EQ(parse_hetu("020504a902e")->text(), "020504A902E");
    EXPECT_EQ(*parse_hetu("020504a902e"), *parse_hetu("020504A902E"));
}

TEST(Hetu, TheSeparatorIsPartOfTheIdentity) { EXPECT_FALSE(*parse_hetu("010594Y9021") == *parse_hetu("010594-9021")); }

TEST(Hetu, TemporaryCodesAreTold) {
    EXPECT_FALSE(parse_hetu("131052-308T")->temporary());
    EXPECT_TRUE(parse_hetu("020504A902E")->temporary());
}

TEST(Hetu, TheMaskHidesTheCentury) {
    EXPECT_EQ(parse_hetu("020504A902E")->masked(), "020504-****");
    EXPECT_EQ(parse_hetu("131052+308T")->masked(), "131052-****");
}

TEST(Hetu, AnyOneWrongDigitIsFound) {
    // 31 is a prime above every difference that one digit makes times a power of ten.
    std::string const code = "020504A902E";
    for (std::size_t const at : {0U, 1U, 2U, 3U, 4U, 5U, 7U, 8U, 9U}) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            auto changed = code;
            changed[at] = digit;
            EXPECT_EQ(parse_hetu(changed).has_value(), changed == code) << changed;
        }
    }
}

TEST(Hetu, CheckCharacterForGenerators) {
    EXPECT_EQ(hetu_check_character("131052308"), 'T');
    EXPECT_EQ(hetu_check_character("040594903"), '0');
}

}  // namespace polku::domain
