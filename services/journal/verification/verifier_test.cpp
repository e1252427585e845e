#include "services/journal/verification/verifier.h"

#include "services/journal/verification/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::journal {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr int kEach = 6;  // leaves 1-6 casework journal, 7-12 its reads, 13-18 and 19-24 those of outcomes

class Verification : public ::testing::Test {
protected:
    Report look(std::vector<CheckpointFile> outside = {}, std::optional<VerifierKey> key = {}) {
        return verify({.data = journal_.data(), .outside = std::move(outside), .key = std::move(key)});
    }
    /// "casework journal 3, leaf 3", or what else is wrong.
    static std::string named(Report const& report) {
        if (!report.first_bad) return report.faults.empty() ? "sound" : report.faults.front();
        auto const& bad = *report.first_bad;
        return bad.source + " " + bad.log + " " + std::to_string(bad.number) + ", leaf " + std::to_string(bad.leaf);
    }
    std::string named_after(std::string const& sql) {
        journal_.attack_journal(sql);
        return named(look());
    }

    JournalAtRest journal_{kEach};
};

TEST_F(Verification, AWholeJournalIsConsistentAndProvedByAnOutsideCheckpoint) {
    auto const alone = look();
    EXPECT_EQ(named(alone), "sound");
    EXPECT_EQ(alone.entries, 4 * kEach);
    EXPECT_EQ(alone.proved, std::nullopt) << "what is kept beside the journal proves nothing";
    auto const outside = journal_.kept_elsewhere();
    ASSERT_EQ(outside.size(), 1U);
    EXPECT_EQ(look(outside, journal_.key()).proved, 4 * kEach);
    journal_.write_more(2);
    auto const later = look(outside);
    EXPECT_EQ(later.entries, 4 * kEach + 8);
    EXPECT_EQ(later.proved, 4 * kEach) << "what came later it cannot prove";
    EXPECT_EQ(look(journal_.kept_elsewhere()).proved, 4 * kEach + 8);
}

TEST_F(Verification, WhatIsNotYetGatheredIsNoFault) {
    journal_.write_logs("outcomes", 3);
    auto const report = look();
    EXPECT_EQ(named(report), "sound");
    EXPECT_EQ(report.not_gathered, 6);
}

TEST_F(Verification, AnErasedRecordLeavesTheTreeProved) {
    auto const outside = journal_.kept_elsewhere();
    storage::open_sqlite(journal_.data() / "journal.db");  // the guards stand: it is erased as the program would
    sqlite3* raw = nullptr;
    ASSERT_EQ(sqlite3_open((journal_.data() / "journal.db").c_str(), &raw), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(raw, "UPDATE record SET canonical = '{}' WHERE leaf = 9", nullptr, nullptr, nullptr),
              SQLITE_OK);
    sqlite3_close(raw);
    auto const report = look(outside);
    EXPECT_EQ(named(report), "sound");
    EXPECT_EQ(report.erased, 1);
    EXPECT_EQ(report.proved, 4 * kEach);
}

TEST_F(Verification, NamesAFlippedBitOfARecord) {
    EXPECT_EQ(named_after("UPDATE record SET canonical = replace(canonical, '\"officer\"', '\"nfficer\"') "
                          "WHERE leaf = 3"),
              "casework journal 3, leaf 3");
    EXPECT_EQ(look().first_bad->at, at("2026-11-23T08:00:02Z"));
}
TEST_F(Verification, NamesAFlippedBitBesideTheText) {
    EXPECT_EQ(named_after("UPDATE record SET gathered_at = gathered_at + 1 WHERE leaf = 8"),
              "casework read_log 2, leaf 8");
}
TEST_F(Verification, NamesAnEntryPutOnAnotherService) {
    EXPECT_EQ(named_after("UPDATE record SET source = 'payments' WHERE leaf = 13"), "payments journal 1, leaf 13");
}
TEST_F(Verification, NamesWhiteSpaceThatMeansNothing) {
    EXPECT_EQ(named_after("UPDATE record SET canonical = canonical || ' ' WHERE leaf = 5"),
              "casework journal 5, leaf 5");
}
TEST_F(Verification, NamesAFlippedBitOfASalt) {
    EXPECT_EQ(named_after("UPDATE tree_leaf SET salt = zeroblob(32) WHERE leaf = 14"), "outcomes journal 2, leaf 14");
}
TEST_F(Verification, NamesAFlippedBitOfALeaf) {
    EXPECT_EQ(named_after("UPDATE tree_leaf SET hash = zeroblob(32) WHERE leaf = 24"), "outcomes read_log 6, leaf 24");
}
TEST_F(Verification, NamesAFlippedBitOfTheTree) {
    EXPECT_EQ(named_after("UPDATE tree_node SET hash = zeroblob(32) WHERE level = 2 AND position = 1"),
              "casework read_log 2, leaf 8");
    EXPECT_THAT(look().first_bad->what, HasSubstr("over the entries 5 to 8"));
}
TEST_F(Verification, NamesAnEntryHiddenFromTheClient) {
    EXPECT_EQ(named_after("DELETE FROM record_client WHERE record = 11"), "casework read_log 5, leaf 11");
    EXPECT_THAT(look().first_bad->what, HasSubstr("whose data"));
}
TEST_F(Verification, NamesAnEntryThatIsSaidToHaveBeenErased) {
    EXPECT_EQ(named_after("UPDATE record SET canonical = '{}' WHERE leaf = 4"), "casework journal 4, leaf 4");
}
TEST_F(Verification, NamesARefusalHiddenFromDataProtection) {
    journal_.write_refusal("casework");
    EXPECT_EQ(named(look()), "sound");
    EXPECT_EQ(named_after("DELETE FROM record_client WHERE kind = 'refusal'"), "casework read_log 7, leaf 25");
}
TEST_F(Verification, NamesACaseGivenToAnotherClient) {
    journal_.attack_journal("UPDATE case_client SET client = 'x'");
    EXPECT_FALSE(look().sound());
}
TEST_F(Verification, NamesAnEntryPutBesideAClient) {
    journal_.attack_journal(
        "INSERT INTO record_client (client, at, record, kind, by_person) "
        "VALUES ('x', 0, 99, 'read', 1)");
    EXPECT_FALSE(look().sound());
}

