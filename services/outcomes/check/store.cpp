#include "services/outcomes/check/store.h"

#include "services/outcomes/evidence/store.h"

namespace polku::outcomes {

namespace {

using events::Finding;
using storage::Query;
using storage::Row;
using storage::Tx;

constexpr Query kCheckClaimCount{"check.claim_count", "SELECT count(*) FROM milestone"};
constexpr Query kCheckTwoPayable{
    "check.two_payable",
    "SELECT min(id) FROM milestone WHERE payable = 1 AND rival = 0 GROUP BY canonical_client, result_group, occurrence "
    "HAVING count(*) > 1 LIMIT 20"};
constexpr Query kCheckHeldBack{
    "check.held_back",
    "SELECT m.id FROM milestone m WHERE m.payable = 1 AND (m.held_at IS NOT NULL) <> EXISTS (SELECT 1 FROM milestone c "
    "WHERE c.canonical_client = m.canonical_client AND c.result_group = m.result_group AND c.occurrence = m.occurrence "
    "AND c.id <> m.id AND (c.state = 'contested' OR c.payable = 1)) "
    "LIMIT 20"};
constexpr Query kCheckOrphan{
    "check.contested_alone",
    "SELECT c.id FROM milestone c WHERE c.state = 'contested' AND NOT EXISTS (SELECT 1 FROM milestone m WHERE "
    "m.payable = 1 "
    "AND m.canonical_client = c.canonical_client AND m.result_group = c.result_group AND m.occurrence = c.occurrence) "
    "LIMIT 20"};
constexpr Query kCheckDecisionCount{"check.decision_count", "SELECT count(*) FROM verification"};
constexpr Query kCheckOwnDecision{
    "check.own_decision",
    "SELECT v.milestone FROM verification v JOIN milestone m ON m.id = v.milestone WHERE v.decided_by = m.recorded_by "
    "OR EXISTS (SELECT 1 FROM milestone_revision r WHERE r.milestone = v.milestone AND r.made_by = v.decided_by) "
    "OR EXISTS (SELECT 1 FROM membership b WHERE b.person = v.decided_by AND b.started_at <= v.decided_at "
    "AND (b.ended_at IS NULL OR b.ended_at >= m.recorded_at) AND (b.organisation = m.organisation "
    "OR b.organisation IN (SELECT p.organisation FROM lot_party p WHERE p.contract = m.contract))) LIMIT 20"};
constexpr Query kCheckVerifiedCount{"check.verified_count", "SELECT count(*) FROM milestone WHERE state = 'verified'"};
constexpr Query kCheckVerifiedProof{
    "check.verified_proof",
    "SELECT m.id FROM milestone m WHERE m.state = 'verified' AND NOT EXISTS (SELECT 1 FROM verification v "
    "LEFT JOIN evidence e ON e.id = v.evidence WHERE v.milestone = m.id AND v.decision = 'verified' "
    "AND v.evidence_sha256 IS e.sha256 "
    "AND v.evidence IS (SELECT l.id FROM evidence l WHERE l.milestone = m.id ORDER BY l.number DESC LIMIT 1)) LIMIT "
    "20"};
constexpr Query kCheckFiles{"check.files", "SELECT id FROM evidence ORDER BY id"};

std::int64_t outcomes_count(Tx& tx, Query const& query) {
    return tx.one(query, [](Row const& row) { return row.integer(0); }).value_or(0);
}

Finding outcomes_query(Tx& tx, int invariant, std::string what, Query const& counted, Query const& query) {
    return {.invariant = invariant,
            .what = std::move(what),
            .looked_at = outcomes_count(tx, counted),
            .broken = tx.all(query, [](Row const& row) { return row.string(0); })};
}

Finding check_files(Tx& tx, storage::SealingKey const& key) {
    Finding finding{.invariant = 3, .what = "evidence files open and are as they were hashed"};
    for (auto const& id : tx.all(kCheckFiles, [](Row const& row) { return row.id(0); })) {
        finding.looked_at += 1;
        if (!file_is_whole(tx, key, id) && finding.broken.size() < events::kMostBroken)
            finding.broken.push_back(id.text);
    }
    return finding;
}

}  // namespace

std::vector<Finding> check_outcomes(Tx& tx, storage::SealingKey const& key) {
    return {
        check_files(tx, key),
        outcomes_query(tx, 3, "verified on the evidence that is the latest", kCheckVerifiedCount, kCheckVerifiedProof),
        outcomes_query(tx, 4, "one payable claim for one result", kCheckClaimCount, kCheckTwoPayable),
        outcomes_query(tx, 4, "held back exactly while others claim the result", kCheckClaimCount, kCheckHeldBack),
        outcomes_query(tx, 4, "a contested claim contests one that is there", kCheckClaimCount, kCheckOrphan),
        outcomes_query(tx, 5, "decided by nobody with a part in the claim", kCheckDecisionCount, kCheckOwnDecision),
    };
}

}  // namespace polku::outcomes
