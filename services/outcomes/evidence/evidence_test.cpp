#include "services/outcomes/check/store.h"
#include "services/outcomes/evidence/rules.h"
#include "services/outcomes/testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace polku::outcomes {
namespace {

using namespace testing;
using namespace std::string_literals;

std::string evidence_id_of(Outcomes& outcomes, Outcomes::Answer const& milestone) {
    auto const body = outcomes.get(tuula(), "/milestones/" + milestone.id).body;
    auto const at = body.find(R"("evidence":[{"id":")");
    return at == std::string::npos ? "" : body.substr(at + 19, 36);
}

TEST(EvidenceRules, FilesAreKnownByTheirBytes) {
    EXPECT_EQ(media_type_of("%PDF-1.4\x01"), "application/pdf");
    EXPECT_EQ(media_type_of("\x89PNG\r\n\x1a\n...."), "image/png");
    EXPECT_EQ(media_type_of("\xff\xd8\xff\xe0"), "image/jpeg");
    EXPECT_EQ(media_type_of("Työsopimus\r\n"), "text/plain");
    EXPECT_EQ(media_type_of("MZ\x90\x00"s), "");
    EXPECT_EQ(media_type_of("\xff\xfe"), "");
}

TEST(EvidenceRules, WhatIsNotWhatItSaysIsRefused) {
    EXPECT_TRUE(check_file("%PDF-1.4", "application/pdf"));
    EXPECT_EQ(check_file("%PDF-1.4", "image/png").error().status, 422);
    EXPECT_EQ(check_file("", "text/plain").error().status, 422);
    EXPECT_TRUE(check_file(std::string(kMaxEvidenceBytes, 'a'), "text/plain"));
    EXPECT_EQ(check_file(std::string(kMaxEvidenceBytes + 1, 'a'), "text/plain").error().status, 413);
}

TEST(EvidenceApi, TheFileComesBackAsItWas) {
    Outcomes outcomes;
    auto const recorded = outcomes.record(aino(), kLotA);
    auto const file = "%PDF-1.7\n" + std::string(2'500'000, '\x07') + "end";
    ASSERT_EQ(outcomes.prove(aino(), recorded, file).status, 200);
    auto const evidence = evidence_id_of(outcomes, recorded);
    auto const read = outcomes.get(tuula(), "/milestones/" + recorded.id + "/evidence/" + evidence);
    EXPECT_EQ(read.status, 200);
    EXPECT_TRUE(read.body == file);
    EXPECT_EQ(outcomes.get(stranger(), "/milestones/" + recorded.id + "/evidence/" + evidence).status, 404);
}

TEST(EvidenceApi, OnlyAcceptedKindsAndTypes) {
    Outcomes outcomes;
    auto const recorded = outcomes.record(aino(), kLotA);
    EXPECT_EQ(outcomes.prove(aino(), recorded, "%PDF-1", "application/pdf", "payslip").status, 422);
    EXPECT_EQ(outcomes.prove(aino(), recorded, "%PDF-1", "application/zip").status, 415);
    EXPECT_EQ(outcomes.prove(ben(), recorded).status, 404);
    EXPECT_EQ(outcomes.prove(silja(), recorded).status, 403);
    EXPECT_EQ(outcomes.prove(tuula(), recorded).status, 403);
}

TEST(EvidenceApi, SupersedingReopensTheVerification) {
    Outcomes outcomes;
    auto const proved = outcomes.prove(aino(), outcomes.record(aino(), kLotA));
    auto const verified = outcomes.act(tuula(), proved, "verify");
    ASSERT_EQ(verified.status, 200) << verified.body;
    auto const reopened = outcomes.prove(aino(), verified, "%PDF-1.7 other");
    EXPECT_EQ(reopened.state, "recorded");
    EXPECT_EQ(outcomes.correct(aino(), reopened, "M1", "2026-11-02").status, 409);  // the claim itself stays
    EXPECT_EQ(outcomes.act(aino(), reopened, "withdraw").status, 409);
    ASSERT_EQ(outcomes.events_of("polku.milestone.held.v1").size(), 1U);
    auto const again = outcomes.act(tuula(), reopened, "verify");
    EXPECT_EQ(again.state, "verified");
    EXPECT_EQ(outcomes.events_of("polku.milestone.released.v1").size(), 1U);
    EXPECT_EQ(outcomes.events_of("polku.milestone.verified.v1").size(), 1U);  // money hears of it once
}

TEST(EvidenceApi, RefusedAfterSupersedingItStillHoldsTheResult) {
    Outcomes outcomes;
    auto const proved = outcomes.prove(aino(), outcomes.record(aino(), kLotA));
    auto const reopened = outcomes.prove(aino(), outcomes.act(tuula(), proved, "verify"), "%PDF-1.7 other");
    EXPECT_EQ(outcomes.act(tuula(), reopened, "refuse", R"({"reason":"sample"})").state, "refused");
    EXPECT_EQ(outcomes.events_of("polku.milestone.held.v1").size(), 2U);
    EXPECT_EQ(outcomes.record(ben(), kLotB).state, "contested");
}

TEST(EvidenceApi, TheCheckFindsEverythingInOrder) {
    Outcomes outcomes;
    auto const proved = outcomes.prove(aino(), outcomes.record(aino(), kLotA));
    outcomes.record(ben(), kLotB);
    auto const held = outcomes.get(aino(), "/milestones/" + proved.id);
    ASSERT_EQ(outcomes.act(tuula(), held, "verify").status, 200);
    auto const findings =
        outcomes.router().database().read([&](storage::Tx& tx) { return check_outcomes(tx, outcomes.key()); });
    ASSERT_EQ(findings.size(), 6U);
    for (auto const& finding : findings) {
        EXPECT_TRUE(finding.holds()) << finding.what;
        EXPECT_GT(finding.looked_at, 0) << finding.what;
    }
}

}  // namespace
}  // namespace polku::outcomes
