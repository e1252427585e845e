#include "services/notices/confirmation/rules.h"

#include "services/notices/confirmation/code.h"
#include "services/notices/mail/letter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace polku::notices {
namespace {

using namespace std::chrono_literals;
using Sent = Delivery::Outcome;
using Standing = ConfirmationStanding;

domain::Instant const kAsked = domain::parse_instant("2026-11-27T10:00:00Z").value();
CodeHash const kRight{1};
CodeHash const kWrong{2};

MailSetting wanting(std::string address, std::optional<std::string> confirmed = {}) {
    return {.person = {"p"},
            .version = 2,
            .wanted = {.mode = MailMode::at_once, .address = std::move(address)},
            .confirmed = std::move(confirmed)};
}
Confirmation asked(MailSetting const& setting = wanting("a@example.fi")) {
    return ask_for({}, setting, kAsked).value().value();
}
Confirmation sent() { return after_try(with_code(asked(), kRight, kAsked), {Sent::accepted, 250}, kAsked); }
std::string refusal(std::optional<Confirmation> const& last, MailSetting const& setting, domain::Instant now) {
    auto const again = ask_again(last, setting, now);
    return again ? "" : again.error().code;
}

TEST(ConfirmationRules, AnAddressIsAskedForUntilItIsConfirmed) {
    EXPECT_EQ(asked().address, "a@example.fi");
    EXPECT_EQ(ask_for({}, wanting("a@example.fi", "a@example.fi"), kAsked).value(), std::nullopt);
    EXPECT_EQ(ask_for({}, {.person = {"p"}}, kAsked).value(), std::nullopt) << "who wants no e-mail is sent none";
    EXPECT_NE(ask_for({}, wanting("b@example.fi", "a@example.fi"), kAsked).value(), std::nullopt) << "changed";
    EXPECT_EQ(ask_for(sent(), wanting("a@example.fi"), kAsked).value(), std::nullopt) << "its letter is under way";
    EXPECT_NE(ask_for(sent(), wanting("a@example.fi"), kAsked + kCodeLife).value(), std::nullopt);
    EXPECT_NE(ask_for(sent(), wanting("b@example.fi"), kAsked).value(), std::nullopt);
}

TEST(ConfirmationRules, ACodeIsTakenOnce) {
    auto const [used, tried] = try_code(sent(), kRight, kAsked + kCodeLife - 1ms);
    EXPECT_EQ(tried, CodeTried::confirmed);
    EXPECT_EQ(used.code, std::nullopt);
    EXPECT_EQ(open_confirmation(used, wanting("a@example.fi")), std::nullopt);
    EXPECT_EQ(try_code(with_code(asked(), kRight, kAsked), kRight, kAsked).second, CodeTried::confirmed)
        << "who is quicker than the record of the letter";
}

TEST(ConfirmationRules, ACodeIsGoodForADayAndForFiveTries) {
    EXPECT_EQ(try_code(sent(), kRight, kAsked + kCodeLife).second, CodeTried::expired);
    EXPECT_EQ(standing(sent(), kAsked + kCodeLife), Standing::expired);
    auto one = sent();
    for (int i = 0; i < kMostCodeTries; ++i) {
        EXPECT_EQ(standing(one, kAsked), Standing::sent);
        auto [after, tried] = try_code(std::move(one), kWrong, kAsked);
        EXPECT_EQ(tried, CodeTried::wrong);
        one = std::move(after);
    }
    EXPECT_EQ(standing(one, kAsked), Standing::spent);
    EXPECT_EQ(try_code(one, kRight, kAsked).second, CodeTried::spent);
    EXPECT_EQ(try_code(with_code(std::move(one), kWrong, kAsked), kWrong, kAsked).second, CodeTried::confirmed);
    EXPECT_EQ(try_code(asked(), CodeHash{}, kAsked).second, CodeTried::wrong) << "none is drawn yet";
}

TEST(ConfirmationRules, AnotherLetterIsAskedForAfterAWhileAndNotByTheDozen) {
    auto const setting = wanting("a@example.fi");
    EXPECT_EQ(refusal({}, wanting("a@example.fi", "a@example.fi"), kAsked), "nothing_to_confirm");
    EXPECT_EQ(refusal(sent(), setting, kAsked + 2min - 1ms), "letter_on_its_way");
    EXPECT_EQ(refusal(sent(), setting, kAsked + 2min), "");
    auto const undelivered = after_try(asked(), {Sent::refused, 550}, kAsked);
    EXPECT_EQ(standing(undelivered, kAsked), Standing::undelivered);
    EXPECT_EQ(refusal(undelivered, setting, kAsked), "") << "that one does not come";
    auto last = asked();
    for (int i = 1; i < kMostLetters; ++i)
        last = ask_for(last, wanting("a" + std::to_string(i) + "@example.fi"), kAsked).value().value();
    EXPECT_EQ(ask_for(last, wanting("z@example.fi"), kAsked + 24h - 1ms).error().code, "too_many_letters");
    EXPECT_EQ(ask_for(last, wanting("z@example.fi"), kAsked + 24h).value()->letters, 1);
}

TEST(ConfirmationRules, ALetterThatCannotGoOutIsGivenUpInADay) {
    auto put_off = asked();
    for (int i = 0; put_off.state == ConfirmationState::waiting; ++i) {
        ASSERT_LT(i, 100);
        put_off = after_try(std::move(put_off), {Sent::put_off, 451}, put_off.next_try);
    }
    EXPECT_EQ(put_off.state, ConfirmationState::undelivered);
    EXPECT_EQ(after_try(asked(), {}, kAsked + 24h - 1ms).state, ConfirmationState::waiting);
    EXPECT_EQ(after_try(asked(), {}, kAsked + 24h).state, ConfirmationState::undelivered);
}

TEST(ConfirmationCode, IsReadHoweverItIsTyped) {
    std::set<std::string> drawn;
    for (int i = 0; i < 100; ++i) {
        auto const code = new_code();
        EXPECT_THAT(code, ::testing::MatchesRegex("[2-9A-Z]{4}-[2-9A-Z]{4}"));
        EXPECT_TRUE(normal_code(code));
        drawn.insert(code);
    }
    EXPECT_EQ(drawn.size(), 100U);
    EXPECT_EQ(normal_code(" k7wq 2mxr"), "K7WQ2MXR");
    for (auto const* const other : {"", "K7WQ-2MX", "K7WQ-2MXRR", "K0WQ-2MXR", "KIWQ-2MXR", "K7WQ-2MXÄ"})
        EXPECT_EQ(normal_code(other), std::nullopt) << other;
}

TEST(ConfirmationLetter, KeepsToItsLinesAndHasANewIdEachTime) {
    MailOptions const options{
        .host = "mail.example.fi", .from = "polku@example.fi", .link = "https://polku.example.fi"};
    for (auto const language : {domain::Language::fi, domain::Language::sv, domain::Language::en}) {
        auto one = asked();
        one.language = language;
        auto const letter = confirmation_letter(one, "K7WQ-2MXR", {"id-1"}, kAsked, options);
        EXPECT_EQ(letter.to, "a@example.fi");
        EXPECT_THAT(letter.text, ::testing::HasSubstr("Message-ID: <id-1@example.fi>\r\n"));
        EXPECT_THAT(letter.text, ::testing::Not(::testing::HasSubstr("K7WQ"))) << "in its body alone";
        for (std::size_t from = 0; from < letter.text.size();) {
            auto const end = letter.text.find("\r\n", from);
            ASSERT_NE(end, std::string::npos);
            EXPECT_LE(end - from, 78U) << letter.text.substr(from, end - from);
            from = end + 2;
        }
    }
}

}  // namespace
}  // namespace polku::notices
