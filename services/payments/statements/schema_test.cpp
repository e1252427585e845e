// What a bug meets: the application's own connection, with SQL that no route runs.
#include "services/payments/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::payments {
namespace {

using namespace testing;
using storage::Query;
using storage::Tx;

class StatementSchema : public ::testing::Test {
protected:
    StatementSchema() {
        payments_.verified({.milestone = 1});
        payments_.verified({.milestone = 2, .type = "M1"});
    }
    /// By that wall and no other.
    void expect_refused(Query const& query, std::string_view wall) {
        try {
            payments_.write([&](Tx& tx) { tx.run(query); });
            FAIL() << "was done: " << query.sql;
        } catch (storage::ConstraintError const& refused) {
            EXPECT_THAT(refused.what(), ::testing::HasSubstr(wall)) << query.sql;
        }
    }
    Payments::Answer freeze() { return payments_.act(fia(), payments_.statement("2026-05"), "freeze"); }

    Payments payments_;
};

TEST_F(StatementSchema, ALineIsNeverChanged) {
    expect_refused({"t1", "UPDATE fee_line SET amount_cents = 1"}, "append-only: fee_line");
    expect_refused({"t2", "DELETE FROM fee_line"}, "append-only: fee_line");
    expect_refused({"t3", "UPDATE fee_share SET amount_cents = 0"}, "append-only: fee_share");
    expect_refused({"t4",
                    "INSERT INTO fee_share (fee_line, position, organisation, share_basis_points, amount_cents) "
                    "SELECT id, 9, 'x', 1, 1 FROM fee_line"},
                   "the parts exceed the line");
}

TEST_F(StatementSchema, AnAmountIsThePriceOfItsVersion) {
    expect_refused(
        {"t5",
         "INSERT INTO fee_line SELECT 'x', 'y', contract, version_id, milestone_type, 'P-2', result_group, "
         "occurrence, organisation, happened_on, recorded_at, verified_at, amount_cents + 1, vat_basis_points, "
         "source, epoch, 99, made_at FROM fee_line LIMIT 1"},
        "not the price");
    expect_refused({"t6",
                    "INSERT INTO fee_line SELECT 'x', 'y', contract, version_id, milestone_type, 'P-2', result_group, "
                    "occurrence, organisation, happened_on, recorded_at, verified_at, amount_cents, vat_basis_points, "
                    "source, epoch, 99, made_at FROM fee_line LIMIT 1"},
                   "FOREIGN KEY");  // no such event was read
}

TEST_F(StatementSchema, OneFeeForOneResultOfOneClient) {
    expect_refused(
        {"t6a",
         "INSERT INTO fee_line SELECT 'x', 'y', contract, version_id, milestone_type, pseudonym, result_group, "
         "occurrence, organisation, happened_on, recorded_at, verified_at, amount_cents, vat_basis_points, "
         "source, epoch, 1000, made_at FROM fee_line"},
        "fee_line");
    EXPECT_EQ(payments_.verified({.milestone = 1}), "") << "verified once more, it is paid once";
    expect_refused({"t6b", "UPDATE fee_line SET amount_cents = 1"}, "append-only: fee_line");
}

TEST_F(StatementSchema, FrozenStaysFrozen) {
    ASSERT_EQ(freeze().status, 200);
    expect_refused({"t7", "UPDATE statement_line SET late = 1"}, "frozen: statement_line");
    expect_refused({"t8", "DELETE FROM statement_line"}, "frozen: statement_line");
    expect_refused({"t9",
                    "INSERT INTO statement_line (statement_id, position, fee_line, late) SELECT s.id, 9, 'x', 0 FROM "
                    "statement s"},
                   "frozen: statement_line");
    expect_refused({"t10", "UPDATE statement_vat SET vat_cents = 0"}, "frozen: statement_vat");
    expect_refused({"t11", "DELETE FROM statement_vat"}, "frozen: statement_vat");
    expect_refused({"t12", "INSERT INTO statement_vat SELECT id, 1, 0, 0 FROM statement"}, "frozen: statement_vat");
    expect_refused({"t13", "UPDATE statement SET frozen_at = NULL, state = 'open'"}, "frozen: statement");
    expect_refused({"t14", "UPDATE statement SET state = 'open'"}, "does not go that way");
    expect_refused({"t15", "UPDATE statement SET net_cents = 1"}, "frozen: statement");
    expect_refused({"t16", "UPDATE statement SET frozen_by = 'x'"}, "frozen: statement");
    expect_refused({"t17", "UPDATE statement SET cut_off = cut_off + 1"}, "frozen: statement");
    expect_refused({"t18", "DELETE FROM statement"}, "statement");
}

TEST_F(StatementSchema, NobodyApprovesTheirOwn) {
    ASSERT_EQ(freeze().status, 200);
    expect_refused({"t19", "UPDATE statement SET state = 'approved', approved_at = 1, approved_by = frozen_by"},
                   "approved");
    expect_refused({"t20", "UPDATE statement SET state = 'approved', approved_at = 1, approved_by = 'x'"},
                   "approved by a decision");  // no decision
    expect_refused({"t21", "INSERT INTO statement_decision SELECT id, 1, 'approved', '', 1, frozen_by FROM statement"},
                   "second person");
    expect_refused({"t22", "INSERT INTO statement_decision SELECT id, 1, 'refused', '', 1, 'x' FROM statement"},
                   "reason");
    expect_refused({"t23", "UPDATE statement SET state = 'exported', exported_at = 1"}, "does not go that way");
}

TEST_F(StatementSchema, WhatDoesNotAddUpIsNotFrozen) {
    constexpr Query kLines{"t24",
                           "INSERT INTO statement_line SELECT s.id, l.number, l.id, 0 FROM statement s, fee_line l"};
    payments_.write([&](Tx& tx) { tx.run(kLines); });
    expect_refused(
        {"t25",
         "UPDATE statement SET state = 'frozen', frozen_at = cut_off + 1, frozen_by = 'x', source_epoch = 'e', "
         "source_number = 1, line_count = 2, net_cents = 1, vat_cents = 0"},
        "does not add up");
    expect_refused(
        {"t26",
         "UPDATE statement SET state = 'frozen', frozen_at = cut_off + 1, frozen_by = 'x', source_epoch = 'e', "
         "source_number = 1, line_count = 1, net_cents = 230000, vat_cents = 0"},
        "does not add up");
}

TEST_F(StatementSchema, AHeldLineIsNotFrozen) {
    payments_.held(1, "contested", "2026-05-21T08:00:00Z");
    constexpr Query kLines{"t27",
                           "INSERT INTO statement_line SELECT s.id, l.number, l.id, 0 FROM statement s, fee_line l "
                           "WHERE l.milestone_type = 'M3'"};
    constexpr Query kVat{"t28", "INSERT INTO statement_vat SELECT id, 2550, 200000, 51000 FROM statement"};
    payments_.write([&](Tx& tx) {
        tx.run(kLines);
        tx.run(kVat);
    });
    expect_refused(
        {"t29",
         "UPDATE statement SET state = 'frozen', frozen_at = cut_off + 1, frozen_by = 'x', source_epoch = 'e', "
         "source_number = 1, line_count = 1, net_cents = 200000, vat_cents = 51000"},
        "held back");
}

TEST_F(StatementSchema, ALineIsInOneBatch) {
    auto const approved = payments_.act(frans(), freeze(), "approve");
    expect_refused(
        {"t30", "INSERT INTO export_batch SELECT 'x', id, 1, net_cents + 1, printf('%064d', 0), 1, 'y' FROM statement"},
        "at its total");
    ASSERT_EQ(payments_.act(frans(), approved, "export").status, 200);
    expect_refused(
        {"t31", "INSERT INTO export_batch SELECT 'x', id, 1, net_cents, printf('%064d', 0), 1, 'y' FROM statement"},
        "approved statement is exported");
    expect_refused({"t32", "INSERT INTO export_line SELECT fee_line, batch FROM export_line"}, "export_line");
    expect_refused({"t33", "UPDATE export_batch SET sha256 = ''"}, "append-only: export_batch");
    expect_refused({"t36", "INSERT INTO export_piece SELECT batch, number + 1, content FROM export_piece"},
                   "exported stays");
    expect_refused({"t37", "UPDATE export_piece SET content = x'00'"}, "append-only: export_piece");
    expect_refused({"t34", "DELETE FROM export_line"}, "append-only: export_line");
    expect_refused({"t35", "UPDATE statement SET exported_at = 5"}, "an export stays");
}

}  // namespace
}  // namespace polku::payments
