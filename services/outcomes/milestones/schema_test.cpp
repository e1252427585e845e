// What a bug meets: the application's own connection, with SQL that no route runs.
#include "services/outcomes/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::outcomes {
namespace {

using namespace testing;
using storage::Query;
using storage::Tx;

class MilestoneSchema : public ::testing::Test {
protected:
    /// By that wall and no other.
    void expect_refused(Query const& query, std::string_view wall) {
        try {
            outcomes_.write([&](Tx& tx) { tx.run(query); });
            FAIL() << "was done: " << query.sql;
        } catch (storage::ConstraintError const& refused) {
            EXPECT_THAT(refused.what(), ::testing::HasSubstr(wall)) << query.sql;
        }
    }
    void expect_refused_for(Query const& query, domain::Id const& who, domain::Id const& organisation,
                            std::string_view wall) {
        try {
            outcomes_.write([&](Tx& tx) { tx.run(query, who, organisation); });
            FAIL() << "was done: " << who.text;
        } catch (storage::ConstraintError const& refused) {
            EXPECT_THAT(refused.what(), ::testing::HasSubstr(wall)) << who.text;
        }
    }

    Outcomes outcomes_;
};

constexpr Query kDecide{
    "test.decide",
    "INSERT INTO verification (milestone, number, decision, reason, decided_at, decided_by, organisation, "
    "contract_version, evidence, evidence_sha256) SELECT m.id, 1, 'verified', '', m.recorded_at, $1, $2, 1, "
    "e.id, e.sha256 FROM milestone m LEFT JOIN evidence e ON e.milestone = m.id"};

TEST_F(MilestoneSchema, TheRecorderAndThePaidDecideNothing) {
    auto const recorded = outcomes_.record(aino(), kLotA);
    auto const corrected = outcomes_.correct(aili(), recorded, "M3", "2026-11-03");
    outcomes_.prove(aino(), corrected);
    outcomes_.write([](Tx& tx) {
        keep(tx,
             Membership{.id = id(81), .person = id(61), .organisation = kMemberA, .started_at = {1}, .ended_at = {}});
        keep(tx,
             Membership{.id = id(82), .person = id(62), .organisation = kAuthority, .started_at = {1}, .ended_at = {}});
        keep(tx,
             Membership{.id = id(83), .person = id(62), .organisation = kMemberA, .started_at = {1}, .ended_at = {}});
        keep(tx, Membership{.id = id(84), .person = id(63), .organisation = kLeadA, .started_at = {1}, .ended_at = {}});
    });
    expect_refused_for(kDecide, aino().person, kLeadA, "has a part");      // recorded it
    expect_refused_for(kDecide, aino().person, kAuthority, "has a part");  // whatever the row says of the organisation
    expect_refused_for(kDecide, aili().person, kAuthority, "has a part");  // corrected it
    expect_refused_for(kDecide, id(61), kAuthority, "belongs to");         // a member firm's person
    expect_refused_for(kDecide, id(62), kAuthority, "belongs to");         // an officer with a second membership
    expect_refused_for(kDecide, id(63), kLeadA, "belongs to");             // a colleague
    expect_refused_for(kDecide, id(64), kAuthority, "not known");          // nobody known
    outcomes_.write([](Tx& tx) { tx.run(kDecide, tuula().person, kAuthority); });
}

TEST_F(MilestoneSchema, VerifiedOnlyByADecision) {
    outcomes_.prove(aino(), outcomes_.record(aino(), kLotA));
    expect_refused({"t1", "UPDATE milestone SET state = 'verified', verified_at = recorded_at, contract_version = 1"},
                   "decided by a verification");
    expect_refused({"t2", "UPDATE milestone SET state = 'refused', payable = 0"}, "decided by a verification");
    expect_refused(
        {"t3",
         "INSERT INTO milestone (id, case_id, client, access_version, contract, organisation, type, result_group, "
         "occurrence, happened_on, note, recorded_at, recorded_by, state, payable, verified_at, contract_version, "
         "canonical_client) SELECT 'x', case_id, 'y', 1, contract, organisation, type, result_group, occurrence, "
         "happened_on, note, "
         "recorded_at, recorded_by, 'verified', 1, recorded_at, 1, 'y' FROM milestone"},
        "begins unverified");
}

TEST_F(MilestoneSchema, VerifiedEvidenceAndClaimStay) {
    auto const proved = outcomes_.prove(aino(), outcomes_.record(aino(), kLotA));
    expect_refused({"t4", "UPDATE evidence SET sha256 = sha256"}, "append-only: evidence");
    expect_refused({"t5", "DELETE FROM evidence_chunk"}, "append-only: evidence_chunk");
    expect_refused({"t6", "INSERT INTO evidence_chunk (evidence, number, sealed) SELECT id, 1, x'00' FROM evidence"},
                   "frozen: evidence");
    ASSERT_EQ(outcomes_.act(tuula(), proved, "verify").status, 200);
    expect_refused(
        {"t7",
         "INSERT INTO evidence (id, milestone, number, kind, media_type, size, chunks, sha256, uploaded_at, "
         "uploaded_by) SELECT 'x', milestone, 2, kind, media_type, size, chunks, sha256, uploaded_at, uploaded_by "
         "FROM evidence"},
        "frozen: evidence");
    expect_refused({"t8", "UPDATE evidence_chunk SET sealed = x'00'"}, "append-only: evidence_chunk");
    expect_refused({"t9", "UPDATE milestone SET happened_on = '2026-01-05'"}, "frozen: milestone");
    expect_refused({"t10", "UPDATE milestone SET verified_at = verified_at + 1"}, "frozen: milestone");
    expect_refused({"t11", "UPDATE milestone SET recorded_by = 'x'"}, "stays that of its case");
    expect_refused({"t12", "UPDATE milestone SET state = 'withdrawn', payable = 0"}, "does not go that way");
    expect_refused({"t13", "DELETE FROM milestone"}, "a milestone is kept");
    expect_refused({"t14", "DELETE FROM verification"}, "append-only: verification");
}

TEST_F(MilestoneSchema, OnePayableClaimForOneResult) {
    outcomes_.record(aino(), kLotA);
    outcomes_.record(ben(), kLotB);
    expect_refused({"t15", "UPDATE milestone SET state = 'recorded', payable = 1 WHERE state = 'contested'"}, "UNIQUE");
    expect_refused({"t16", "UPDATE milestone SET payable = 1 WHERE state = 'contested'"}, "CHECK");
}

TEST_F(MilestoneSchema, APseudonymStays) {
    ASSERT_EQ(outcomes_.act(tuula(), outcomes_.record(aino(), kLotA, "M1"), "verify").status, 200);
    expect_refused({"t17", "UPDATE pseudonym SET pseudonym = 'P-0000000000'"}, "append-only: pseudonym");
    expect_refused({"t18", "DELETE FROM pseudonym"}, "append-only: pseudonym");
}

}  // namespace
}  // namespace polku::outcomes
