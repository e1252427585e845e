#include "services/notices/mail/rules.h"

#include "services/notices/mail/letter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace polku::notices {
namespace {

using Outcome = Delivery::Outcome;
using ::testing::HasSubstr;

domain::Instant at(char const* text) { return domain::parse_instant(text).value(); }
domain::Instant const kNow = at("2026-11-27T10:00:00Z");  // noon in Helsinki

WantedMail daily(int hour) {
    return {.mode = MailMode::daily, .hour = hour, .address = "aino@example.fi", .language = domain::Language::fi};
}
Mail waiting() {
    MailSetting const setting{.person = {"p"}, .version = 1, .wanted = daily(8)};
    return new_mail(setting, {.handovers = 2, .cases = 1}, {"00000000-0000-7000-8000-000000000001"}, kNow);
}
std::set<std::string> faults_of(WantedMail const& wanted) {
    std::set<std::string> found;
    auto const refused = choose_mail({.person = {"p"}}, wanted, 1, true, kNow);
    if (refused) return found;
    for (auto const& fault : refused.error().faults) found.insert(fault.pointer + " " + fault.code);
    return found;
}

TEST(MailRules, APersonChoosesAndEveryFaultIsNamed) {
    EXPECT_EQ(faults_of(daily(8)), std::set<std::string>());
    EXPECT_EQ(faults_of({.mode = MailMode::never}), std::set<std::string>());
    EXPECT_EQ(faults_of({.mode = MailMode::daily}), (std::set<std::string>{"/address required", "/hour required"}));
    EXPECT_EQ(faults_of({.mode = MailMode::at_once, .hour = 8, .address = "aino"}),
              (std::set<std::string>{"/address not_an_address", "/hour only_for_daily"}));
    for (auto const* const address :
         {"", "@example.fi", "a@b", "a@b@c.fi", "a b@c.fi", "a@c.fi\r\nBcc: x@y.fi", "<a@c.fi>", "a@.fi", "ä@c.fi"})
        EXPECT_EQ(faults_of({.mode = MailMode::at_once, .address = address}),
                  (std::set<std::string>{"/address not_an_address"}))
            << address;
}

TEST(MailRules, AChoiceIsOnTheVersionShownAndWhereThereIsAMailServer) {
    MailSetting const before{.person = {"p"}, .version = 3};
    EXPECT_EQ(choose_mail(before, daily(8), 2, true, kNow).error().status, 412);
    EXPECT_EQ(choose_mail(before, daily(8), 3, false, kNow).error().code, "mail_not_set_up");
    EXPECT_TRUE(choose_mail(before, {.mode = MailMode::never}, 3, false, kNow).has_value());
    EXPECT_EQ(choose_mail(before, daily(8), 3, true, kNow)->version, 4);
}

TEST(MailRules, ADailyDigestIsMadeAtItsHourInHelsinki) {
    EXPECT_EQ(next_digest(daily(8), kNow), at("2026-11-28T06:00:00Z"));
    EXPECT_EQ(next_digest(daily(13), kNow), at("2026-11-27T11:00:00Z"));
    EXPECT_EQ(next_digest(daily(12), kNow), at("2026-11-28T10:00:00Z")) << "this hour has had its digest";
    EXPECT_EQ(next_digest(daily(8), at("2026-06-01T10:00:00Z")), at("2026-06-02T05:00:00Z"));
    EXPECT_EQ(next_digest({.mode = MailMode::at_once}, kNow), kNow + kBetweenDigests);
}

TEST(MailRules, WhatTheServerTakesIsSentOnce) {
    auto const sent = after_try(waiting(), {Outcome::accepted, 250}, kNow);
    EXPECT_EQ(sent.state, MailState::sent);
    EXPECT_EQ(sent.sent_at, kNow);
    EXPECT_EQ(resend(sent, sent.version, kNow).error().code, "mail_not_dead");
}

TEST(MailRules, WhatIsPutOffIsTriedLaterAndLaterAndThenDead) {
    auto mail = waiting();
    auto now = kNow;
    std::vector<std::int64_t> waits;
    while (mail.state == MailState::waiting) {
        mail = after_try(std::move(mail), {Outcome::put_off, 451}, now);
        waits.push_back((mail.next_try - now) / std::chrono::minutes(1));
        now = mail.next_try;
    }
    EXPECT_THAT(waits, ::testing::ElementsAre(1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60));
    EXPECT_EQ(mail.fault, MailFault::tries_used);
    EXPECT_EQ(mail.reply, 451);
    auto const again = resend(mail, mail.version, now);
    EXPECT_EQ(again->state, MailState::waiting);
    EXPECT_EQ(again->attempts, 0);
    EXPECT_EQ(again->next_try, now);
    EXPECT_EQ(again->fault, std::nullopt);
    EXPECT_EQ(resend(mail, mail.version - 1, now).error().status, 412);
}

TEST(MailRules, WhatIsRefusedIsDeadAtOnce) {
    EXPECT_EQ(after_try(waiting(), {Outcome::refused, 550}, kNow).fault, MailFault::refused);
}

TEST(MailRules, AnOutageUsesNoTriesAndIsLivedThroughForFiveDays) {
    auto mail = waiting();
    for (int i = 0; i < 1000; ++i) mail = after_try(std::move(mail), {}, kNow + std::chrono::minutes(i));
    EXPECT_EQ(mail.state, MailState::waiting);
    EXPECT_EQ(mail.attempts, 0);
    EXPECT_EQ(after_try(mail, {}, kNow + kLongestOutage).fault, MailFault::server_away);
    EXPECT_EQ(pause_after_away(1), std::chrono::seconds(10));
    EXPECT_EQ(pause_after_away(3), std::chrono::seconds(40));
    EXPECT_EQ(pause_after_away(1000), std::chrono::minutes(5));
}

TEST(MailRules, WhatHasNotGoneFollowsItsPersonsChoice) {
    auto dead = after_try(waiting(), {Outcome::refused, 550}, kNow);
    auto wanted = daily(9);
    wanted.address = "aino.uusi@example.fi";
    auto const moved = follow_setting(dead, wanted, kNow);
    EXPECT_EQ(moved.state, MailState::waiting);
    EXPECT_EQ(moved.address, "aino.uusi@example.fi");
    EXPECT_EQ(follow_setting(dead, {.mode = MailMode::never}, kNow).state, MailState::dropped);
}

MailOptions const kOptions{.host = "mail.example.fi", .from = "polku@example.fi", .link = "https://polku.example.fi"};

TEST(MailLetter, IsTheSameBytesHoweverOftenItIsTried) {
    auto mail = waiting();
    auto const first = letter_of(mail, kOptions);
    mail = after_try(std::move(mail), {Outcome::put_off, 451}, kNow);
    EXPECT_EQ(letter_of(mail, kOptions).text, first.text);
    EXPECT_THAT(first.text, HasSubstr("Date: Fri, 27 Nov 2026 10:00:00 +0000\r\n"));
    EXPECT_THAT(first.text, HasSubstr("Message-ID: <00000000-0000-7000-8000-000000000001@example.fi>\r\n"));
    EXPECT_THAT(first.text, HasSubstr("To: aino@example.fi\r\n"));
    EXPECT_THAT(first.text, HasSubstr("Auto-Submitted: auto-generated\r\n"));
    EXPECT_EQ(first.to, "aino@example.fi");
}

TEST(MailLetter, KeepsToItsLines) {
    for (auto const language : {domain::Language::fi, domain::Language::sv, domain::Language::en}) {
        auto mail = waiting();
        mail.language = language;
        auto const text = letter_of(mail, kOptions).text;
        for (std::size_t from = 0; from < text.size();) {
            auto const end = text.find("\r\n", from);
            ASSERT_NE(end, std::string::npos);
            EXPECT_LE(end - from, 78U) << text.substr(from, end - from);
            from = end + 2;
        }
        EXPECT_TRUE(
            std::ranges::all_of(text, [](char c) { return c == '\r' || c == '\n' || (c >= ' ' && c < '\x7f'); }));
    }
}

}  // namespace
}  // namespace polku::notices
