#include "services/identity/second_factor/totp.h"
#include "services/identity/sessions/testing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace polku::identity {
namespace {

using http::Method;
using nlohmann::json;
using std::chrono::seconds;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// What an application holds: the key as it was typed.
std::string from_base32(std::string_view text) {
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string bytes;
    unsigned held = 0;
    unsigned bits = 0;
    for (auto const c : text) {
        held = (held << 5U) | static_cast<unsigned>(kAlphabet.find(c));
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>((held >> bits) & 0xffU);
        held &= (1U << bits) - 1U;
    }
    return bytes;
}

class SecondFactors : public SignInTest {
protected:
    using SignInTest::SignInTest;

    static std::string with_code(std::string_view code) { return fmt::format(R"(,"code":"{}")", code); }
    std::string code_now(int steps = 0) { return totp::code_at(secret_, totp::step_of(api_.clock().now()) + steps); }
    http::Response begin(std::string_view token, std::string_view password = kSamplePassword) {
        return own(Method::post, token, "/internal/sessions/second-factor",
                   fmt::format(R"({{"password":"{}"}})", password));
    }
    http::Response confirm(std::string_view token, std::string_view code) {
        return own(Method::post, token, "/internal/sessions/second-factor/confirm",
                   fmt::format(R"({{"code":"{}"}})", code));
    }
    json factor(std::string_view token) {
        return json::parse(own(Method::get, token, "/internal/sessions/second-factor").body);
    }
    /// The recovery codes of a factor that was just set up; the clock has moved on by a step.
    std::vector<std::string> set_up(std::string_view token) {
        auto const begun = begin(token);
        EXPECT_EQ(begun.status, 201) << begun.body;
        secret_ = from_base32(json::parse(begun.body).at("key").get<std::string>());
        auto const confirmed = confirm(token, code_now());
        EXPECT_EQ(confirmed.status, 200) << confirmed.body;
        api_.clock().advance(seconds(totp::kStepSeconds));
        return json::parse(confirmed.body).at("recovery_codes").get<std::vector<std::string>>();
    }

