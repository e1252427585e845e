#include "services/payments/check/store.h"
#include "services/payments/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::payments {
namespace {

using namespace testing;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(StatementApi, FromAMilestoneToAFile) {
    Payments payments;
    payments.verified({.milestone = 1});
    payments.verified({.milestone = 2, .happened_on = "2026-04-30", .type = "M1"});
    auto const open = payments.statement("2026-05");
    EXPECT_EQ(open.state, "open");
    EXPECT_THAT(open.body, HasSubstr(R"("net_cents":230000)"));
    EXPECT_THAT(open.body, HasSubstr(R"("late":true)"));
    auto const frozen = payments.act(fia(), open, "freeze");
    ASSERT_EQ(frozen.status, 200) << frozen.body;
    EXPECT_EQ(payments.act(fia(), frozen, "approve").status, 403);
    auto const approved = payments.act(frans(), frozen, "approve");
    ASSERT_EQ(approved.status, 200) << approved.body;
    auto const batch = payments.act(fia(), approved, "export");
    ASSERT_EQ(batch.status, 200) << batch.body;
    auto const file = payments.get(frans(), "/exports/" + batch.id + "/file");
    EXPECT_THAT(file.body, HasSubstr("batch_id;contract;period;row;line_id;pseudonym"));
    EXPECT_THAT(file.body, HasSubstr(";VALM-2026-A;2026-05;1;"));
    EXPECT_THAT(file.body,
                HasSubstr(";P-SAMPLE0001;M3;1;2026-05-04;2026-05-20;0;" + sample::kLead.text + ";100000;EUR;2550\r\n"));
    auto const facts = payments.get(frans(), "/exports/" + batch.id);
    EXPECT_THAT(facts.body, HasSubstr(R"("line_count":6,"control_total_cents":230000)"));
    auto const shown = payments.statement("2026-05");
    EXPECT_THAT(shown.body, HasSubstr(R"("net_cents":230000,"vat_cents":58650,"gross_cents":288650)"));
}

TEST(StatementApi, ExportedTenTimesItIsOneBatch) {
    Payments payments;
    for (int milestone = 1; milestone <= 30; ++milestone) payments.verified({.milestone = milestone});
    auto const approved =
        payments.act(frans(), payments.act(fia(), payments.statement("2026-05"), "freeze"), "approve");
    auto const first = payments.act(frans(), approved, "export");
    ASSERT_EQ(first.status, 200);
    auto const bytes = payments.get(frans(), "/exports/" + first.id + "/file").body;
    for (int again = 0; again < 10; ++again) {
        payments.router().clock().advance(std::chrono::hours(7));
        auto const repeated = payments.act(again % 2 == 0 ? fia() : frans(), approved, "export");
        EXPECT_EQ(repeated.status, 200);
        EXPECT_EQ(repeated.id, first.id);
        EXPECT_EQ(payments.get(frans(), "/exports/" + repeated.id + "/file").body, bytes);
    }
}

TEST(StatementApi, AMinuteAfterTheCutOffGoesToTheNextMonth) {
    Payments payments;
    payments.verified({.milestone = 1, .verified_at = "2026-05-31T20:59:59.999Z"});
    payments.verified({.milestone = 2, .verified_at = "2026-05-31T21:00:59Z"});
    payments.act(fia(), payments.statement("2026-05"), "freeze");
    EXPECT_THAT(payments.statement("2026-05").body, HasSubstr(R"("line_count":1)"));
    auto const june = payments.statement("2026-06");
    EXPECT_EQ(june.state, "open");
    EXPECT_THAT(june.body, HasSubstr("P-SAMPLE0002"));
    EXPECT_THAT(june.body, HasSubstr(R"("late":true)"));
}

TEST(StatementApi, FrozenLateOrTwiceItIsTheSame) {
    auto const lines_of = [](Payments& payments) {
        auto const body = payments.statement("2026-05").body;
        auto const from = body.find(R"("lines":)");
        return body.substr(from, body.find(R"("decisions":)") - from);
    };
    auto const frozen_at = [&](std::string_view now, bool twice) {
        Payments payments;
        payments.set_now(now);
        payments.verified({.milestone = 1});
        payments.verified({.milestone = 2, .verified_at = "2026-05-21T08:00:00Z"});
        payments.held(2, "contested", "2026-05-22T08:00:00Z");
        payments.verified({.milestone = 3, .verified_at = "2026-05-23T08:00:00Z"});
        payments.held(3, "reopened", "2026-06-01T08:00:00Z");  // after the cut-off: changes nothing
        payments.verified({.milestone = 4, .verified_at = "2026-06-01T09:00:00Z"});
        auto const open = payments.statement("2026-05");
        EXPECT_EQ(payments.act(fia(), open, "freeze").status, 200);
        if (twice) {
            auto const again = payments.act(frans(), open, "freeze");
            EXPECT_EQ(again.status, 409);
            EXPECT_THAT(again.body, HasSubstr(fia().person.text));
        }
        return lines_of(payments);
    };
    auto const once = frozen_at("2026-06-01T12:00:00Z", false);
    EXPECT_THAT(once, HasSubstr("P-SAMPLE0001"));
    EXPECT_THAT(once, Not(HasSubstr("P-SAMPLE0002")));
    EXPECT_THAT(once, HasSubstr("P-SAMPLE0003"));
    EXPECT_THAT(once, Not(HasSubstr("P-SAMPLE0004")));
    EXPECT_EQ(frozen_at("2026-06-04T12:00:00Z", false), once);
    EXPECT_EQ(frozen_at("2026-06-04T12:00:00Z", true), once);
}

TEST(StatementApi, WithOutcomesAwayNothingIsFrozen) {
    Payments payments;
    payments.verified({.milestone = 1});
    payments.outcomes_away = true;
    EXPECT_EQ(payments.act(fia(), payments.statement("2026-05"), "freeze").status, 503);
    EXPECT_EQ(payments.statement("2026-05").state, "open");
}

TEST(StatementApi, AMonthCanEndEarlyAndTheRestWaits) {
    Payments payments;
    payments.set_now("2026-05-20T10:00:00Z");
    payments.verified({.milestone = 1, .verified_at = "2026-05-20T08:00:00Z"});
    auto const open = payments.statement("2026-05");
    EXPECT_EQ(payments.act(fia(), open, "freeze").status, 409);
    EXPECT_EQ(payments.act(fia(), open, "freeze", R"({"end_now":true,"cut_off":"2026-05-19T00:00:00Z"})").status, 422);
    ASSERT_EQ(payments.act(fia(), open, "freeze", R"({"end_now":true})").status, 200);
    payments.verified({.milestone = 2, .verified_at = "2026-05-20T10:00:00Z"});
    EXPECT_THAT(payments.statement("2026-05").body, HasSubstr(R"("line_count":1)"));
    EXPECT_THAT(payments.statement("2026-06").body, HasSubstr("P-SAMPLE0002"));
}

TEST(StatementApi, AHeldLineWaitsUntilItIsReleased) {
    Payments payments;
    payments.verified({.milestone = 1});
    payments.held(1, "contested", "2026-05-20T08:00:00Z");
    auto const open = payments.statement("2026-05");
    EXPECT_THAT(open.body, HasSubstr(R"("held_count":1)"));
    EXPECT_THAT(open.body, HasSubstr(R"("held":"contested")"));
    ASSERT_EQ(payments.act(fia(), open, "freeze").status, 200);
    EXPECT_THAT(payments.statement("2026-05").body, HasSubstr(R"("line_count":0)"));
    payments.released(1, "contested", "2026-06-02T08:00:00Z");
    auto const june = payments.statement("2026-06");
    EXPECT_THAT(june.body, HasSubstr(R"("line_count":1)"));
    payments.set_now("2026-07-01T08:00:00Z");
    EXPECT_EQ(payments.act(fia(), june, "freeze").status, 200);
    EXPECT_THAT(payments.statement("2026-06").body, HasSubstr("P-SAMPLE0001"));
}

TEST(StatementApi, MonthsAreFrozenInOrder) {
    Payments payments;
    payments.set_now("2026-07-02T08:00:00Z");
    payments.verified({.milestone = 1});
    payments.verified({.milestone = 2, .verified_at = "2026-06-20T08:00:00Z"});
    auto const june = payments.statement("2026-06");
    EXPECT_THAT(june.body, Not(HasSubstr("P-SAMPLE0001")));
    auto const refused = payments.act(fia(), june, "freeze");
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("2026-05"));
    ASSERT_EQ(payments.act(fia(), payments.statement("2026-05"), "freeze").status, 200);
    EXPECT_EQ(payments.act(fia(), june, "freeze").status, 200);
}