TEST_F(Verification, NamesADeletedEntryByTheHoleThatItLeft) {
    EXPECT_EQ(named_after("DELETE FROM record_client WHERE record = 3; DELETE FROM record WHERE leaf = 3"),
              "casework journal 3, leaf 3");
    EXPECT_EQ(look().first_bad->what, "it is missing");
    EXPECT_EQ(look().first_bad->at, at("2026-11-23T08:00:02Z")) << "told by the service's own log";
}
TEST_F(Verification, NamesADeletedEntryWithItsLeaf) {
    EXPECT_EQ(named_after("DELETE FROM record_client WHERE record = 15; DELETE FROM record WHERE leaf = 15; "
                          "DELETE FROM tree_leaf WHERE leaf = 15"),
              "outcomes journal 3, leaf 15");
}
TEST_F(Verification, NamesTheLastOfALogWhenItWasDeleted) {
    EXPECT_EQ(named_after("DELETE FROM record_client WHERE record = 12; DELETE FROM record WHERE leaf = 12; "
                          "DELETE FROM tree_leaf WHERE leaf = 12"),
              "casework read_log 6, leaf 12");
}

TEST_F(Verification, NamesTwoTextsThatChangedPlaces) {
    EXPECT_EQ(named_after("CREATE TABLE swap AS SELECT leaf, canonical FROM record WHERE leaf IN (2, 5);"
                          "UPDATE record SET canonical = (SELECT canonical FROM swap WHERE leaf = 7 - record.leaf) "
                          "WHERE leaf IN (2, 5); DROP TABLE swap"),
              "casework journal 2, leaf 2");
}
TEST_F(Verification, NamesTwoRecordsThatChangedPlacesWithTheirLeaves) {
    EXPECT_EQ(named_after("UPDATE record SET leaf = 99 WHERE leaf = 2; UPDATE record SET leaf = 2 WHERE leaf = 7;"
                          "UPDATE record SET leaf = 7 WHERE leaf = 99;"
                          "UPDATE tree_leaf SET leaf = 99 WHERE leaf = 2; UPDATE tree_leaf SET leaf = 2 WHERE leaf = 7;"
                          "UPDATE tree_leaf SET leaf = 7 WHERE leaf = 99;"
                          "UPDATE record_client SET record = 99 WHERE record = 2;"
                          "UPDATE record_client SET record = 2 WHERE record = 7;"
                          "UPDATE record_client SET record = 7 WHERE record = 99"),
              "casework read_log 1, leaf 2");
}

constexpr std::string_view kTruncate =
    "DELETE FROM record_client WHERE record > 20; DELETE FROM record WHERE leaf > 20;"
    "DELETE FROM tree_leaf WHERE leaf > 20; DELETE FROM tree_node WHERE (position + 1) << level > 20;";

TEST_F(Verification, NamesTheFirstOfThoseCutOff) {
    EXPECT_EQ(named_after(std::string(kTruncate)), "outcomes read_log 3, leaf 21");
    EXPECT_THAT(look().first_bad->what, HasSubstr("covers 24 entries and 20 are left"));
}
TEST_F(Verification, NamesThoseCutOffWithTheirCheckpointsByAnOutsideOne) {
    auto const outside = journal_.kept_elsewhere();
    journal_.attack_journal(std::string(kTruncate) + "DELETE FROM checkpoint;");
    std::filesystem::remove_all(journal_.own_checkpoints());
    auto const alone = look();
    EXPECT_EQ(named(alone), "sound") << "it fits together, which is why that is not called proved";
    EXPECT_EQ(alone.not_gathered, 4);
    EXPECT_EQ(named(look(outside)), "outcomes read_log 3, leaf 21");
}
TEST_F(Verification, NamesThoseCutOffCarelesslyByWhatTheTreeStillHas) {
    journal_.attack_journal(
        "DELETE FROM record_client WHERE record > 20; DELETE FROM record WHERE leaf > 20;"
        "DELETE FROM tree_leaf WHERE leaf > 20; DELETE FROM checkpoint");
    std::filesystem::remove_all(journal_.own_checkpoints());
    EXPECT_EQ(named(look()), "outcomes read_log 3, leaf 21");
}

