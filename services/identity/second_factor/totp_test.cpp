#include "services/identity/second_factor/totp.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace polku::identity::totp {
namespace {

constexpr std::string_view kRfcSecret = "12345678901234567890";

TEST(Totp, IsThatOfRfc6238AppendixB) {
    struct Vector {
        std::int64_t seconds;
        std::string_view code;
    };
    constexpr Vector kVectors[] = {{59, "94287082"},         {1111111109, "07081804"}, {1111111111, "14050471"},
                                   {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
    for (auto const& [seconds, code] : kVectors)
        EXPECT_EQ(code_at(kRfcSecret, step_of(domain::Instant{seconds * 1000}), 8), code) << seconds;
}

TEST(Totp, IsThatOfRfc4226AppendixD) {
    constexpr std::string_view kCodes[] = {"755224", "287082", "359152", "969429", "338314",
                                           "254676", "287922", "162583", "399871", "520489"};
    std::int64_t counter = 0;
    for (auto const code : kCodes) EXPECT_EQ(code_at(kRfcSecret, counter++), code);
}

TEST(Totp, Base32IsThatOfRfc4648) {
    EXPECT_EQ(base32(""), "");
    EXPECT_EQ(base32("f"), "MY");
    EXPECT_EQ(base32("fo"), "MZXQ");
    EXPECT_EQ(base32("foo"), "MZXW6");
    EXPECT_EQ(base32("foob"), "MZXW6YQ");
    EXPECT_EQ(base32("fooba"), "MZXW6YTB");
    EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
    EXPECT_EQ(base32(kRfcSecret), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}

TEST(Totp, AStepOfDriftIsTakenAndNoMore) {
    domain::Instant const now{1234567890000};
    auto const step = step_of(now);
    for (auto const off : {-1, 0, 1})
        EXPECT_EQ(matching_step(kRfcSecret, code_at(kRfcSecret, step + off), now, 0), step + off) << off;
    for (auto const off : {-2, 2})
        EXPECT_FALSE(matching_step(kRfcSecret, code_at(kRfcSecret, step + off), now, 0)) << off;
}

TEST(Totp, ACodeIsTakenOnceAndNoneBeforeIt) {
    domain::Instant const now{1234567890000};
    auto const step = step_of(now);
    EXPECT_FALSE(matching_step(kRfcSecret, code_at(kRfcSecret, step), now, step));
    EXPECT_FALSE(matching_step(kRfcSecret, code_at(kRfcSecret, step - 1), now, step));
    EXPECT_EQ(matching_step(kRfcSecret, code_at(kRfcSecret, step + 1), now, step), step + 1);
}

TEST(Totp, WhatIsNoCodeMatchesNothing) {
    domain::Instant const now{1234567890000};
    for (auto const* const text : {"", "00592", "0059244", "89005924", "a05924"})
        EXPECT_FALSE(matching_step(kRfcSecret, text, now, 0)) << text;
}

TEST(Totp, SecretsAreLongAndDiffer) {
    std::set<std::string> secrets;
    for (int i = 0; i < 100; ++i) secrets.insert(new_secret());
    EXPECT_EQ(secrets.size(), 100U);
    EXPECT_EQ(secrets.begin()->size(), 20U);
}

TEST(Totp, TheLinkHoldsNothingUnescaped) {
    EXPECT_EQ(
        key_uri("Polku & näyte", "aino@esimerkki", "foobar"),
        "otpauth://totp/Polku%20%26%20n%C3%A4yte:aino%40esimerkki?secret=MZXW6YTBOI&issuer=Polku%20%26%20n%C3%A4yte"
        "&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace polku::identity::totp