TEST(StatementApi, ARefusedStatementStaysAndCanBeApproved) {
    Payments payments;
    payments.verified({.milestone = 1});
    auto const frozen = payments.act(fia(), payments.statement("2026-05"), "freeze");
    EXPECT_EQ(payments.act(frans(), frozen, "refuse", R"({"reason":""})").status, 422);
    auto const refused = payments.act(frans(), frozen, "refuse", R"({"reason":"sample"})");
    EXPECT_EQ(refused.state, "refused");
    EXPECT_EQ(payments.act(frans(), frozen, "approve").status, 412);
    EXPECT_EQ(payments.act(frans(), refused, "export").status, 409);
    EXPECT_EQ(payments.act(frans(), refused, "approve").state, "approved");
    EXPECT_THAT(payments.statement("2026-05").body, HasSubstr(R"("reason":"sample")"));
}

TEST(StatementApi, OthersDoNotKnowOfIt) {
    Payments payments;
    payments.verified({.milestone = 1});
    auto const open = payments.statement("2026-05");
    EXPECT_EQ(payments.get(stranger(), "/statements/" + open.id).status, 404);
    EXPECT_EQ(payments.statement("2026-05", stranger()).status, 0);
    EXPECT_EQ(payments.act(stranger(), open, "freeze").status, 404);
    auto lead = finance(40);
    lead.organisation = sample::kLead;
    lead.contract = kContract;
    lead.role = access::Role::consortium_lead;
    EXPECT_EQ(payments.statement("2026-05", lead).status, 200);
    EXPECT_EQ(payments.act(lead, open, "freeze").status, 403);
    auto coach = lead;
    coach.role = access::Role::coach;
    EXPECT_EQ(payments.get(coach, "/statements/" + open.id).status, 403);
    EXPECT_EQ(payments.statement("2026-05", coach).status, 0);
}