constexpr std::string_view kForge =
    "UPDATE record SET canonical = replace(canonical, '\"plan_read\"', '\"case_read\"') WHERE leaf = 10;";

TEST_F(Verification, NamesAnEntryRewrittenWithTheWholeTreeByTheServicesOwnLog) {
    journal_.attack_journal(std::string(kForge));
    journal_.rebuild_tree();
    journal_.sign_again();
    auto const report = look();
    EXPECT_EQ(named(report), "casework read_log 4, leaf 10");
    EXPECT_THAT(report.first_bad->what, HasSubstr("casework's own log"));
}
TEST_F(Verification, AnOutsideCheckpointSaysWhatARewrittenJournalAndItsSourcesHide) {
    journal_.write_more(1);
    auto const outside = journal_.kept_elsewhere();
    ASSERT_EQ(outside.size(), 2U);
    auto const key = journal_.key();
    journal_.attack("casework.reads.db",
                    "UPDATE read_entry SET entry = replace(entry, '\"plan_read\"', '\"case_read\"') WHERE number = 7");
    journal_.attack_journal(
        "UPDATE record SET canonical = replace(canonical, '\"plan_read\"', '\"case_read\"') WHERE leaf = 26;");
    journal_.rebuild_tree(26);
    journal_.sign_again();
    EXPECT_EQ(named(look()), "sound") << "everything here was forged alike";
    auto const report = look(outside, key);
    EXPECT_EQ(named(report), "casework journal 7, leaf 25");
    EXPECT_THAT(report.first_bad->what, HasSubstr("one of those from 25 to 28 was altered"));
    EXPECT_EQ(report.proved, std::nullopt);
}
TEST_F(Verification, ACheckpointSignedAgainWithAnotherKeyProvesNothing) {
    auto const kept = journal_.kept_elsewhere();
    auto const key = journal_.key();
    journal_.attack_journal(std::string(kForge));
    journal_.rebuild_tree();
    std::filesystem::remove(storage::keys_folder(journal_.data()) / "journal.key");
    std::filesystem::remove(verifier_key_file(journal_.data()));
    journal_.sign_again();
    auto const forged = journal_.kept_elsewhere();
    auto const report = look(forged, key);
    EXPECT_THAT(report.faults, ::testing::Contains(HasSubstr("is not signed with the key " + key.name)));
    EXPECT_EQ(named(report), "casework read_log 4, leaf 10") << "and the entry is named all the same";
    EXPECT_EQ(report.proved, std::nullopt);
    EXPECT_THAT(look(kept).faults, ::testing::Contains(HasSubstr("is not signed with the key")))
        << "nor does the key that lies there now fit the checkpoint that was kept";
}
TEST_F(Verification, ADamagedCheckpointProvesNothing) {
    auto outside = journal_.kept_elsewhere();
    outside[0].note[25] ^= 1;
    auto const report = look(outside);
    EXPECT_FALSE(report.sound());
    EXPECT_EQ(report.proved, std::nullopt);
    EXPECT_EQ(report.first_bad, std::nullopt);
}

TEST_F(Verification, NamesWhatIsMissingInAServicesOwnLog) {
    journal_.attack("outcomes.reads.db", "DELETE FROM read_entry WHERE number = 2");
    EXPECT_EQ(named(look()), "outcomes read_log 2, leaf 20");
    EXPECT_THAT(look().first_bad->what, HasSubstr("no such entry in its own log"));
}
TEST_F(Verification, NamesAGapInWhatWasNotGatheredYet) {
    journal_.write_logs("casework", 3);
    journal_.attack("casework.db", "DELETE FROM journal WHERE number = 8");
    EXPECT_EQ(named(look()), "casework journal 8, leaf 0");
}
TEST_F(Verification, SaysWhichServicesLogsAreNotThere) {
    std::filesystem::remove(journal_.data() / "outcomes.reads.db");
    std::filesystem::remove(journal_.data() / "outcomes.db");
    auto const report = look();
    EXPECT_EQ(named(report), "sound");
    EXPECT_THAT(report.logs_absent, ElementsAre("outcomes"));
}
TEST_F(Verification, LooksBesideTheRunningProgram) {
    auto const running = storage::open_sqlite(journal_.data() / "journal.db");
    EXPECT_EQ(named(look()), "sound");
    EXPECT_THAT(look().faults, IsEmpty());
}
TEST(JournalVerification, SaysWhenThereIsNoJournal) {
    storage::TemporaryDirectory const empty;
    EXPECT_THROW(verify({.data = empty.path()}), storage::StorageError);
}

}  // namespace
}  // namespace polku::journal