    std::string secret_;
};

TEST_F(SecondFactors, IsAskedForOnceItIsConfirmed) {
    add_user("tuula");
    auto const token = token_of(sign_in("tuula"));
    EXPECT_EQ(factor(token).at("since"), nullptr);
    auto const begun = begin(token);
    ASSERT_EQ(begun.status, 201) << begun.body;
    EXPECT_THAT(json::parse(begun.body).at("uri"), StartsWith("otpauth://totp/Polku:tuula?secret="));
    EXPECT_EQ(sign_in("tuula").status, 201) << "not asked for before a code has shown that it works";
    set_up(token);
    EXPECT_EQ(factor(token).at("recovery_codes"), 10);

    auto const asked = sign_in("tuula");
    EXPECT_EQ(asked.status, 200);
    EXPECT_EQ(json::parse(asked.body), json::parse(R"({"needs":"code"})"));
    EXPECT_EQ(sign_in("tuula", kSamplePassword, with_code(code_now())).status, 201);
}

TEST_F(SecondFactors, ACodeIsTakenOnceAndAStepOfDriftIsNone) {
    add_user("tuula");
    set_up(token_of(sign_in("tuula")));
    auto const code = code_now();
    EXPECT_EQ(sign_in("tuula", kSamplePassword, with_code(code)).status, 201);
    auto const again = sign_in("tuula", kSamplePassword, with_code(code));
    EXPECT_EQ(again.status, 401);
    EXPECT_EQ(code_of(again), "wrong_code");
    EXPECT_THAT(api_.read_log().back(), HasSubstr(R"("outcome":"wrong_code")"));
    EXPECT_EQ(sign_in("tuula", kSamplePassword, with_code(code_now(1))).status, 201) << "a telephone ahead";
    EXPECT_EQ(sign_in("tuula", kSamplePassword, with_code(code_now(3))).status, 401);
}

TEST_F(SecondFactors, ARecoveryCodeIsGoodForOneSignIn) {
    add_user("tuula");
    auto const codes = set_up(token_of(sign_in("tuula")));
    ASSERT_EQ(codes.size(), 10U);
    auto typed = codes.front();
    std::ranges::transform(typed, typed.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    auto const opened = sign_in("tuula", kSamplePassword, with_code(typed));
    auto const token = token_of(opened);
    EXPECT_EQ(factor(token).at("recovery_codes"), 9);
    EXPECT_EQ(sign_in("tuula", kSamplePassword, with_code(codes.front())).status, 401);
    EXPECT_EQ(sign_in("tuula", kSamplePassword, with_code(codes.back())).status, 201);
}

TEST_F(SecondFactors, TheSecretIsSealedAndTheCodesAreHashed) {
    add_user("tuula");
    auto const codes = set_up(token_of(sign_in("tuula")));
    std::string stored;
    static constexpr storage::Query kSecret{"test.secret", "SELECT secret FROM second_factor"};
    static constexpr storage::Query kHashes{"test.hashes", "SELECT hash FROM recovery_code"};
    auto const add = [&](storage::Row const& row) { stored.append(row.bytes(0).begin(), row.bytes(0).end()); };
    api_.database().read([&](storage::Tx& tx) {
        tx.each(kSecret, add);
        tx.each(kHashes, add);
    });
    EXPECT_THAT(stored, Not(HasSubstr(secret_)));
    EXPECT_THAT(stored, Not(HasSubstr(codes.front())));
    for (auto const& entry : api_.journal()) EXPECT_THAT(entry, Not(HasSubstr(codes.front())));
}

TEST_F(SecondFactors, GuessingCodesIsSlowedAndNobodyWithoutThePasswordDoesThat) {
    add_user("tuula");
    set_up(token_of(sign_in("tuula")));
    for (int i = 0; i < 4; ++i) EXPECT_EQ(sign_in("tuula", "not the password", with_code("000000"), kAway).status, 401);
    EXPECT_EQ(sign_in("tuula", kSamplePassword, with_code(code_now())).status, 201);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(sign_in("tuula", kSamplePassword, with_code("000000")).status, 401);
    EXPECT_EQ(sign_in("tuula", kSamplePassword, with_code("000000")).status, 429);
}

TEST_F(SecondFactors, SettingUpNeedsThePasswordAndACode) {
    add_user("tuula");
    auto const token = token_of(sign_in("tuula"));
    EXPECT_EQ(faults_of(begin(token, "not the password")), std::vector<std::string>{"/password wrong_password"});
    EXPECT_EQ(confirm(token, "123456").status, 409);
    EXPECT_EQ(begin(token).status, 201);
    EXPECT_EQ(faults_of(confirm(token, "000000")), std::vector<std::string>{"/code wrong_code"});
    set_up(token);
    EXPECT_EQ(begin(token).status, 409);
    EXPECT_EQ(begin("x").status, 401);
}

TEST_F(SecondFactors, IsRemovedWithPasswordAndCode) {
    add_user("tuula");
    auto const token = token_of(sign_in("tuula"));
    set_up(token);
    auto const remove = [&](std::string_view password, std::string_view code) {
        return own(Method::post, token, "/internal/sessions/second-factor/remove",
                   fmt::format(R"({{"password":"{}","code":"{}"}})", password, code));
    };
    EXPECT_EQ(faults_of(remove("not the password", code_now())), std::vector<std::string>{"/password wrong_password"});
    EXPECT_EQ(faults_of(remove(kSamplePassword, "000000")), std::vector<std::string>{"/code wrong_code"});
    EXPECT_EQ(remove(kSamplePassword, code_now()).status, 200);
    EXPECT_EQ(sign_in("tuula").status, 201);
}

class DemandedFactor : public SecondFactors {
protected:
    DemandedFactor() : SecondFactors(SecondFactorPolicy::demanded) {}
};

TEST_F(DemandedFactor, StaffActNowhereBeforeTheyHaveOneAndClientsDo) {
    auto const authority = add_authority();
    auto const tuula = add_user("tuula");
    add_officer(tuula, authority);
    auto const kalle = add_user("kalle");
    post_membership(kalle, fmt::format(R"({{"organisation":"{}","role":"client","client":"{}"}})", authority.text,
                                       kSampleClient.text));
    auto const token = token_of(sign_in("tuula"));
    auto const before = json::parse(resolve(token).body);
    EXPECT_EQ(before.at("principal"), nullptr);
    EXPECT_EQ(before.at("session").at("demands"), "second_factor");
    set_up(token);
    auto const after = json::parse(resolve(token).body);
    EXPECT_EQ(after.at("principal").at("role"), "officer");
    EXPECT_EQ(after.at("session").at("demands"), nullptr);
    EXPECT_NE(json::parse(sign_in("kalle").body).at("principal"), nullptr);
}

class NoFactor : public SecondFactors {
protected:
    NoFactor() : SecondFactors(SecondFactorPolicy::off) {}
};

TEST_F(NoFactor, IsNotSetUp) {
    add_user("tuula");
    auto const token = token_of(sign_in("tuula"));
    EXPECT_EQ(factor(token).at("policy"), "off");
    EXPECT_EQ(begin(token).status, 409);
}

}  // namespace
}  // namespace polku::identity