TEST(StatementApi, WhatIsNotPayableHasNoLine) {
    Payments payments;
    payments.verified({.milestone = 1, .payable = false});
    EXPECT_EQ(payments.statement("2026-05").status, 0);
}

TEST(StatementApi, ThePriceOfTheDay) {
    Payments payments;
    payments.set_now("2026-08-03T08:00:00Z");
    payments.verified({.milestone = 1, .happened_on = "2026-06-30", .verified_at = "2026-07-20T08:00:00Z"});
    payments.verified(
        {.milestone = 2, .happened_on = "2026-07-01", .verified_at = "2026-07-20T08:00:00Z", .version = 2});
    auto const july = payments.statement("2026-07");
    EXPECT_THAT(july.body, HasSubstr(R"("price_version":1,"price_from":"2026-01-01","amount_cents":200000)"));
    EXPECT_THAT(july.body, HasSubstr(R"("price_version":2,"price_from":"2026-07-01","amount_cents":250001)"));
    EXPECT_THAT(payments.verified({.milestone = 3, .happened_on = "2026-06-30", .version = 2}),
                HasSubstr("version_not_valid"));
}

TEST(StatementApi, TheCheckFindsEverythingInOrder) {
    Payments payments;
    for (int milestone = 1; milestone <= 5; ++milestone) payments.verified({.milestone = milestone});
    payments.verified({.milestone = 6, .verified_at = "2026-06-01T08:00:00Z"});
    auto const approved =
        payments.act(frans(), payments.act(fia(), payments.statement("2026-05"), "freeze"), "approve");
    ASSERT_EQ(payments.act(frans(), approved, "export").status, 200);
    auto const findings = payments.router().database().read([](storage::Tx& tx) { return check_payments(tx); });
    ASSERT_EQ(findings.size(), 6U);
    for (auto const& finding : findings) {
        EXPECT_TRUE(finding.holds()) << finding.what;
        EXPECT_GT(finding.looked_at, 0) << finding.what;
    }
    EXPECT_EQ(findings[0].looked_at, 6);
}

}  // namespace
}  // namespace polku::payments
